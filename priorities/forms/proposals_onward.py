"""Which proposals go into a round, and which event a statement is put with."""

from collections.abc import Sequence
from typing import Any

from django import forms

from cornerstones.selectors import event_choices
from lib.govukforms import GovukForm
from priorities.selectors.on_the_list import ProposalShown


class IntoRoundForm(GovukForm):
    """Proposals to put in a round: one box each."""

    submit_text = "Put them in the round"
    chosen = forms.MultipleChoiceField(
        label="Which ones?",
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Select at least one proposal",
            "invalid_choice": "One of them is not on the list any more, or is in the round already. Select again",
        },
    )

    def __init__(self, *args: Any, offered: Sequence[ProposalShown], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["chosen"].choices = [(one.reference, one.words.strength) for one in offered]  # type: ignore[attr-defined]
        self.choice_hints = {"chosen": {one.reference: _hint(one) for one in offered}}  # type: ignore[misc]


class EventForm(GovukForm):
    """The event whose statements it is put with."""

    submit_text = "Put it there"
    event = forms.ChoiceField(
        label="With the statements of which event?",
        widget=forms.RadioSelect,
        help_text="The page “What co-production means” shows the latest event.",
        error_messages={"required": "Select an event"},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["event"].choices = [(one.slug, one.words) for one in event_choices()]  # type: ignore[attr-defined]


def _hint(one: ProposalShown) -> str:
    stone = f"{one.cornerstone.name}. " if one.cornerstone else ""
    support = f" Supported by {one.supported_by}." if one.supported_by else ""
    return f"{stone}Needs to change: {'; '.join(one.words.changes)}. Proposed by {one.proposed_by}.{support}"
