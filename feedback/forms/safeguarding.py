"""The forms about somebody's safety: as short as they can be."""

from django import forms

from lib.govukforms.forms import GovukForm


class WorryForm(GovukForm):
    """What made somebody worry; it may be left empty."""

    worry = forms.CharField(
        label="What worries you?",
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=5_000,
        required=False,
        help_text="Only the safeguarding lead reads this. You can leave it empty.",
    )
    submit_text = "Someone is not safe: tell the safeguarding lead"


class CloseForm(GovukForm):
    """What was decided about a concern."""

    outcome = forms.CharField(
        label="What was decided, and what was done",
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=5_000,
        error_messages={"required": "Enter what was decided and what was done"},
    )
    referral_reference = forms.CharField(
        label="Reference of the referral", max_length=60, required=False, help_text="If you passed it on."
    )
    read_again = forms.BooleanField(
        label="Let a moderator read it again before anybody else sees it", required=False, initial=True
    )
    submit_text = "Close this concern"
