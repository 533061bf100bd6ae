"""Narrowing and searching the public lists: forms that live in the address, so that a list can be shared."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, ClassVar, cast
from urllib.parse import urlencode

from django import forms

from authority.selectors import districts
from feedback.enums import AnswerStatus, ExperienceStatus, Phase, Speaker, TextField, YoungVoice
from feedback.selectors import quarters, search
from feedback.selectors.lists import Filters
from feedback.selectors.responding import areas_of_weakness, cornerstones
from lib.govukforms import GovukForm

NOT_OFFERED = (Phase.NOT_SURE, Phase.NOT_SAID)
WHO = [("", "Everyone"), *Speaker.choices, *YoungVoice.choices]
PHASES = [(phase.value, phase.label) for phase in Phase if phase not in NOT_OFFERED]


@dataclass(frozen=True, slots=True)
class Chosen:
    """One thing that narrows the list, in words, and the address of the list without it."""

    label: str
    value: str
    href: str


class InTheAddress(GovukForm):
    """A form whose answers are the address of the page. What we do not know narrows nothing and says so."""

    form_method = "get"
    mark_optional = False
    folds: ClassVar[bool] = False  # the fields but the words wait behind one line, so that a phone shows the list

    @property
    def is_narrowed(self) -> bool:
        """Whether anything but words was chosen, or could not be understood: then its fields stand open."""
        return any(self.known().get(name) or name in self.errors for name in self.fields if name != "q")

    def query(self, **instead: str) -> str:
        """Return what was asked for as the beginning of an address, "" or "place=exeter&"; `instead` comes first."""
        asked = {name: value for name, value in (self.known() | instead).items() if value}
        return f"{urlencode(asked)}&" if asked else ""

    def known(self) -> dict[str, str]:
        """Return what was asked for by name, without what we do not know."""
        self.is_valid()
        return dict(self.cleaned_data) if self.is_bound else {}

    def chosen(self) -> tuple[Chosen, ...]:
        """Return each thing that narrows the list, in the order of the form."""
        asked = {name: value for name, value in self.known().items() if value}
        return tuple(self._chosen(name, asked) for name in self.fields if name in asked)

    def _chosen(self, name: str, asked: dict[str, str]) -> Chosen:
        others = {other: value for other, value in asked.items() if other != name}
        field = self.fields[name]
        choices = dict(cast("Iterable[tuple[str, str]]", getattr(field, "choices", ())))
        words = choices.get(asked[name], f"“{asked[name]}”")
        return Chosen(str(field.label), str(words), f"?{urlencode(others)}")


class SearchForm(InTheAddress):
    """Words to look for."""

    q = forms.CharField(
        required=False,
        label="Words to look for",
        max_length=search.LONGEST,
        widget=forms.SearchInput(attrs={"autocomplete": "off"}),
        error_messages={"max_length": f"Search for fewer words: {search.LONGEST} letters or less"},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.search = search.Asked()

    def clean_q(self) -> str:
        """Read the words as PostgreSQL does; keep how they are looked for."""
        asked = search.ask(self.cleaned_data["q"])
        if asked.problem:
            raise forms.ValidationError(asked.problem)
        self.search = asked
        return asked.words

    @property
    def exact(self) -> bool:
        """Whether these words are wanted as they are typed, mistakes and all."""
        return self.data.get("exact") == "yes"

    def query(self, **instead: str) -> str:
        """Return the same; words that are wanted as typed stay so."""
        return super().query(**instead) + ("exact=yes&" if self.exact and not instead and self.search else "")


class FilterForm(InTheAddress):
    """Cornerstone, place, age, who."""

    cornerstone = forms.ChoiceField(required=False, label="Cornerstone", widget=forms.Select)
    place = forms.ChoiceField(required=False, label="Place", widget=forms.Select)
    phase = forms.ChoiceField(required=False, label="Age of the child", choices=[("", "Any age"), *PHASES])
    who = forms.ChoiceField(required=False, label="Who told us", choices=WHO)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self.fields["cornerstone"], "All four", [(stone.slug, stone.name) for stone in cornerstones()])
        _offer(self.fields["place"], "All of Devon", [(district.slug, district.name) for district in districts()])

    def asked(self) -> Filters:
        """Return what was asked for; what we do not know is left out."""
        return Filters(**{name: value for name, value in self.known().items() if name != "q"})


class ExperienceFilterForm(SearchForm, FilterForm):
    """Words, cornerstone, place, age, who, whether the council has answered, when it was published."""

    STATUSES: ClassVar[list[tuple[str, str]]] = list(ExperienceStatus.choices)
    folds = True
    field_order = ("q", "cornerstone", "place", "phase", "who", "status", "when")
    area = forms.ChoiceField(required=False, label="Area that inspectors named", widget=forms.HiddenInput)
    says = forms.ChoiceField(
        required=False, label="It says", choices=[("", ""), *TextField.choices], widget=forms.HiddenInput
    )
    status = forms.ChoiceField(required=False, label="What became of it")
    when = forms.ChoiceField(required=False, label="Published in")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self.fields["status"], "Everything", self.STATUSES)
        _offer(self.fields["when"], "Any time", quarters.choices())
        if self.fields.get("area") and self.data.get("area"):  # links of the council's dashboard ask for it
            _offer(self.fields["area"], "", [(area.code, area.name) for area in areas_of_weakness()])


class AnswerFilterForm(ExperienceFilterForm):
    """The same, and where the council's answer stands."""

    STATUSES: ClassVar[list[tuple[str, str]]] = list(AnswerStatus.choices)
    area = None  # type: ignore[assignment]  # Django's way to leave out a field
    says = None  # type: ignore[assignment]


def _offer(field: forms.Field, everything: str, choices: list[tuple[str, str]]) -> None:
    if isinstance(field, forms.ChoiceField):
        field.choices = [("", everything), *choices]
