"""Fields that several forms of actions share."""

from datetime import date
from typing import Any

from django import forms

from lib import clock
from lib.govukforms.dates import DatePartsField
from lib.govukforms.forms import GovukForm

LONGEST = 2000
MOST_YEARS = 10  # until something is due, or since something was
MOST_VERSION = 2**31 - 1


class StepForm(GovukForm):
    """A form of one step with an action. It knows which version of it was on the page."""

    submit_text = "Save"
    mark_optional = True
    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=20)

    @property
    def seen_version(self) -> int:
        """The version that was on the page; 0 where that cannot be read."""
        said = str(self.cleaned_data.get("seen", ""))
        return min(int(said), MOST_VERSION) if said.isascii() and said.isdigit() else 0

    def saw(self, version: int) -> None:
        """Hold a newer version, so that the next press saves over it knowingly."""
        data = self.data.copy()  # type: ignore[attr-defined]  # what was sent
        data["seen"] = str(version)
        self.data = data


class Words(forms.CharField):
    """Some sentences."""

    def __init__(self, *, rows: int = 4, **kwargs: Any) -> None:
        super().__init__(max_length=LONGEST, widget=forms.Textarea(attrs={"rows": rows}), **kwargs)


class DayToCome(DatePartsField):
    """A day from today on, within some years."""

    def clean(self, value: Any) -> date | None:
        """Return the day. Raises ValidationError for one that has passed or is too far away."""
        found = super().clean(value)
        if found and found < clock.today():
            raise forms.ValidationError("Enter a day that is still to come")
        if found and found.year > clock.today().year + MOST_YEARS:
            raise forms.ValidationError(f"Enter a day within {MOST_YEARS} years")
        return found


class DayThatWas(DatePartsField):
    """A day up to today, within some years."""

    def clean(self, value: Any) -> date | None:
        """Return the day. Raises ValidationError for one in the future or too long ago."""
        found = super().clean(value)
        if found and found > clock.today():
            raise forms.ValidationError("Enter a day that is not in the future")
        if found and found.year < clock.today().year - MOST_YEARS:
            raise forms.ValidationError(f"Enter a day within the last {MOST_YEARS} years")
        return found
