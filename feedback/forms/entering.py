"""What a helper enters after signing in: a pile, and one long page for each paper, call or voice (PP-10)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.utils.safestring import SafeString

from feedback.answers import LARGEST_GROUP, Answers
from feedback.enums import Channel, Consent, Helper, Speaker, Voice, WordsAre
from feedback.forms.tell_us.base import NOTHING_SAID, StepForm
from feedback.forms.tell_us.someone_else import YES_NO, consents_for, facts_from, helpers_of
from feedback.forms.tell_us.young_person import voice_of
from lib import clock, codes
from lib.govukforms import DatePartsField, GovukForm, GovukSubmit
from lib.govukforms.macros import render

PAPER = "P"
LARGEST_PILE = 5_000
NOT_TODAY = "The day must be today or in the past"
WHOSE_VOICE = ("voice", "group_size")
FACTS = ("voice", "group_size", "helper", "consent", "heard_on", "words_are", "read_back")
VOICES = (
    (Voice.OWN, "The person says it"),
    (Voice.SUPPORTED, "The person says it, with help"),
    (Voice.ON_BEHALF, "Somebody speaks for the person"),
    (Voice.GROUP, "A group says it together"),
)


@dataclass(frozen=True, slots=True)
class Questions:
    """The pages of one web journey, who speaks there, and how the answers become what is sent."""

    parts: tuple[StepForm, ...]
    speaker: Speaker
    finish: Callable[[Answers], Answers]


class KeyField(forms.CharField):
    """The hidden key of one record: the same form posted again makes nothing new."""

    def __init__(self) -> None:
        super().__init__(widget=forms.HiddenInput, required=False)

    def clean(self, value: Any) -> str:
        """Return the key; something that the page never held becomes a fresh one, and nothing typed is refused."""
        text = str(value or "")
        return text if codes.is_token(text) else codes.new_token()


class StartBatchForm(GovukForm):
    """A new pile."""

    submit_text = "Start this pile"
    key = KeyField()
    title = forms.CharField(
        label="What is in this pile?",
        max_length=120,
        help_text="For example, “Coffee morning in Barnstaple” or “Post, first week of May”. No names of families.",
        error_messages={"required": "Enter what is in this pile", "max_length": "Use 120 characters or fewer"},
    )
    channel = forms.ChoiceField(
        label="How did it come to us?",
        choices=tuple(choice for choice in Channel.choices if choice[0] != Channel.WEB),
        widget=forms.RadioSelect,
        error_messages={"required": "Select how it came to us"},
    )
    heard_on = DatePartsField(
        label="On which day was it said or written?",
        called="the day",
        required=False,
        help_text="Leave it empty when the days differ. We then ask for each one.",
    )
    expected = forms.IntegerField(
        label="How many are in the pile?",
        required=False,
        min_value=1,
        max_value=LARGEST_PILE,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "govuk-input--width-4"}),
        error_messages={"min_value": "Enter 1 or more", "max_value": "Enter 5,000 or fewer"},
    )

    def clean_heard_on(self) -> Any:
        """A day that has come."""
        return not_in_the_future(self.cleaned_data["heard_on"])


class AsideButton(GovukSubmit):
    """Posts the same page to another address, as it is."""

    def __init__(self, text: str, *, to: str) -> None:
        super().__init__(text, kind="secondary")
        self.to = to

    @property
    def html(self) -> SafeString:
        """The button."""
        return render(
            "button",
            {"text": self.text, "classes": "govuk-button--secondary", "attributes": {"formaction": self.to}},
        )


class EntryForm(GovukForm):
    """The questions of one sheet in the order of the paper, then how they came to us.

    The fields, words and choices of the web journey are the ones shown here and on paper.
    """

    submit_text = "Save and enter the next"
    label_size: ClassVar[str] = "m"
    key = KeyField()
    paper_reference = forms.CharField(
        label="Paper reference",
        required=False,
        help_text="It stands at the top of each sheet, like P-4K7M-2QX9. A letter without one: leave this empty. "
        "A copied form: write -2, -3 and so on behind it.",
        widget=forms.TextInput(attrs={"class": "govuk-input--width-20", "autocomplete": "off", "spellcheck": "false"}),
    )
    voice = forms.ChoiceField(
        label="Whose voice is it?",
        choices=VOICES,
        widget=forms.RadioSelect,
        error_messages={"required": "Select whose voice it is"},
    )
    group_size = forms.IntegerField(
        label="How many people are in the group?",
        required=False,
        min_value=2,
        max_value=LARGEST_GROUP,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "govuk-input--width-4"}),
        error_messages={
            "min_value": "The group must be 2 people or more",
            "max_value": "The group must be 5,000 people or fewer",
        },
    )
    helper = forms.ChoiceField(
        label="Who helped, or wrote it down?",
        choices=Helper,
        widget=forms.RadioSelect,
        error_messages={"required": "Select who helped, or wrote it down"},
    )
    consent = forms.ChoiceField(
        label="Who said that this may be sent?",
        choices=Consent,
        widget=forms.RadioSelect,
        error_messages={"required": "Select who said that this may be sent"},
    )
    heard_on = DatePartsField(label="When was it said or written?", called="the day it was said or written")
    words_are = forms.ChoiceField(
        label="Are these their own words?",
        choices=WordsAre,
        widget=forms.RadioSelect,
        error_messages={"required": "Select whether these are their own words"},
    )
    read_back = forms.ChoiceField(
        label="Was it read back to them, or shown to them?",
        choices=YES_NO,
        widget=forms.RadioSelect,
        error_messages={"required": "Select whether it was read back to them"},
    )
    reveals = {"voice": {Voice.GROUP: ("group_size",)}}

    def __init__(self, *args: Any, sheet: Questions, on_paper: bool = True, aside: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.parts, self.speaker, self.finish, self.aside = sheet.parts, sheet.speaker, sheet.finish, aside
        facts = {name: self.fields.pop(name) for name in FACTS}
        self.facts = tuple(name for name in FACTS if not (self._asks_whose_voice and name in WHOSE_VOICE))
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
        return (save, AsideButton("Put aside half-way", to=self.aside)) if self.aside else (save,)

    @property
    def asked(self) -> list[str]:
        """Return the names of the questions that the sheet asks, without the facts about the helper."""
        return [name for part in self.parts for name in part.fields if name != "draft"]

    def clean_paper_reference(self) -> str:
        """The reference as we write it; a typing mistake is said at once."""
        typed = str(self.cleaned_data["paper_reference"]).strip()
        if typed and not (read := codes.read_reference(typed, prefix=PAPER)):
            raise forms.ValidationError("Enter the paper reference as it stands on the form, like P-4K7M-2QX9")
        return read if typed else ""

    def clean_heard_on(self) -> Any:
        """A day that has come."""
        return not_in_the_future(self.cleaned_data["heard_on"])

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
        said = Answers(speaker=self.speaker, voice=voice)
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
        hints = {"words_are": {WordsAre.NOTE: "Choose this too for symbols, signs or pictures."}}
        self.choice_hints = hints | {n: h for part in self.parts for n, h in part.choice_hints.items()}  # type: ignore[misc]
        if self._asks_whose_voice:
            self.reveals = {}  # type: ignore[misc]  # the number stands where the young people's page has it
        self.divide_before = {n: v for part in self.parts for n, v in part.divide_before.items()}  # type: ignore[misc]

    def _fit_the_speaker(self) -> None:
        """A professional speaks for nobody here: who speaks for a family enters a family's sheet (regulation 56(2))."""
        if self.speaker is Speaker.PROFESSIONAL and "voice" in self.fields:
            voices = tuple(choice for choice in VOICES if choice[0] is not Voice.ON_BEHALF)
            self.fields["voice"].choices = voices  # type: ignore[attr-defined]  # a choice field


def not_in_the_future(day: Any) -> Any:
    """Return the day. Raises ValidationError when it has not come yet."""
    if day and day > clock.today():
        raise forms.ValidationError(NOT_TODAY)
    return day
