"""A new pile."""

from typing import Any

from django import forms

from feedback.enums import Channel
from feedback.forms.entering.fields import KeyField, not_in_the_future
from lib.govukforms import DatePartsField, GovukForm

LARGEST_PILE = 5_000


class StartBatchForm(GovukForm):
    """A new pile."""

    submit_text = "Start this pile"
    key = KeyField()
    title = forms.CharField(
        label="What is in this pile?",
        max_length=120,
        help_text="For example, “Coffee morning in Barnstaple” or “Post, first week of May”. No names of families.",
        error_messages={"required": "Enter what is in this pile", "max_length": "Use 120 characters or fewer"},
    )
    channel = forms.ChoiceField(
        label="How did it come to us?",
        choices=tuple(choice for choice in Channel.choices if choice[0] != Channel.WEB),
        widget=forms.RadioSelect,
        error_messages={"required": "Select how it came to us"},
    )
    heard_on = DatePartsField(
        label="On which day was it said or written?",
        called="the day",
        required=False,
        help_text="Leave it empty when the days differ. We then ask for each one.",
    )
    expected = forms.IntegerField(
        label="How many are in the pile?",
        required=False,
        min_value=1,
        max_value=LARGEST_PILE,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "govuk-input--width-4"}),
        error_messages={"min_value": "Enter 1 or more", "max_value": "Enter 5,000 or fewer"},
    )

    def clean_heard_on(self) -> Any:
        """A day that has come."""
        return not_in_the_future(self.cleaned_data["heard_on"])
