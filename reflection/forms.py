"""The form of one cornerstone: how often each statement is true, and how the setting knows."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms

from lib.govukforms import GovukForm
from reflection.enums import HowOften
from reflection.models import Said, SelfStatement

LONGEST_EVIDENCE = 1000
TOO_LONG = f"Say how you know in {LONGEST_EVIDENCE} characters or fewer"


class CornerstoneForm(GovukForm):
    """Two questions for each statement. Nothing has to be answered today: what is left stays to do."""

    submit_text = "Save and go on"
    mark_optional = False

    seen_version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1)

    def __init__(self, *args: Any, statements: Iterable[SelfStatement], **kwargs: Any) -> None:
        self.statements = tuple(statements)
        super().__init__(*args, **kwargs)
        for each in self.statements:
            self.fields[f"how_{each.pk}"] = forms.ChoiceField(
                label=each.text,
                choices=HowOften,
                widget=forms.RadioSelect,
                required=False,
                error_messages={"invalid_choice": "Select one of the five"},
            )
            self.fields[f"evidence_{each.pk}"] = forms.CharField(
                label="How do you know?",
                help_text="What families said, numbers you have, something you changed. Name nobody.",
                widget=forms.Textarea(attrs={"rows": 2}),
                max_length=LONGEST_EVIDENCE,
                required=False,
                error_messages={"max_length": TOO_LONG},
            )

    def clean(self) -> dict[str, Any]:
        """A reason needs an answer that it belongs to."""
        found = super().clean() or {}
        for each in self.statements:
            if (
                found.get(f"evidence_{each.pk}")
                and not found.get(f"how_{each.pk}")
                and f"how_{each.pk}" not in self.errors
            ):
                self.add_error(f"how_{each.pk}", "Select how often this is true, too")
        return found

    @property
    def heard(self) -> dict[int, tuple[str, str]]:
        """How often, and how they know, by the id of the statement; there once the form is valid."""
        data = self.cleaned_data
        return {
            each.pk: (data[f"how_{each.pk}"], data[f"evidence_{each.pk}"])
            for each in self.statements
            if data[f"how_{each.pk}"]
        }


def initial_of(statements: Iterable[SelfStatement], said: Mapping[int, Said], version: int) -> dict[str, Any]:
    """Return what the form begins with: what was said before."""
    initial: dict[str, Any] = {"seen_version": version}
    for each in statements:
        if found := said.get(each.pk):
            initial |= {f"how_{each.pk}": found.how_often, f"evidence_{each.pk}": found.evidence}
    return initial
