"""What happened since an answer was published, and the version for children that is added later."""

from collections.abc import Mapping
from typing import Any

from django import forms

from feedback.enums import AdditionKind, HowFar
from feedback.forms.noticed import NoticingForm
from feedback.forms.responding import CHILD_VERSION
from feedback.selectors.answers import Answer
from feedback.selectors.promises import TOO_FAR_AHEAD, last_day_to_promise
from feedback.selectors.updates import how_far_fits
from lib import clock
from lib.govukforms import DatePartsField


class AdditionForm(NoticingForm):
    """What is added to a published answer. The key makes one of one form."""

    submit_text = "Save and see it as families will"
    mark_optional = False
    seen_version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0, max_value=2**31 - 1)
    key = forms.RegexField(r"^[\w-]{43}\Z", widget=forms.HiddenInput)

    def words(self) -> dict[str, Any]:
        """Return what is added by field; only for a valid form."""
        return {name: value for name, value in self.cleaned_data.items() if name not in ("seen_version", "key")}

    def saw(self, version: int) -> None:
        """Hold a newer version, so that the next press saves over it knowingly."""
        typed = self.data.copy()  # type: ignore[attr-defined]
        typed["seen_version"] = str(version)
        self.data = typed


class UpdateForm(AdditionForm):
    """How far it has come, in words, and the new day of what is late."""

    read_by_all = ("text",)
    reveals = {"progress": {HowFar.LATE: ("due_on",)}}
    error_names = {"progress": "how far it has come"}

    progress = forms.ChoiceField(label="How far has it come?", choices=HowFar.choices, widget=forms.RadioSelect)
    due_on = DatePartsField(
        called="the new date by which we will do it",
        label="What is the new day?",
        help_text="Needed for “Later than promised”. For example, 27 3 2027",
        required=False,
    )
    text = forms.CharField(
        label="What happened?",
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=2000,
        help_text="Once published it cannot be changed. Write as you would speak to a parent.",
        error_messages={"required": "Enter what happened"},
    )

    def __init__(self, *args: Any, outcome: str, open_again: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fits = how_far_fits(outcome, open_again=open_again)
        self.fields["progress"].choices = [(each.value, each.label) for each in fits]  # type: ignore[attr-defined]
        if HowFar.LATE not in fits:
            del self.fields["due_on"]
            self.reveals = {}  # type: ignore[misc]  # of this one form

    def clean(self) -> dict[str, Any]:
        """Ask for the new day of what is late."""
        cleaned = super().clean() or self.cleaned_data
        late, due_on = cleaned.get("progress") == HowFar.LATE, cleaned.get("due_on")
        if late and "due_on" not in self.errors and (due_on is None or due_on < clock.today()):
            self.add_error("due_on", "Enter the new date by which we will do it. It must not have passed yet")
        elif late and due_on and due_on > last_day_to_promise():
            self.add_error("due_on", TOO_FAR_AHEAD)
        return {"due_on": None, **cleaned}


class ChildVersionForm(AdditionForm):
    """The version for children, added once."""

    read_by_all = ("text",)
    text = forms.CharField(
        label=CHILD_VERSION,
        widget=forms.Textarea(attrs={"rows": 6}),
        max_length=3000,
        help_text="Short, plain sentences, as you would say it to a child of 9. Once published it cannot be changed.",
        error_messages={"required": "Enter the version for children and young people"},
    )


def form_of(answer: Answer, kind: str, data: Any = None, *, initial: Mapping[str, Any]) -> AdditionForm:
    """Return the form for what is added to this answer: an update, or the version for children."""
    if kind == AdditionKind.CHILDREN:
        return ChildVersionForm(data, initial=initial)
    return UpdateForm(data, initial=initial, outcome=answer.outcome, open_again=bool(answer.open_again))
