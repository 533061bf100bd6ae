"""Forms of outreach: what we will do, and what came of it."""

from datetime import date
from typing import Any

from django import forms

from lib import clock
from lib.codes import is_token, new_token
from lib.govukforms import DatePartsField, GovukForm


class PlanForm(GovukForm):
    """One thing to do. Everybody reads it, so it names no person."""

    submit_text = "Add it"
    mark_optional = False
    error_names = {
        "group": "whom you want to hear from",
        "what": "what you will do",
        "who": "the post that answers for it",
        "due_on": "the day by which it is done",
    }

    group = forms.CharField(
        label="Whom do you want to hear from?", help_text="A group, such as families in Torridge.", max_length=120
    )
    what = forms.CharField(
        label="What will you do?",
        help_text="For example: go to a coffee morning with paper forms.",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    who = forms.CharField(label="Who answers for it?", help_text="The post, not the name of a person.", max_length=120)
    due_on = DatePartsField(label="By when?", help_text="For example, 27 3 2027.")
    key = forms.CharField(widget=forms.HiddenInput, max_length=64)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["key"].initial = new_token()

    def clean_due_on(self) -> date:
        """Return a day that is still to come, and not further off than anybody can promise."""
        day: date = self.cleaned_data["due_on"]
        if day < clock.today():
            raise forms.ValidationError("By when must be today or later")
        if day.year > clock.today().year + 5:
            raise forms.ValidationError("By when must be within five years")
        return day

    def clean_key(self) -> str:
        """Return the form's own secret, or a new one where it was changed."""
        key: str = self.cleaned_data["key"]
        return key if is_token(key) else new_token()


class FinishForm(GovukForm):
    """What came of it, the honest answer too."""

    submit_text = "Save"
    mark_optional = False
    error_names = {"outcome": "what came of it"}

    outcome = forms.CharField(
        label="What came of it?",
        help_text="Everybody reads it. Say it too when nobody came. Name no person. It cannot be changed later.",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
