"""The forms of the desk. What is typed travels in the page from step to step; the server keeps nothing meanwhile."""

from typing import Any, ClassVar

from django import forms

from feedback.checklist import Check
from feedback.enums import RedactionReason, StatutoryClass, WithholdingGround
from lib.govukforms.forms import GovukForm

LONGEST_NOTE = 2_000
YES_NO = (("yes", "Yes"), ("no", "No"))
QUESTIONS = {
    "singling_out": "Nobody can be picked out by it",
    "linking": "It cannot be joined with something else that people know",
    "inference": "Nothing more about a person can be worked out from it",
    "small_place": "No small place or single school gives somebody away",
    "unusual_condition": "No rare condition or event gives somebody away",
    "staff_named": "No member of staff can be recognised",
}
NAMES_SMALL_PLACE = "Does it still name a village, a school or another place smaller than a district?"
ALL_QUESTIONS = QUESTIONS | {"names_small_place": NAMES_SMALL_PLACE}
SEVERAL = "“no”, so take out more words, or recommend not to publish it"


def _question(text: str) -> forms.ChoiceField:
    beside = forms.RadioSelect(attrs={"class": "govuk-radios--inline"})
    need = {"required": f"Answer “{text}”"}
    return forms.ChoiceField(label=text, choices=YES_NO, widget=beside, error_messages=need)


class DecisionForm(GovukForm):
    """The checklist, the class and the note of one decision; the marks travel with it."""

    label_size = "s"
    seen_version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1)
    marks = forms.CharField(widget=forms.HiddenInput, required=False)
    singling_out = _question(QUESTIONS["singling_out"])
    linking = _question(QUESTIONS["linking"])
    inference = _question(QUESTIONS["inference"])
    small_place = _question(QUESTIONS["small_place"])
    unusual_condition = _question(QUESTIONS["unusual_condition"])
    staff_named = _question(QUESTIONS["staff_named"])
    names_small_place = forms.ChoiceField(
        label=NAMES_SMALL_PLACE,
        choices=YES_NO,
        widget=forms.RadioSelect(attrs={"class": "govuk-radios--inline"}),
        help_text="“Yes” is fine where it gives nobody away. A second person then reads it too.",
        error_messages={"required": f"Answer “{NAMES_SMALL_PLACE}”"},
    )
    statutory_class = forms.ChoiceField(
        label="What kind of comment is it?",
        choices=(("", "Not sure"), *StatutoryClass.choices),
        required=False,
        help_text="The law asks the council to sort comments this way.",
    )
    note = forms.CharField(
        label="A note to the writer",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=LONGEST_NOTE,
        required=False,
        help_text="They can read it with their code. Say what you took out and why, and thank them.",
    )

    def clean(self) -> dict[str, Any]:
        """Refuse an answer “no”: the words must be made safe first."""
        found = super().clean() or {}
        for name, text in QUESTIONS.items():
            if found.get(name) == "no":
                self.add_error(name, f"“{text}”: you said {SEVERAL}")
        return found

    @property
    def check(self) -> Check:
        """The answers; only for a valid form."""
        return Check(**{name: self.cleaned_data[name] == "yes" for name in (*QUESTIONS, "names_small_place")})

    @property
    def answers(self) -> list[tuple[str, str]]:
        """The questions with their answers, for the preview; only for a valid form."""
        return [(text, dict(YES_NO)[self.cleaned_data[name]]) for name, text in ALL_QUESTIONS.items()]


class TakeOutForm(GovukForm):
    """Words to take out: hints that are ticked, words that are typed, or a place that was selected."""

    hints = forms.MultipleChoiceField(
        label="These may show who somebody is", widget=forms.CheckboxSelectMultiple, required=False
    )
    phrase = forms.CharField(
        label="Words to take out",
        required=False,
        max_length=500,
        help_text="Type or paste them exactly as they stand. Every place where they stand is taken out.",
    )
    reason = forms.ChoiceField(label="Why", choices=RedactionReason.choices, initial=RedactionReason.NAME)
    mark_optional: ClassVar[bool] = False

    def __init__(self, *args: Any, offered: tuple[tuple[str, str], ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["hints"].choices = offered  # type: ignore[attr-defined]  # a choice field
        if not offered:
            del self.fields["hints"]


class WithholdingForm(GovukForm):
    """Why something is not published: the ground of the law, and a note that the writer reads."""

    seen_version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1)
    ground = forms.ChoiceField(label="Why", choices=WithholdingGround.choices, widget=forms.RadioSelect)
    note = forms.CharField(
        label="Tell the writer why",
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=LONGEST_NOTE,
        help_text="The writer can read this. Be kind and exact.",
        error_messages={"required": "Say why in a sentence or two: the writer can read it"},
    )
    error_names: ClassVar[dict[str, str]] = {"ground": "why it should not be published"}


class SendBackForm(GovukForm):
    """Why something is to be published after all."""

    seen_version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1)
    note = forms.CharField(
        label="Why it can be published",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=LONGEST_NOTE,
        help_text="The moderator and the writer can read this.",
        error_messages={"required": "Say why in a sentence or two: the writer can read it"},
    )
    submit_text = "Send it back to be published"


class ReadAgainForm(GovukForm):
    """What is not right yet about something that a colleague would publish."""

    seen_version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1)
    note = forms.CharField(
        label="What is not right yet?",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=LONGEST_NOTE,
        help_text="The moderator who proposed it reads this.",
        error_messages={"required": "Say what is not right yet, so that it can be put right"},
    )


class TakeDownForm(GovukForm):
    """Why something is taken from public view."""

    seen_version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1)
    note = forms.CharField(
        label="Why",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=LONGEST_NOTE,
        required=False,
        help_text="The writer can read this.",
    )
    submit_text = "Take it down"
