"""One long page for each paper, call or voice: the questions of the paper in their order, then how they came to us."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms

from feedback.answers import Answers
from feedback.enums import Channel, Consent, Speaker, Voice, WordsAre
from feedback.forms.entering.facts import FACTS, VOICES, WHOSE_VOICE, FactsForm
from feedback.forms.tell_us.base import NOTHING_SAID, StepForm
from feedback.forms.tell_us.someone_else import consents_for, facts_from, helpers_of
from feedback.forms.tell_us.young_person import voice_of
from lib.govukforms import GovukSubmit
from lib.govukforms.layout import ButtonElsewhere


@dataclass(frozen=True, slots=True)
class Questions:
    """The pages of one web journey, who speaks there, and how the answers become what is sent."""

    parts: tuple[StepForm, ...]
    speaker: Speaker
    finish: Callable[[Answers], Answers]


class EntryForm(FactsForm):
    """The questions of one sheet, then the facts.

    The fields, words and choices of the web journey are the ones shown here and on paper.
    """

    submit_text = "Save and enter the next"

    def __init__(self, *args: Any, sheet: Questions, on_paper: bool = True, aside: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.parts, self.speaker, self.finish, self.aside = sheet.parts, sheet.speaker, sheet.finish, aside
        facts = {name: self.fields.pop(name) for name in FACTS}
        self.facts = tuple(name for name in FACTS if not (self._asks_whose_voice and name in WHOSE_VOICE))
        self.on_paper = on_paper
        if not on_paper:
            del self.fields["paper_reference"]
        self.fields |= {name: field for part in self.parts for name, field in part.fields.items() if name != "draft"}
        self.fields |= {name: facts[name] for name in self.facts}
        self._number_the_questions()
        self._borrow_the_looks()
        self._fit_the_speaker()

    @property
    def buttons(self) -> Sequence[GovukSubmit]:
        """Save, or put aside half-way."""
        save = GovukSubmit(self.submit_text)
        return (save, ButtonElsewhere("Put aside half-way", to=self.aside)) if self.aside else (save,)

    @property
    def asked(self) -> list[str]:
        """Return the names of the questions that the sheet asks, without the facts about the helper."""
        return [name for part in self.parts for name in part.fields if name != "draft"]

    def clean(self) -> dict[str, Any] | None:
        """Something was said; a group has its number; those consent who can."""
        cleaned = super().clean()
        self._group()
        if "group_size" not in self.errors and {"helper", "consent"} <= set(self.cleaned_data) and self._voice:
            self._who_can_say_so(self._voice)
        if not self.errors and not self.answers(channel=Channel.PAPER).says_something:
            self.add_error("needs_change", NOTHING_SAID)
        return cleaned

    def answers(self, *, channel: Channel) -> Answers:
        """Return what was entered. Call it only when the form is valid."""
        data: dict[str, Any] = {"speaker": self.speaker, "channel": channel}
        for part in self.parts:
            part.cleaned_data = {name: self.cleaned_data[name] for name in part.fields if name != "draft"}
            data |= part.changes()
        facts = facts_from({name: self.cleaned_data[name] for name in FACTS if name not in WHOSE_VOICE})
        facts["paper_reference"] = self.cleaned_data.get("paper_reference", "")
        voice = {"voice": self._voice, "group_size": self.cleaned_data["group_size"]}
        return self.finish(Answers.from_dict(data | voice | {"helper": facts}))

    def show_unchecked(self) -> None:
        """Show what was typed as it is, without looking for mistakes yet."""
        self._errors = forms.utils.ErrorDict()

    @property
    def _asks_whose_voice(self) -> bool:
        """Young people say themselves who is telling us, and who is with them (CY-03)."""
        return any("telling" in part.fields for part in self.parts)

    @property
    def _voice(self) -> Voice | None:
        said = self.cleaned_data
        if self._asks_whose_voice:
            return voice_of(said["telling"], said.get("company", "")) if "telling" in said else None
        return Voice(said["voice"]) if "voice" in said else None

    def _group(self) -> None:
        if self._voice is not Voice.GROUP:
            self.errors.pop("group_size", None)
            self.cleaned_data["group_size"] = None
        elif "group_size" not in self.errors and not self.cleaned_data.get("group_size"):
            self.add_error("group_size", "Enter how many people are in the group")

    def _who_can_say_so(self, voice: Voice) -> None:
        said = Answers(speaker=self.speaker, voice=voice, channel=Channel.PAPER if self.on_paper else Channel.PHONE)
        if Consent(self.cleaned_data["consent"]) not in consents_for(said):
            possible = " or ".join(f"“{consent.label}”" for consent in consents_for(said))
            self.add_error("consent", f"For this voice, select {possible}")
        if self.cleaned_data["helper"] not in [value for value, _label in helpers_of(said)]:
            self.add_error(
                "helper", "Select who helped. A parent carer’s own parent is “somebody else in their family”"
            )

    def _number_the_questions(self) -> None:
        for number, name in enumerate(self.asked, start=1):
            self.fields[name].label = f"{number}. {self.fields[name].label}"

    def _borrow_the_looks(self) -> None:
        hints: dict[str, Mapping[str, str]] = {
            "words_are": {WordsAre.NOTE: "Choose this too for symbols, signs or pictures."}
        }
        self.choice_hints = hints | {n: h for part in self.parts for n, h in part.choice_hints.items()}  # type: ignore[misc]
        if self._asks_whose_voice:
            self.reveals = {}  # type: ignore[misc]  # the number stands where the young people's page has it
        self.divide_before = {n: v for part in self.parts for n, v in part.divide_before.items()}  # type: ignore[misc]

    def _fit_the_speaker(self) -> None:
        """A professional speaks for nobody here: who speaks for a family enters a family's sheet (regulation 56(2))."""
        if self.speaker is Speaker.PROFESSIONAL and "voice" in self.fields:
            voices = tuple(choice for choice in VOICES if choice[0] is not Voice.ON_BEHALF)
            self.fields["voice"].choices = voices  # type: ignore[attr-defined]  # a choice field
