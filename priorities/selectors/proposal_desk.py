"""Reads of proposals for forum moderators: what was sent, what people read, what is near, and what was done."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, QuerySet

from accounts.models import User
from lib.counting import how_many
from priorities.enums import ProposalState
from priorities.models import Proposal, ProposalQuerySet
from priorities.selectors.near import near
from priorities.selectors.proposal_history import Step, VoiceShown, steps_of, voices_of
from priorities.selectors.proposal_words import Words, in_one_line, words_as_sent, words_of

TONES: Mapping[str, str] = {
    ProposalState.WAITING: "waiting",
    ProposalState.PUBLISHED: "done",
    ProposalState.JOINED: "doing",
    ProposalState.DECLINED: "stopped",
}
# What waits is read oldest first; of the others the newest first.
PARTS = (ProposalState.WAITING, ProposalState.PUBLISHED, ProposalState.JOINED, ProposalState.DECLINED)
MOST_NEAR, MOST_IN_A_PART = 6, 200


@dataclass(frozen=True)
class DeskLine:
    """One proposal in a list of the desk."""

    reference: str
    kind: str
    state: str
    tone: str
    words: str
    more: str
    who: str
    sent_on: date


@dataclass(frozen=True)
class DeskPart:
    """The proposals in one state, with how many there are: for the desk only."""

    state: str
    title: str
    number: int
    lines: tuple[DeskLine, ...]


@dataclass(frozen=True)
class DeskPage:
    """One proposal on the desk."""

    proposal: Proposal
    state: str
    tone: str
    kind: str
    who: str
    sent: Words
    words: Words
    changed: bool
    near: tuple[DeskLine, ...]
    joined: tuple[DeskLine, ...]
    joined_with: DeskLine | None
    voices: tuple[VoiceShown, ...]
    voices_in_words: str
    steps: tuple[Step, ...]
    mine: bool


def how_many_proposals_wait() -> int:
    """Return how many proposals nobody has decided about."""
    return Proposal.objects.waiting().count()


def desk_parts() -> tuple[DeskPart, ...]:
    """Return every proposal by its state; of what waits the oldest first. The same queries however many there are."""
    numbers = dict(Proposal.objects.order_by().values_list("state").annotate(Count("pk")))
    return tuple(_part(state, numbers.get(state, 0)) for state in PARTS)


def desk_page(reference: str, user: User) -> DeskPage | None:
    """Return one proposal for a moderator; None where there is no such one."""
    proposal = _lines().select_related("by", "joined_with").filter(reference=reference).first()
    if proposal is None:
        return None
    words, sent, voices = words_of(proposal), words_as_sent(proposal), voices_of(proposal)
    above = Proposal.objects.filter(pk=proposal.joined_with_id or 0)
    return DeskPage(
        proposal=proposal,
        state=proposal.get_state_display(),
        tone=TONES[proposal.state],
        kind=proposal.get_kind_display(),
        who=proposal.by.name if proposal.by else "",
        sent=sent,
        words=words,
        changed=words != sent,
        near=near_at_desk(proposal),
        joined=_as_lines(_lines().filter(joined_with=proposal)),
        joined_with=next(iter(_as_lines(_with_words(above))), None),
        voices=voices,
        voices_in_words=how_many(len(voices), "voice") if voices else "",
        steps=steps_of(proposal),
        mine=proposal.by_id == user.pk,
    )


def near_at_desk(proposal: Proposal) -> tuple[DeskLine, ...]:
    """Return the others on the list, or waiting, that say nearly the same, the likest first."""
    states = (ProposalState.PUBLISHED, ProposalState.WAITING)
    keys = [key for key in near(proposal.kind, words_of(proposal), states=states) if key != proposal.pk][:MOST_NEAR]
    found = {one.pk: one for one in _lines().filter(pk__in=keys)}
    return tuple(_line(found[key]) for key in keys if key in found)


def others_on_the_list(proposal: Proposal) -> tuple[DeskLine, ...]:
    """Return what a proposal can be joined with: others of its kind on the list, those that are near first."""
    nearest = [one.reference for one in near_at_desk(proposal)]
    others = _as_lines(_lines().published().filter(kind=proposal.kind).exclude(pk=proposal.pk).order_by("-pk"))
    return tuple(
        sorted(others, key=lambda one: nearest.index(one.reference) if one.reference in nearest else len(nearest))
    )


def proposal_at_desk(reference: str) -> Proposal | None:
    """Return a proposal in whatever state."""
    return _lines().filter(reference=reference).first()


def _part(state: ProposalState, number: int) -> DeskPart:
    order = "pk" if state == ProposalState.WAITING else "-pk"
    found = _lines().filter(state=state).order_by(order)[:MOST_IN_A_PART]
    return DeskPart(str(state), str(state.label), number, tuple(_line(one) for one in found))


def _lines() -> ProposalQuerySet:
    return _with_words(Proposal.objects.all())


def _with_words(proposals: ProposalQuerySet) -> ProposalQuerySet:
    return proposals.select_related("organisation", "cornerstone").prefetch_related("wordings__cornerstone")


def _as_lines(proposals: QuerySet[Proposal]) -> tuple[DeskLine, ...]:
    return tuple(_line(one) for one in proposals)


def _line(proposal: Proposal) -> DeskLine:
    words = words_of(proposal)
    return DeskLine(
        reference=proposal.reference,
        kind=proposal.get_kind_display(),
        state=proposal.get_state_display(),
        tone=TONES[proposal.state],
        words=in_one_line(words),
        more="; ".join(words.changes) or words.why,
        who=str(proposal.organisation or proposal.get_proposer_display()),
        sent_on=proposal.sent_on,
    )
