"""The families' ballot: the code, the one to change first, and yes, this one."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms

from lib.govukforms import GovukForm
from priorities.selectors.vote import Choice, ChoiceGroup

WRONG_CODE = "We do not know this code. Look at each letter and number, then type the code again"
MIXED_UP = "Another code was typed on this phone or computer. Type your own code again"


class CodeForm(GovukForm):
    """Asks for the code. Spaces, dashes and small letters do not matter."""

    submit_text = "Go on"
    code = forms.CharField(
        label="Your code",
        help_text="It has 12 letters and numbers. Big or small letters are fine. You can leave out the dashes.",
        max_length=400,
        widget=forms.TextInput(
            attrs={
                "autocomplete": "off",
                "autocapitalize": "characters",
                "spellcheck": "false",
                "class": "govuk-input--width-20 vote-code-box",
            }
        ),
        error_messages={"required": "Type your code", "max_length": WRONG_CODE},
    )


@dataclass(frozen=True)
class Radio:
    """One choice to draw: the first has the id to which an error leads."""

    choice: Choice
    id: str
    checked: bool


class ChooseForm(GovukForm):
    """One of the priorities of a round. `mark` says for which code the page was opened."""

    first = forms.CharField(required=False)
    mark = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, groups: tuple[ChoiceGroup, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.groups = groups
        slugs = [(one.slug, one.strength) for group in groups for one in group.choices]
        self.fields["first"] = forms.ChoiceField(
            label="Which one?",
            choices=slugs,
            widget=forms.RadioSelect,
            error_messages={"required": "Choose one", "invalid_choice": "Choose one that is on this page"},
        )

    def radios(self) -> Iterator[tuple[ChoiceGroup, list[Radio]]]:
        """Yield each cornerstone with the choices to draw under it."""
        number, chosen = 0, self["first"].value()
        for group in self.groups:
            drawn = []
            for choice in group.choices:
                number += 1
                drawn.append(Radio(choice, "id_first" if number == 1 else f"id_first-{number}", choice.slug == chosen))
            yield group, drawn


class SendForm(GovukForm):
    """Nothing but the button, and for which code and choice the page was opened."""

    submit_text = "Send my choice"
    mark = forms.CharField(required=False, widget=forms.HiddenInput)
