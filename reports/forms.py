"""Forms of the reports' desk."""

from datetime import date
from typing import Any

from django import forms

from authority.selectors import settings
from reports.periods import Period, containing


class AskForm(forms.Form):
    """One period, by its first day. It is a button for each period, so there is nothing to fill in."""

    start = forms.DateField(error_messages={"required": "Choose a period.", "invalid": "Choose a period on the list."})

    def period(self) -> Period:
        """Return the period that begins on the day given."""
        cleaned: dict[str, Any] = self.cleaned_data
        start: date = cleaned["start"]
        return containing(start, months=settings().report_months)
