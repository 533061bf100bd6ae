"""Grouping experiences: which theme, how each sees it, what a theme says, and what it is joined with."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.core import signing

from cornerstones.models import Cornerstone
from feedback.enums import View
from feedback.forms.noticed import LookTwiceForm
from feedback.models import Theme
from feedback.selectors.themes.alike import Alike
from feedback.selectors.themes.suggestions import Suggested
from lib.govukforms.forms import GovukForm

ANOTHER, NEW = "-another", "-new"  # no address of a theme begins with a dash
SALT = "themes that were suggested"
MOST_LISTED = 20  # themes that are shown without opening a list
PICK = {"required": "Select a theme"}


def seal(shown: Mapping[str, Sequence[str]]) -> str:
    """Return what was suggested for each experience, to travel in a form; `read_shown` knows whether it was changed."""
    return signing.dumps({reference: [*slugs] for reference, slugs in shown.items()}, salt=SALT, compress=True)


def read_shown(sealed: str) -> dict[str, list[str]]:
    """Return what `seal` sealed; nothing where it is missing or was changed."""
    try:
        found = signing.loads(sealed, salt=SALT)
    except signing.BadSignature:
        return {}
    return found if isinstance(found, dict) else {}


class PickForm(GovukForm):
    """One of some themes that are offered first, or another from the whole list."""

    mark_optional = False
    reveals = {"choice": {ANOTHER: ("other",)}}
    choice = forms.ChoiceField(label="Which theme does it belong to?", widget=forms.RadioSelect, error_messages=PICK)
    other = forms.ChoiceField(
        label="Theme", required=False, widget=forms.Select, help_text="Needed for “Another theme”."
    )

    def __init__(
        self, *args: Any, offered: Sequence[tuple[str, str, str]], others: Sequence[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        if not offered and len(others) <= MOST_LISTED:  # nothing to offer first: then all of them
            offered, others = [(slug, title, "") for slug, title in others], ()
        first = [(slug, title) for slug, title, _hint in offered]
        self.choice_hints = {"choice": {slug: hint for slug, _title, hint in offered}}  # type: ignore[misc]
        another = [(ANOTHER, "Another theme")] if others else []
        _offer(self.fields["choice"], [*first, *another, *self.also()])
        if another:
            _offer(self.fields["other"], [("", "Choose a theme"), *others])
        else:
            del self.fields["other"]

    def also(self) -> list[tuple[str, str]]:
        """Return choices that stand below all themes."""
        return []

    def clean(self) -> dict[str, Any]:
        """Ask for the other theme where “another” was chosen."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("choice") == ANOTHER and not cleaned.get("other") and "other" not in self.errors:
            self.add_error("other", "Select the theme")
        return cleaned

    @property
    def slug(self) -> str:
        """The address of the theme that was chosen; only for a valid form."""
        chosen = self.cleaned_data["choice"]
        return str(self.cleaned_data["other"] if chosen == ANOTHER else chosen)


class ChooseForm(PickForm):
    """Which theme experiences belong to, and whether they say the same."""

    submit_text = "Save"
    view = forms.ChoiceField(
        label="Do they say the same as the theme?",
        choices=View.choices,
        initial=View.SAME,
        widget=forms.RadioSelect,
        help_text="Those who see it differently stay in the theme. Their words are shown beside the others.",
        error_messages={"required": "Select whether they say the same"},
    )
    shown = forms.CharField(widget=forms.HiddenInput, required=False)

    def also(self) -> list[tuple[str, str]]:
        """A theme may not be there yet."""
        return [(NEW, "A new theme")]

    @property
    def wants_new(self) -> bool:
        """Whether a new theme is to be made; only for a valid form."""
        return bool(self.cleaned_data["choice"] == NEW)


class ThemeForm(LookTwiceForm):
    """What a theme says. The key makes one theme of one form."""

    read_by_all = ("title", "summary", "dissent")
    title = forms.CharField(
        label="What is the theme?",
        max_length=120,
        help_text="A few words that families would use. For example, Letters that come late",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": "Enter a few words for the theme"},
    )
    summary = forms.CharField(
        label="What do people say about it?",
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=1000,
        required=False,
        help_text="In two or three sentences. Everybody can read this. Leave out names and schools.",
    )
    dissent = forms.CharField(
        label="What do some see differently?",
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=1000,
        required=False,
        help_text="It stays beside the summary. A few voices are not left out because they are few.",
    )
    cornerstone = forms.ModelChoiceField(
        label="Which cornerstone does it belong to?",
        queryset=Cornerstone.objects.all(),
        to_field_name="slug",
        empty_label=None,
        widget=forms.RadioSelect,
        error_messages={"required": "Select a cornerstone"},
    )

    def words(self) -> dict[str, Any]:
        """Return what the theme says by field; only for a valid form."""
        return {name: self.cleaned_data[name] for name in ("title", "summary", "dissent", "cornerstone")}


class NewThemeForm(ThemeForm):
    """A theme made from experiences."""

    submit_text = "Make this theme"
    key = forms.RegexField(r"^[\w-]{43}\Z", widget=forms.HiddenInput)
    shown = forms.CharField(widget=forms.HiddenInput, required=False)


class ChangeThemeForm(ThemeForm):
    """A theme said in other words."""

    submit_text = "Save"
    seen_version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1)

    def saw(self, version: int) -> None:
        """Hold a newer version, so that the next press saves over it knowingly."""
        self.data = {**self.data.dict(), "seen_version": str(version)}  # type: ignore[attr-defined]


class JoinForm(PickForm):
    """The theme that another becomes part of."""

    submit_text = "Join them"
    seen_version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["choice"].label = "Which theme is it part of?"


def suggested_choices(suggested: Sequence[Suggested]) -> list[tuple[str, str, str]]:
    """Return suggestions as choices, each with the words that led to it."""
    return [(one.slug, one.title, f"Words that led to it: {', '.join(one.words)}") for one in suggested]


def alike_choices(alike: Sequence[Alike]) -> list[tuple[str, str, str]]:
    """Return themes that look alike as choices."""
    return [(one.other_slug, one.other_title, "Its title looks alike.") for one in alike]


def initial_of_theme(theme: Theme) -> Mapping[str, Any]:
    """Return what the form shows for a theme."""
    said = {name: getattr(theme, name) for name in ("title", "summary", "dissent")}
    return {**said, "cornerstone": theme.cornerstone.slug, "seen_version": theme.version}


def _offer(field: forms.Field, choices: list[tuple[str, str]]) -> None:
    if isinstance(field, forms.ChoiceField):
        field.choices = choices
