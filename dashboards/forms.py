"""Narrowing the council's dashboard: in the address, so that what one sees can be passed on."""

from typing import Any

from django import forms

from feedback.forms.filters import FilterForm
from feedback.selectors import quarters
from feedback.selectors.lists import Filters
from feedback.selectors.responding import areas_of_weakness


class CouncilFilterForm(FilterForm):
    """Cornerstone, area that inspectors named, place, who, when. Never an age or a setting: see decision 13."""

    field_order = ("cornerstone", "area", "place", "who", "when")
    phase = None  # type: ignore[assignment]  # Django's way to leave out a field
    area = forms.ChoiceField(required=False, label="Area that inspectors named")
    when = forms.ChoiceField(required=False, label="Published in")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        areas = [(area.code, area.name) for area in areas_of_weakness()]
        self.fields["area"].choices = [("", "All areas"), *areas]  # type: ignore[attr-defined]
        self.fields["when"].choices = [("", "Any time"), *quarters.choices()]  # type: ignore[attr-defined]

    def asked(self) -> Filters:
        """Return what was asked for; what we do not know is left out."""
        return Filters(**self.known())
