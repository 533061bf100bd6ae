"""The form with which the council says which of its promises are about a priority."""

from collections.abc import Iterable
from typing import Any

from django import forms

from commitments.selectors.choice import Choice
from lib.govukforms.forms import GovukForm


class PromisesForm(GovukForm):
    """Promises to tick, and the reference of one that is not among them."""

    submit_text = "Save"
    mark_optional = False
    promises = forms.MultipleChoiceField(
        label="Which of our promises are about it?",
        help_text="The newest that are still to be done. Tick all that help with this priority.",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": "One of these is not a public promise any more. Look at the list again"},
    )
    another = forms.CharField(
        label="Another promise",
        help_text="Its reference, for example DEV-4K7M-2Q9T.",
        required=False,
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=2000)

    def __init__(self, *args: Any, choice: Choice, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["promises"]
        field.choices = choice.offered  # type: ignore[attr-defined]  # a field of choices
        if not choice.offered:
            del self.fields["promises"]

    def saw(self, references: Iterable[str]) -> None:
        """Note that what is joined now was shown, so that the next press saves over it."""
        data = self.data.copy()  # type: ignore[attr-defined]  # what was sent
        data["seen"] = " ".join(sorted(references))
        self.data = data

    @property
    def references(self) -> set[str]:
        """What shall be joined with the priority once the form is saved."""
        another = self.cleaned_data["another"].strip().upper()
        return {*self.cleaned_data.get("promises", ()), *([another] if another else [])}

    @property
    def seen_references(self) -> list[str]:
        """What was joined when the page was read."""
        return str(self.cleaned_data["seen"]).split()


def first_seen(choice: Choice) -> dict[str, object]:
    """Return what the form begins with."""
    return {"promises": list(choice.chosen), "seen": " ".join(choice.chosen)}
