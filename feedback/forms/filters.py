"""Narrowing the public lists: forms that live in the address, so that a list can be shared."""

from typing import Any
from urllib.parse import urlencode

from django import forms

from authority.selectors import districts
from feedback.enums import Outcome, Speaker
from feedback.selectors.lists import Filters
from feedback.selectors.responding import cornerstones
from lib.govukforms import GovukForm


class ExperienceFilterForm(GovukForm):
    """Cornerstone, place, who. A value that we do not know narrows nothing and says so."""

    form_method = "get"
    mark_optional = False
    cornerstone = forms.ChoiceField(required=False, label="Cornerstone", widget=forms.Select)
    place = forms.ChoiceField(required=False, label="Place", widget=forms.Select)
    who = forms.ChoiceField(required=False, label="Who told us", choices=[("", "Everyone"), *Speaker.choices])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self.fields["cornerstone"], "All four", [(stone.slug, stone.name) for stone in cornerstones()])
        _offer(self.fields["place"], "All of Devon", [(district.slug, district.name) for district in districts()])

    def asked(self) -> Filters:
        """Return what was asked for; what we do not know is left out."""
        self.is_valid()
        return Filters(**self.cleaned_data) if self.is_bound else Filters()

    def query(self) -> str:
        """Return what was asked for as the beginning of an address, "" or "place=exeter&"."""
        self.is_valid()
        asked = {name: value for name, value in self.cleaned_data.items() if value} if self.is_bound else {}
        return f"{urlencode(asked)}&" if asked else ""


class AnswerFilterForm(ExperienceFilterForm):
    """The same, and what the council answered."""

    outcome = forms.ChoiceField(required=False, label="Our answer", choices=[("", "Every answer"), *Outcome.choices])


def _offer(field: forms.Field, everything: str, choices: list[tuple[str, str]]) -> None:
    if isinstance(field, forms.ChoiceField):
        field.choices = [("", everything), *choices]
