"""Coming back with the code."""

from typing import Any

from django import forms

from feedback.enums import Difference, RealSay
from feedback.forms.tell_us import WordsField
from feedback.forms.tell_us.base import NOTHING_SAID
from lib.govukforms import GovukForm

WRONG_CODE = "Enter your code again. We could not find anything with this one. Check each letter and number."


class CodeForm(GovukForm):
    """Asks for the secret code. Spaces, dashes and small letters do not matter."""

    submit_text = "See what happened"
    code = forms.CharField(
        label="Your secret code",
        help_text="It has 26 letters and numbers. You may leave out the dashes. You may paste it.",
        max_length=400,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": "Enter your secret code", "max_length": WRONG_CODE},
    )


class ChangeForm(GovukForm):
    """New words for what was sent. `looked` says that the likely names in them were shown."""

    submit_text = "Send my new words"
    valued = WordsField(called="What went well", label="What went well?")
    needs_change = WordsField(called="What needs to change", label="What needs to change?")
    looked = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any] | None:
        """Refuse two empty texts."""
        cleaned = super().clean()
        if not self.errors and not any(self.cleaned_data[name].strip() for name in ("valued", "needs_change")):
            self.add_error("needs_change", NOTHING_SAID)
        return cleaned


LOOK_AGAIN = "Ask the council to look at this again"


class _LookAgainForm(GovukForm):
    """A "no" may open the answer again, if its writer wishes so (PR-13). Asked once for a version of an answer."""

    reveals = {"difference": {Difference.NO: ("look_again",)}}

    def __init__(self, *args: Any, asked: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if asked:
            del self.fields["look_again"]
            self.reveals = {}  # type: ignore[misc]  # of this one form

    @property
    def wants_another_look(self) -> bool:
        """Return whether they said no and wish that the council looks again."""
        said = self.cleaned_data
        return said.get("difference") == Difference.NO and bool(said.get("look_again"))

    def words(self) -> dict[str, str]:
        """Return what they say of the answer."""
        return {name: said for name, said in self.cleaned_data.items() if name != "look_again"}


class DifferenceForm(_LookAgainForm):
    """Whether an answer made a difference (PC-14)."""

    question_as_heading = True
    difference = forms.ChoiceField(
        label="Did this answer make a difference?",
        help_text="To you, or to other families that you know.",
        choices=Difference,
        widget=forms.RadioSelect,
        error_messages={"required": "Select whether it made a difference"},
    )
    look_again = forms.BooleanField(
        label=LOOK_AGAIN,
        help_text="Only for “No”. The answer is then marked “open again” for everybody. People see that somebody "
        "asked. They do not see who, or how many. If this answer is only to you, they may guess.",
        required=False,
    )


class RealSayForm(_LookAgainForm):
    """The same of a child or young person, and whether they had a real say (CY-11)."""

    difference = forms.ChoiceField(
        label="Has anything changed?",
        choices=(
            *((each.value, each.label) for each in Difference if each != Difference.NOT_SURE),
            ("not-sure", "I don’t know"),
        ),
        widget=forms.RadioSelect,
        error_messages={"required": "Choose one. “I don’t know” is fine"},
    )
    look_again = forms.BooleanField(
        label=LOOK_AGAIN,
        help_text="Only if you chose “No”. Everyone can see that somebody asked. They cannot see that it was you. "
        "If the answer is only to you, they may guess.",
        required=False,
    )
    real_say = forms.ChoiceField(
        label="Did you have a real say?",
        help_text="Or did it feel like it was just for show?",
        choices=RealSay,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose one. “I don’t know” is fine"},
    )
