"""Forms of volunteers' hours and of thanks."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms

from accounts.models import User
from commitments.enums import Task
from commitments.forms.fields import DayThatWas
from commitments.models import VolunteerHours
from commitments.models.hours import MOST_QUARTERS
from lib.govukforms.forms import GovukForm

WRONG = "Enter hours in quarters, like 1.5 or 0.25, and 24 at most"


class HoursForm(GovukForm):
    """When, how long, and for what."""

    submit_text = "Save these hours"
    on = DayThatWas(label="On which day?", called="the day")
    hours = forms.DecimalField(
        label="How many hours?",
        help_text="In quarters of an hour, like 1.5.",
        max_digits=6,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-3", "inputmode": "decimal"}),
        error_messages=dict.fromkeys(
            ("required", "invalid", "max_digits", "max_decimal_places", "max_whole_digits"), WRONG
        ),
    )
    task = forms.ChoiceField(label="What for?", choices=Task.choices, widget=forms.RadioSelect)
    token = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)

    def clean_hours(self) -> int:
        """Return quarter hours. Raises ValidationError for parts of a quarter, none, or more than a day has."""
        quarters = self.cleaned_data["hours"] * 4
        if quarters != quarters.to_integral_value() or not 1 <= quarters <= MOST_QUARTERS:
            raise forms.ValidationError(WRONG)
        return int(quarters)

    def told(self) -> dict[str, Any]:
        """Return the hours by the names of the service; only for a valid form."""
        said = self.cleaned_data
        return {"on": said["on"], "quarters": said["hours"], "task": said["task"]}


def initial_of_hours(entry: VolunteerHours) -> dict[str, Any]:
    """Return what the form shows for an entry."""
    return {"on": entry.on, "hours": f"{Decimal(entry.quarters) / 4:g}", "task": entry.task}


class ThanksForm(GovukForm):
    """Who is thanked for what, and what was paid or given."""

    submit_text = "Save this thank you"
    to = forms.ChoiceField(label="Who?")
    words = forms.CharField(label="Thank you for …", max_length=500, help_text="Only they and you can read it.")
    expenses = forms.CharField(label="Which expenses were paid?", max_length=200, required=False)
    reward = forms.CharField(label="What was given?", max_length=200, required=False, help_text="A voucher, a course.")

    def __init__(self, *args: Any, volunteers: Sequence[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.volunteers = {str(one.pk): one for one in volunteers}
        choices = [(key, one.name) for key, one in self.volunteers.items()]
        self.fields["to"].choices = choices  # type: ignore[attr-defined]  # a field of choices

    def told(self) -> dict[str, Any]:
        """Return the thank you by the names of the service; only for a valid form."""
        return {**self.cleaned_data, "to": self.volunteers[self.cleaned_data["to"]]}
