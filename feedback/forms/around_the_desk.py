"""Giving an item to a colleague, declaring a conflict of interest, and setting aside."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms

from feedback.enums import ConflictKind, SetAsideReason
from feedback.selectors.desk.colleagues import Colleague
from lib.govukforms.forms import GovukForm


class HandOverForm(GovukForm):
    """Who takes it, and what helps them."""

    to = forms.ChoiceField(label="Who do you give it to?", widget=forms.RadioSelect)
    note = forms.CharField(
        label="A note for them",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=500,
        required=False,
        help_text="It stands on the page of this item. Leave out names and what the story says.",
    )
    error_names: ClassVar[dict[str, str]] = {"to": "who you give it to"}
    submit_text = "Give it to them"

    def __init__(self, *args: Any, colleagues: Sequence[Colleague], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].choices = [  # type: ignore[attr-defined]  # a choice field
            (str(one.user.pk), one.words) for one in colleagues
        ]


class ConflictForm(GovukForm):
    """Why somebody cannot be the one who reads it."""

    kind = forms.ChoiceField(label="Why?", choices=ConflictKind.choices, widget=forms.RadioSelect)
    error_names: ClassVar[dict[str, str]] = {"kind": "why you cannot be the one who reads it"}
    submit_text = "Pass it on to somebody else"


class SetAsideForm(GovukForm):
    """Why several items do not come from a person."""

    reason = forms.ChoiceField(label="Why?", choices=SetAsideReason.choices, widget=forms.RadioSelect)
    note = forms.CharField(
        label="Anything that helps a colleague to understand",
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=500,
        required=False,
        help_text="If it did come from a person, they can read this with their code.",
    )
    error_names: ClassVar[dict[str, str]] = {"reason": "why you set them aside"}


class PutBackForm(GovukForm):
    """Which version of an item is put back."""

    seen_version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1)


class MorningMessageForm(GovukForm):
    """Whether somebody wants a message in the morning."""

    wanted = forms.ChoiceField(
        label="Do you want a message in the morning?",
        choices=(("yes", "Yes, when something waits"), ("no", "No, never")),
        widget=forms.RadioSelect,
    )
    error_names: ClassVar[dict[str, str]] = {"wanted": "whether you want a message"}
    submit_text = "Save"
