"""Pages of proposals, as everybody sees them: never how many families, never words that wait."""

from dataclasses import dataclass
from itertools import groupby

from cornerstones.selectors import CornerstoneShown
from lib.disclosure import release
from priorities.enums import ProposalKind, ProposalState
from priorities.models import Proposal
from priorities.selectors.near import MOST_SHOWN, near
from priorities.selectors.on_the_list import ProposalShown, on_the_list
from priorities.selectors.proposal_words import Words


@dataclass(frozen=True)
class ProposalGroup:
    """The proposals under one cornerstone."""

    cornerstone: CornerstoneShown
    proposals: tuple[ProposalShown, ...]


@dataclass(frozen=True)
class ProposalsPage:
    """The list: priorities by cornerstone, statements, and how many did not go on it, in words."""

    groups: tuple[ProposalGroup, ...]
    statements: tuple[ProposalShown, ...]
    declined: str


def proposals_page() -> ProposalsPage:
    """Return the public list. The same number of queries however long it is."""
    everything = on_the_list()
    priorities = [one for one in everything if one.cornerstone]
    by_stone = groupby(priorities, key=lambda one: one.cornerstone)
    groups = tuple(ProposalGroup(stone, tuple(ones)) for stone, ones in by_stone if stone)
    statements = tuple(one for one in everything if one.kind == ProposalKind.STATEMENT)
    return ProposalsPage(groups, statements, _declined())


def proposal_shown(reference: str) -> ProposalShown | None:
    """Return a proposal on the list, or the one that it was joined with; None where nobody may read it."""
    return next((one for one in on_the_list() if reference in (one.reference, *_also(one))), None)


def near_on_the_list(kind: str, words: Words, most: int = MOST_SHOWN) -> tuple[ProposalShown, ...]:
    """Return the proposals on the list that say nearly the same, the likest first; each once with what it joined."""
    keys = near(kind, words)
    places = {key: place for place, key in enumerate(keys)}
    found = [one for one in on_the_list() if places.keys() & set(one.members)] if keys else []
    return tuple(sorted(found, key=lambda one: min(places.get(key, len(keys)) for key in one.members))[:most])


def receipt_of(reference: str) -> Proposal | None:
    """Return the proposal that somebody sent, by the reference that they wrote down."""
    return Proposal.objects.filter(reference=reference).first()


def published_called(reference: str) -> Proposal | None:
    """Return a proposal that stands on the list for itself."""
    return Proposal.objects.published().filter(reference=reference).first()


def why_declined(proposal: Proposal) -> str:
    """Return why a proposal is not on the list, for whoever holds its reference; empty while it is not declined."""
    if proposal.state != ProposalState.DECLINED:
        return ""
    last = proposal.decisions.exclude(reason="").order_by("-pk").first()
    return str(last.get_reason_display()) if last else ""


def members_of(page: ProposalShown) -> tuple[Proposal, ...]:
    """Return the records of a proposal and of all that was joined with it."""
    return tuple(Proposal.objects.filter(pk__in=page.members).order_by("pk"))


def _also(one: ProposalShown) -> tuple[str, ...]:
    return tuple(each.reference for each in one.also)


def _declined() -> str:
    """Return how many did not go on the list as the portal says numbers of people: rounded, and never a small one."""
    number = Proposal.objects.filter(state=ProposalState.DECLINED).count()
    if not number:
        return ""
    return f"{release({'declined': number}, of='proposals').cells[0].words} proposals"
