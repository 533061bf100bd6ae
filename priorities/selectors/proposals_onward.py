"""Reads for the report editor: proposals on the list, and where they have gone."""

from dataclasses import dataclass

from priorities.enums import ProposalKind, RoundState
from priorities.models import Priority, Proposal, StarRound
from priorities.selectors.on_the_list import ProposalShown, on_the_list


@dataclass(frozen=True)
class Onward:
    """One proposal on the list, and the rounds that it is in, those that are being prepared too."""

    shown: ProposalShown
    rounds: tuple[str, ...]


@dataclass(frozen=True)
class OnwardPage:
    """Everything on the list by where it can go; `drafts` are the rounds that are being prepared."""

    priorities: tuple[Onward, ...]
    statements: tuple[ProposalShown, ...]
    drafts: tuple[StarRound, ...]


def onward_page() -> OnwardPage:
    """Return the page of the report editor. The same number of queries however long it is."""
    found, rounds = on_the_list(), _rounds_of_proposals()
    return OnwardPage(
        priorities=tuple(Onward(one, _names(one, rounds)) for one in found if one.kind == ProposalKind.PRIORITY),
        statements=tuple(one for one in found if one.kind == ProposalKind.STATEMENT),
        drafts=tuple(StarRound.objects.of_the_portal().filter(state=RoundState.DRAFT).order_by("-pk")),
    )


def not_in(star_round: StarRound) -> tuple[ProposalShown, ...]:
    """Return the priorities on the list that are not in this round."""
    there = set(star_round.priorities.exclude(proposal=None).values_list("proposal", flat=True))
    wanted = (one for one in on_the_list() if one.kind == ProposalKind.PRIORITY)
    return tuple(one for one in wanted if not there & set(one.members))


def chosen(references: list[str]) -> tuple[Proposal, ...]:
    """Return the records of proposals on the list."""
    return tuple(Proposal.objects.published().filter(reference__in=references).order_by("pk"))


def statement_called(reference: str) -> Proposal | None:
    """Return a statement that is on the list."""
    found = Proposal.objects.published().select_related("statement__event", "cornerstone")
    return found.filter(reference=reference, kind=ProposalKind.STATEMENT).first()


def _rounds_of_proposals() -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    rows = Priority.objects.exclude(proposal=None).order_by("-round__pk").values_list("proposal", "round__name")
    for proposal, name in rows:
        found.setdefault(proposal, []).append(name)
    return found


def _names(one: ProposalShown, rounds: dict[int, list[str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for key in one.members for name in rounds.get(key, ())))
