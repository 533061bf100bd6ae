"""What a forum moderator writes and chooses about a proposal."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from django import forms

from cornerstones.models import Cornerstone
from lib.govukforms import GovukForm
from lib.words import clean
from priorities.enums import ProposalKind, WhyDeclined
from priorities.forms.proposals import lines_of, one_line
from priorities.forms.round_contents import LONGEST_POINT, MOST_POINTS
from priorities.models.proposals import LONGEST_STRENGTH, LONGEST_WHY
from priorities.selectors.proposal_desk import DeskLine
from priorities.selectors.proposal_words import Words

BIGGEST = 2_000_000_000  # as large as a version can be


class SeenForm(GovukForm):
    """One step with a proposal, and the version of it that was on the page."""

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=BIGGEST)


class WordingForm(SeenForm):
    """The words that people read. Of a statement there is no cornerstone, and nothing that needs to change."""

    submit_text = "Save these words"
    error_names: ClassVar[Mapping[str, str]] = {"strength": "what people read", "changes": "what needs to change"}
    strength = forms.CharField(
        label="What is valued", widget=forms.Textarea(attrs={"rows": 3}), max_length=LONGEST_STRENGTH
    )
    changes = forms.CharField(
        label="What needs to change",
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=MOST_POINTS * LONGEST_POINT,
        help_text="One thing on each line.",
    )
    why = forms.CharField(
        label="Why it matters", widget=forms.Textarea(attrs={"rows": 4}), max_length=LONGEST_WHY, required=False
    )
    cornerstone = forms.ModelChoiceField(
        label="Cornerstone",
        queryset=Cornerstone.objects.order_by("order"),
        to_field_name="slug",
        empty_label=None,
        widget=forms.RadioSelect,
        error_messages={"required": "Select a cornerstone"},
    )

    def __init__(self, *args: Any, kind: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        unused = ("why",) if kind == ProposalKind.PRIORITY else ("changes", "cornerstone")
        for name in unused:
            del self.fields[name]
        if kind == ProposalKind.STATEMENT:
            self.fields["strength"].label = "The statement"

    def clean_changes(self) -> tuple[str, ...]:
        """Return what needs to change, one after the other."""
        return lines_of(self.cleaned_data["changes"])

    def words(self) -> Words:
        """Return the new words; only for a valid form."""
        said = self.cleaned_data
        why = clean(said.get("why", "")).strip()
        return Words(one_line(said["strength"]), said.get("changes", ()), why, said.get("cornerstone"))


class DeclineForm(SeenForm):
    """Why a proposal does not go on the list."""

    submit_text = "Do not put it on the list"
    reason = forms.ChoiceField(
        label="Why not?",
        choices=WhyDeclined,
        widget=forms.RadioSelect,
        help_text="Whoever sent it can read this with their reference. The list says only how many there were.",
        error_messages={"required": "Select why not"},
    )


class JoinForm(SeenForm):
    """The proposal that this one is part of."""

    submit_text = "Join them"
    into = forms.ChoiceField(
        label="Which one says the same?",
        widget=forms.RadioSelect,
        error_messages={
            "required": "Select the one to join it with",
            "invalid_choice": "It is not on the list any more. Select another one",
        },
    )

    def __init__(self, *args: Any, others: Sequence[DeskLine], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["into"].choices = [(one.reference, one.words) for one in others]  # type: ignore[attr-defined]
        self.choice_hints = {"into": {one.reference: f"{one.who}: {one.more}" for one in others}}  # type: ignore[misc]


def initial_of_words(words: Words, version: int) -> dict[str, Any]:
    """Return what the form of the words shows."""
    stone = words.cornerstone.slug if words.cornerstone else None
    changes = "\n".join(words.changes)
    return {"strength": words.strength, "changes": changes, "why": words.why, "cornerstone": stone, "seen": version}
