"""The council's answer as a form."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any, ClassVar

from crispy_forms.helper import FormHelper
from django import forms
from django.forms.utils import ErrorDict

from cornerstones.models import AreaOfWeakness, Cornerstone
from feedback.enums import Outcome
from feedback.forms.noticed import NoticingForm
from feedback.models import Theme
from feedback.selectors.promises import TOO_FAR_AHEAD, last_day_to_promise
from lib import clock
from lib.govukforms import DatePartsField, GovukForm, GovukSubmit
from lib.govukforms.layout import ButtonElsewhere

# The field that stands under each outcome, and what to do when it is empty.
NEEDED = {
    Outcome.DID: ("evidence", "Enter how anyone can tell that it happened"),
    Outcome.WILL: ("due_on", "Enter the date by which we will do it"),
    Outcome.CANNOT: ("why_cannot", "Enter why we cannot do it"),
    Outcome.DISAGREE: ("why_disagree", "Enter why we see it differently"),
}

CHILD_VERSION = "The same, for children and young people"
CHILD_HINT = (
    "Say it again in short, plain sentences, as you would to a child of 9. Do not cut it from the answer above. "
    "You can also add it after you have published."
)


def _text(label: str, hint: str, *, rows: int, longest: int, required: bool = True) -> forms.CharField:
    area = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, help_text=hint, widget=area, max_length=longest, required=required)


class AnswerForm(NoticingForm):
    """What was said, what we answer, who answers for it. What stands under the chosen outcome must be filled."""

    submit_text = "Save and see it as families will"
    mark_optional = False
    read_by_all: ClassVar[Sequence[str]] = (
        "said",
        "evidence",
        "why_cannot",
        "why_disagree",
        "answer",
        "owner",
        "child_version",
    )
    reveals = {
        "outcome": {
            Outcome.DID: ("evidence",),
            Outcome.WILL: ("due_on",),
            Outcome.CANNOT: ("why_cannot",),
            Outcome.DISAGREE: ("why_disagree",),
        }
    }
    choice_hints = {
        "outcome": {
            Outcome.CANNOT: "This is an honest answer. We count it in public, with the reason.",
            Outcome.DISAGREE: "This is an honest answer too. Say why in plain words.",
        }
    }
    error_names = {
        "said": "what people told us",
        "outcome": "what our answer is",
        "owner": "the post",
        "cornerstone": "a cornerstone",
        "answer": "our answer",
    }

    said = _text("What people told us", "In a sentence or two. Use their meaning, not ours.", rows=4, longest=1000)
    outcome = forms.ChoiceField(
        label="What is our answer?",
        choices=Outcome.choices,
        widget=forms.RadioSelect,
        help_text="Fill in the part that belongs to your choice. We keep only that part.",
    )
    evidence = _text(
        "How can anyone tell that it happened?",
        "Needed for “We did this”. For example a page, a figure or a letter that people can check.",
        rows=3,
        longest=2000,
        required=False,
    )
    due_on = DatePartsField(
        called="the date by which we will do it",
        label="By when?",
        help_text="Needed for “We will do this”. For example, 27 3 2027",
        required=False,
    )
    why_cannot = _text("Why can we not do it?", "Needed for “We cannot do this”.", rows=4, longest=2000, required=False)
    why_disagree = _text(
        "Why do we see it differently?", "Needed for “We see this differently”.", rows=4, longest=2000, required=False
    )
    answer = _text(
        "Our answer", "What we did, will do or cannot do. Write as you would speak to a parent.", rows=6, longest=3000
    )
    owner = forms.CharField(
        label="Who answers for it?",
        help_text="The post, not a person’s name. For example, Head of SEND casework",
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    cornerstone = forms.ModelChoiceField(
        label="Which cornerstone does it belong to?",
        queryset=Cornerstone.objects.all(),
        to_field_name="slug",
        empty_label=None,
        widget=forms.RadioSelect,
    )
    area_of_weakness = forms.ModelChoiceField(
        label="Is it about an area that inspectors named?",
        queryset=AreaOfWeakness.objects.all(),
        to_field_name="code",
        empty_label="None of these",
        required=False,
    )
    child_version = _text(CHILD_VERSION, CHILD_HINT, rows=5, longest=3000, required=False)
    seen_version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0, max_value=2**31 - 1)
    key = forms.RegexField(r"^DEV-[0-9A-Z]{4}-[0-9A-Z]{4}\Z", widget=forms.HiddenInput, required=False)

    days_that_may_have_passed: Collection[date] = ()
    check_href = ""  # where the reading age of what is typed is looked at
    save_href = ""

    @property
    def buttons(self) -> Sequence[GovukSubmit]:
        """Save, and look at the reading age without saving."""
        look = ButtonElsewhere("Check the reading age", to=self.check_href)
        return (GovukSubmit(self.submit_text), look) if self.check_href else (GovukSubmit(self.submit_text),)

    @property
    def helper(self) -> FormHelper:
        """The form goes where it is saved, from whichever address it is shown at."""
        helper = super().helper
        helper.form_action = self.save_href
        return helper

    def leave_unchecked(self) -> None:
        """Show what was typed as it is, without saying what is missing."""
        self._errors = ErrorDict()

    def text_of(self, *names: str) -> str:
        """Return what these fields hold now, typed or saved, one paragraph each."""
        texts = [str(self[name].value() or "").strip() for name in names]
        return "\n".join(text for text in texts if text)

    def clean(self) -> dict[str, Any]:
        """Ask for what stands under the chosen outcome."""
        cleaned = super().clean() or self.cleaned_data
        name, what_to_do = NEEDED.get(cleaned.get("outcome", ""), ("", ""))
        if name and not cleaned.get(name) and name not in self.errors:
            self.add_error(name, what_to_do)
        due_on = cleaned.get("due_on")
        if name == "due_on" and due_on and due_on not in self.days_that_may_have_passed:
            self._check_day(due_on)
        return cleaned

    def _check_day(self, due_on: date) -> None:
        if due_on < clock.today():
            self.add_error("due_on", "Enter a date that has not passed yet, or say what we did")
        elif due_on > last_day_to_promise():
            self.add_error("due_on", TOO_FAR_AHEAD)

    def words(self) -> dict[str, Any]:
        """Return the words of the answer by field; only what belongs to the outcome."""
        given = self.cleaned_data
        name, _what_to_do = NEEDED[given["outcome"]]
        kept = ("said", "outcome", "answer", "owner", "cornerstone", "area_of_weakness", "child_version")
        return {field: given[field] for field in kept} | {FIELD_OF.get(name, name): given[name]}

    def saw(self, version: int) -> None:
        """Hold a newer version, so that the next press saves over it knowingly."""
        typed = self.data.copy()  # type: ignore[attr-defined]  # with every value of a field that holds several
        typed["seen_version"] = str(version)
        self.data = typed


FIELD_OF = {"why_cannot": "reason", "why_disagree": "reason"}


def initial_of(answer: Any) -> Mapping[str, Any]:
    """Return what the form shows for a saved answer."""
    shown = {name: getattr(answer, name) for name in ("said", "outcome", "evidence", "due_on", "answer", "owner")}
    reason = {"why_cannot": "", "why_disagree": ""}
    if answer.outcome in (Outcome.CANNOT, Outcome.DISAGREE):
        reason[NEEDED[answer.outcome][0]] = answer.reason
    area = answer.area_of_weakness.code if answer.area_of_weakness else ""
    shown |= {"child_version": answer.child_version, "correction_reason": answer.correction_reason}
    own = {"cornerstone": answer.cornerstone.slug, "area_of_weakness": area, "seen_version": answer.version}
    return shown | reason | own


def begun_from(theme: Theme | None) -> Mapping[str, Any]:
    """Return what the form begins with where it answers a theme: what its summary says, and its cornerstone."""
    return {"said": theme.summary[:1000], "cornerstone": theme.cornerstone.slug} if theme else {}


class SeenForm(GovukForm):
    """One button, and the version that was seen."""

    seen_version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1)

    def seen(self) -> int:
        """Return the version that was seen, 0 when the form does not say."""
        return int(self.cleaned_data["seen_version"]) if self.is_valid() else 0


class DiscardForm(SeenForm):
    """Throw a draft away."""

    submit_text = "Delete this draft"
