"""The form into which somebody types the stars of a paper."""

from collections.abc import Sequence
from typing import Any

from django import forms

from lib.counting import how_many
from lib.govukforms.forms import GovukForm
from priorities.models.rounds import MOST_STARS_EACH
from priorities.selectors.paper import OnPaper

FIRST, SECOND = "first", "second"
PREFIX = "stars-"


class PaperForm(GovukForm):
    """One box for each priority of the round; their sum is checked in words."""

    mark_optional = False
    turn = forms.ChoiceField(choices=((FIRST, FIRST), (SECOND, SECOND)), widget=forms.HiddenInput)

    def __init__(self, *args: Any, priorities: Sequence[OnPaper], stars_each: int, turn: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.stars_each, self.slugs = stars_each, [each.slug for each in priorities]
        self.fields["turn"].initial = turn
        self.submit_text = "Save what the paper says" if turn == FIRST else "Check it against the first entry"  # type: ignore[misc]
        for each in priorities:
            self.fields[PREFIX + each.slug] = _box(each, stars_each)

    def clean(self) -> dict[str, Any]:
        """Refuse a paper without a star, and one with more stars than an organisation has."""
        found = super().clean() or {}
        given = sum(self.choices_of(found).values())
        if not self.errors and given == 0:
            self.add_error(None, "Type at least one star. An empty paper does not count.")
        if given > self.stars_each:
            have = how_many(self.stars_each, "star")
            words = f"You typed {how_many(given, 'star')}. An organisation has {have}. Look at the paper again."
            self.add_error(None, words)
        return found

    def choices_of(self, found: dict[str, Any]) -> dict[str, int]:
        """Return the stars by the slug of their priority."""
        return {slug: found.get(PREFIX + slug) or 0 for slug in self.slugs}

    def turned(self, turn: str) -> None:
        """Hold the other turn, with everything that was typed."""
        self.data = {**self.data.dict(), "turn": turn}  # type: ignore[attr-defined]


def _box(each: OnPaper, stars_each: int) -> forms.IntegerField:
    wrong = f"Enter a whole number from 0 to {min(stars_each, MOST_STARS_EACH)}, or leave it empty"
    box = forms.TextInput(attrs={"class": "govuk-input--width-2", "inputmode": "numeric", "autocomplete": "off"})
    return forms.IntegerField(
        label=f"{each.number}. {each.strength}",
        required=False,
        min_value=0,
        max_value=stars_each,
        widget=box,
        error_messages={"invalid": wrong, "min_value": wrong, "max_value": wrong},
    )
