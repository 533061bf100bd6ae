"""Reads of what belongs to a proposal, for the desk only: voices with their words, and each step."""

from dataclasses import dataclass
from datetime import date, datetime

from priorities.models import Proposal
from priorities.selectors.on_the_list import in_words


@dataclass(frozen=True)
class Step:
    """One line of the history."""

    what: str
    by: str
    at: datetime
    more: str


@dataclass(frozen=True)
class VoiceShown:
    """One voice with the words that came with it: nobody but the desk reads them."""

    who: str
    words: str
    given_on: date


def voices_of(proposal: Proposal) -> tuple[VoiceShown, ...]:
    """Return the voices of a proposal, the first first, with the words that came with them."""
    voices = proposal.voices.select_related("organisation").order_by("pk")
    return tuple(
        VoiceShown(str(voice.organisation or voice.get_voice_display()), voice.words, voice.given_on)
        for voice in voices
    )


def steps_of(proposal: Proposal) -> tuple[Step, ...]:
    """Return what was done with a proposal, the first first."""
    decisions = proposal.decisions.select_related("by", "other").order_by("pk")
    return tuple(
        Step(
            each.get_step_display(),
            each.by.name,
            each.at,
            in_words(part for part in (each.get_reason_display(), each.where, str(each.other or "")) if part),
        )
        for each in decisions
    )
