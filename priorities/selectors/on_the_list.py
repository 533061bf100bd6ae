"""The proposals on the list, each with what was joined with it and the voices of all: never how many families."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Prefetch

from cornerstones.selectors import CornerstoneShown, shown
from priorities.enums import ProposalState, Proposer, RoundState
from priorities.models import Priority, Proposal, ProposalVoice, ProposalWording
from priorities.selectors.proposal_words import Words, words_of

# Always more than one in words, whatever the number: it tells nobody who it was.
WHO = {
    Proposer.PARENT_CARER: "families",
    Proposer.YOUNG_PERSON: "young people",
    Proposer.PROFESSIONAL: "people who work with families",
}


@dataclass(frozen=True)
class AlsoSaid:
    """The words of a proposal that was joined with another."""

    reference: str
    words: Words
    proposed_by: str


@dataclass(frozen=True)
class InRound:
    """A round that the proposal went into."""

    slug: str
    name: str


@dataclass(frozen=True)
class ProposalShown:
    """One proposal on the list with all that was joined with it."""

    pk: int
    reference: str
    kind: str
    words: Words
    cornerstone: CornerstoneShown | None
    proposed_by: str
    supported_by: str
    also: tuple[AlsoSaid, ...]
    rounds: tuple[InRound, ...]
    in_understanding: bool
    members: tuple[int, ...]
    organisations: frozenset[int]
    proposed_for: frozenset[int]


def on_the_list() -> tuple[ProposalShown, ...]:
    """Return every proposal on the list, by cornerstone and then the newest first."""
    said = list(_said())
    heads = heads_of(said)
    members: dict[int, list[Proposal]] = {}
    for one in said:
        members.setdefault(heads[one.pk], []).append(one)
    found = [_shown(one, members[one.pk]) for one in said if one.state == ProposalState.PUBLISHED]
    orders = {one.pk: (words.cornerstone.order if words.cornerstone else 0) for one, words in _worded(said)}
    return tuple(sorted(found, key=lambda one: (orders[one.pk], -one.pk)))


def reference_to_read(proposal: Proposal | None) -> str:
    """Return the reference of a proposal that everybody may read; empty for any other."""
    listed = proposal and proposal.state in (ProposalState.PUBLISHED, ProposalState.JOINED)
    return proposal.reference if proposal and listed else ""


def heads_of(proposals: Iterable[Proposal]) -> dict[int, int]:
    """Return for each proposal the key of the one in which it ends up: itself, where it was joined with none."""
    above = {one.pk: one.joined_with_id for one in proposals}
    return {key: _top(key, above) for key in above}


def in_words(names: Iterable[str]) -> str:
    """Return names as people say them: "families, young people and Tor View School"."""
    listed = [*names]
    return " and ".join(part for part in (", ".join(listed[:-1]), *listed[-1:]) if part)


def _top(key: int, above: dict[int, int | None]) -> int:
    while (higher := above.get(key)) is not None:
        key = higher
    return key


def _said() -> Iterable[Proposal]:
    opened = Priority.objects.exclude(round__state=RoundState.DRAFT).select_related("round").order_by("-pk")
    return (
        Proposal.objects.said()
        .select_related("organisation", "cornerstone")
        .prefetch_related(
            Prefetch("wordings", ProposalWording.objects.select_related("cornerstone")),
            Prefetch("voices", ProposalVoice.objects.select_related("organisation").order_by("pk")),
            Prefetch("priorities", opened, to_attr="in_rounds"),
        )
        .order_by("pk")
    )


def _worded(proposals: Iterable[Proposal]) -> Iterable[tuple[Proposal, Words]]:
    return ((one, words_of(one)) for one in proposals)


def _shown(head: Proposal, members: list[Proposal]) -> ProposalShown:
    words = words_of(head)
    proposed = dict.fromkeys(_name_of(one.proposer, one.organisation) for one in members)
    voices = [voice for one in members for voice in one.voices.all()]
    support = dict.fromkeys(_name_of(voice.voice, voice.organisation) for voice in voices)
    also = (AlsoSaid(one.reference, words_of(one), in_words(_by(one))) for one in members if one.pk != head.pk)
    rounds = dict.fromkeys(each.round for one in members for each in getattr(one, "in_rounds", ()))
    proposed_for = frozenset(one.organisation_id for one in members if one.organisation_id)
    return ProposalShown(
        pk=head.pk,
        reference=head.reference,
        kind=head.kind,
        words=words,
        cornerstone=shown(words.cornerstone) if words.cornerstone else None,
        proposed_by=in_words(proposed),
        supported_by=in_words(name for name in support if name not in proposed),
        also=tuple(also),
        rounds=tuple(InRound(each.slug, each.name) for each in rounds),
        in_understanding=any(one.statement_id for one in members),
        members=tuple(one.pk for one in members),
        organisations=frozenset(voice.organisation_id for voice in voices if voice.organisation_id),
        proposed_for=proposed_for,
    )


def _by(proposal: Proposal) -> tuple[str]:
    return (_name_of(proposal.proposer, proposal.organisation),)


def _name_of(who: str, organisation: object) -> str:
    return str(organisation) if organisation else WHO[Proposer(who)]
