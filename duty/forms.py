"""The forms of the rota."""

from typing import Any

from django import forms

from accounts.models import User
from duty.enums import Turn, Weekday
from duty.models import OutOfHours
from duty.selectors.rota import leads
from lib import clock, phones
from lib.codes import new_token
from lib.govukforms.dates import DatePartsField
from lib.govukforms.forms import GovukForm

WRONG_TIME = "Enter a time like 17:00"
WRONG_MOBILE = "Enter a UK mobile number like 07700 900123"
UK_MOBILE = "+447"
LONGEST_NUMBER = 60
MOST_YEARS = 2


class LeadField(forms.TypedChoiceField):
    """One of the safeguarding leads."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(coerce=int, **kwargs)

    def people(self) -> dict[str, User]:
        """Return the leads by the value of their choice."""
        return {str(lead.pk): lead for lead in leads()}


class _OfALead(GovukForm):
    """A form about one of the leads; who they are is read when the form is made."""

    person = LeadField(label="Who?", error_messages={"required": "Select who it is"})

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["person"]
        self.people = field.people() if isinstance(field, LeadField) else {}
        field.choices = [("", "Choose"), *((key, lead.name) for key, lead in self.people.items())]  # type: ignore[attr-defined]

    def clean_person(self) -> User:
        """Return the person."""
        return self.people[str(self.cleaned_data["person"])]


class TimeField(forms.TimeField):
    """A time of the day on the clock in Devon."""

    def __init__(self, **kwargs: Any) -> None:
        clock_box = forms.TimeInput(format="%H:%M", attrs={"class": "govuk-input--width-5", "inputmode": "text"})
        formats = ("%H:%M", "%H.%M", "%H%M")
        errors = {"required": WRONG_TIME, "invalid": WRONG_TIME}
        super().__init__(widget=clock_box, input_formats=formats, error_messages=errors, **kwargs)


class ShiftForm(_OfALead):
    """A weekly shift."""

    submit_text = "Save this shift"
    weekday = forms.TypedChoiceField(
        label="On which day does it begin?",
        choices=Weekday,
        coerce=int,
        error_messages={"required": "Select a day"},
    )
    begins = TimeField(label="From", help_text="In 24 hours, like 09:00.")
    ends = TimeField(label="To", help_text="An earlier time means the next day. The same time means 24 hours.")
    turn = forms.ChoiceField(
        label="Are they first, or deputy?",
        choices=Turn,
        widget=forms.RadioSelect,
        error_messages={"required": "Select first or deputy"},
    )


class AbsenceForm(_OfALead):
    """Whole days on which somebody is away."""

    submit_text = "Save these days"
    first_day = DatePartsField(label="First day away", called="the first day")
    last_day = DatePartsField(
        label="Last day away",
        called="the last day",
        help_text="A night shift belongs to the day on which it begins, and to the day on which it ends.",
    )

    def clean(self) -> dict[str, Any]:
        """Refuse days that are over, or that end before they begin."""
        found = super().clean() or {}
        first, last = found.get("first_day"), found.get("last_day")
        if first and last and last < first:
            self.add_error("last_day", "Enter a last day that is the same as the first day or later")
        elif last and last < clock.today():
            self.add_error("last_day", "Enter a last day that is not over yet")
        elif last and last.year > clock.today().year + MOST_YEARS:
            self.add_error("last_day", f"Enter a last day within {MOST_YEARS} years")
        return found


class NumberForm(GovukForm):
    """One's own number for alerts by text; empty takes it out."""

    submit_text = "Save my number"
    number = forms.CharField(
        label="Your mobile number",
        max_length=LONGEST_NUMBER,
        required=False,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel", "class": "govuk-input--width-20"}),
        help_text="We use it for alerts and nothing else. Leave it empty to take it out.",
        error_messages={"max_length": WRONG_MOBILE},
    )

    def clean_number(self) -> str:
        """Return the number as the whole world writes it, or an empty text."""
        typed = self.cleaned_data["number"].strip()
        number = phones.e164(typed)
        if typed and not number.startswith(UK_MOBILE):
            raise forms.ValidationError(WRONG_MOBILE)
        return number


class OutOfHoursForm(GovukForm):
    """What holds at night, at weekends and on bank holidays."""

    submit_text = "Save"
    name = forms.CharField(label="What the line is called", max_length=120, required=False)
    phone = forms.CharField(
        label="Its number", max_length=40, required=False, widget=forms.TextInput(attrs={"type": "tel"})
    )
    hours = forms.CharField(label="When somebody answers there", max_length=120, required=False)
    action = forms.CharField(
        label="What a lead does out of hours",
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=OutOfHours._meta.get_field("action").max_length,  # noqa: SLF001  Django documents it
        required=False,
        help_text="In plain words. Leads read this beside each concern.",
    )


class SendTestForm(GovukForm):
    """One button. The key makes one test of one form, however often it is pressed."""

    key = forms.RegexField(r"\A[\w-]{43}\Z", widget=forms.HiddenInput, required=False)

    def own_key(self) -> str:
        """Return the form's key, or a new one where it is missing or damaged."""
        given = self.cleaned_data.get("key", "") if self.is_valid() else ""
        return given or new_token()
