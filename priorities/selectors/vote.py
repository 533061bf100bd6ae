"""Reads for the families' ballot: which rounds, whose code, what there is to choose. Never what somebody chose."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import groupby

from django.db.models import Exists, OuterRef, Q
from django.shortcuts import get_object_or_404

from cornerstones.selectors import CornerstoneShown, shown
from lib import clock
from priorities.enums import RoundState, Voice
from priorities.models import CodeBatch, Priority, StarRound, VotingCode


class Stage(StrEnum):
    """Whether families may choose now."""

    BEFORE = "before"
    OPEN = "open"
    OVER = "over"


@dataclass(frozen=True)
class OpenVote:
    """A round in which families may choose now."""

    slug: str
    question: str
    closes_at: datetime | None


@dataclass(frozen=True)
class Choice:
    """One priority to choose: what is valued and what needs to change."""

    slug: str
    strength: str
    development_points: tuple[str, ...]
    cornerstone: CornerstoneShown


@dataclass(frozen=True)
class ChoiceGroup:
    """The priorities under one cornerstone."""

    cornerstone: CornerstoneShown
    choices: tuple[Choice, ...]


def open_votes() -> tuple[OpenVote, ...]:
    """Return the rounds in which families may choose at this second, the one that closes first on top."""
    mine = StarRound.objects.of_the_portal().open().filter(with_families=True, closes_at__gt=clock.now())
    return tuple(OpenVote(one.slug, one.question or one.name, one.closes_at) for one in mine.order_by("closes_at"))


def vote_round(slug: str) -> StarRound:
    """Return a round with a families' ballot. Raises Http404.

    One that is being prepared is known only once codes for it were made: then its address may stand on paper.
    """
    has_codes = Exists(CodeBatch.objects.filter(round=OuterRef("pk")))
    known = StarRound.objects.of_the_portal().filter(~Q(state=RoundState.DRAFT) | has_codes, with_families=True)
    return get_object_or_404(known, slug=slug)


def stage_of(star_round: StarRound) -> Stage:
    """Return whether families may choose in a round at this second."""
    if star_round.state == RoundState.DRAFT:
        return Stage.BEFORE
    return Stage.OPEN if star_round.takes_ballots_at(clock.now()) else Stage.OVER


def voice_of(star_round: StarRound, code_hash: str) -> Voice | None:
    """Return whose ballot the code of this hash is in a round; None for a code that is unknown, or was stopped."""
    found = VotingCode.objects.filter(round=star_round, code_hash=code_hash).values_list("batch__voice", flat=True)
    voice = found.first()
    return Voice(voice) if voice else None


def choice_groups(star_round: StarRound) -> tuple[ChoiceGroup, ...]:
    """Return what there is to choose in a round, by cornerstone; without what was taken out of it."""
    mine = Priority.objects.filter(round=star_round, withdrawn_at=None).select_related("cornerstone")
    ordered = mine.prefetch_related("development_points").order_by("cornerstone__order", "order")
    groups = groupby(ordered, key=lambda priority: priority.cornerstone)
    return tuple(ChoiceGroup(shown(stone), tuple(_choice(one) for one in ones)) for stone, ones in groups)


def choice_called(groups: tuple[ChoiceGroup, ...], slug: str) -> Choice | None:
    """Return the choice with this slug, or None."""
    return next((one for group in groups for one in group.choices if one.slug == slug), None)


def _choice(priority: Priority) -> Choice:
    points = tuple(point.text for point in priority.development_points.all())
    return Choice(priority.slug, priority.strength, points, shown(priority.cornerstone))
