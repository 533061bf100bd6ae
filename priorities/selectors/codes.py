"""Reads for the forum: the codes of a round, batch by batch. How many were used is never told exactly."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q
from django.shortcuts import get_object_or_404

from lib.counting import how_many
from lib.disclosure import release, smallest
from lib.moments import moment_in_words
from priorities.enums import RoundState, Voice
from priorities.models import CodeBatch, StarRound

DELETED = "The codes were deleted when the round closed"


@dataclass(frozen=True)
class BatchShown:
    """One batch: for whom, how, how many, and about how many were used."""

    number: int
    voice: str
    how: str
    made: str
    made_at: datetime
    made_by: str
    used: str
    stopped_at: datetime | None
    can_stop: bool


@dataclass(frozen=True)
class CodesPage:
    """The codes of one round."""

    round: StarRound
    batches: tuple[BatchShown, ...]
    can_make: bool


def codes_round(slug: str) -> StarRound:
    """Return a round for which codes can be handed out, in any state. Raises Http404."""
    return get_object_or_404(StarRound.objects.of_the_portal().filter(with_families=True), slug=slug)


def codes_page(star_round: StarRound) -> CodesPage:
    """Return the batches of a round, the newest first."""
    mine = star_round.batches.select_related("made_by").order_by("-made_at", "-pk")
    counted = mine.annotate(used=Count("codes", filter=Q(codes__ballot__isnull=False)))
    takes = can_make(star_round)
    return CodesPage(star_round, tuple(_shown(one, one.used, takes=takes) for one in counted), takes)


def can_make(star_round: StarRound) -> bool:
    """Say whether codes can be made for a round: before it closes."""
    return star_round.state in (RoundState.DRAFT, RoundState.OPEN)


def batch_of(star_round: StarRound, number: int) -> CodeBatch:
    """Return one batch of a round. Raises Http404."""
    return get_object_or_404(star_round.batches.all(), pk=number)


def used_in_words(used: int, *, of: int, voice: str) -> str:
    """Return about how many codes of a batch were used, while the round is open.

    Nought is told as a small number too: else the first voice would show the moment it came.
    """
    protected = voice == Voice.YOUNG_PEOPLE
    if used < smallest(protected=protected):
        return f"fewer than {smallest(protected=protected)}"
    return release({"used": used}, protected=protected, respondents=of).cells[0].words


def _shown(batch: CodeBatch, used: int, *, takes: bool) -> BatchShown:
    return BatchShown(
        number=batch.pk,
        voice=batch.get_voice_display(),
        how=batch.get_how_display(),
        made=how_many(batch.number, "code"),
        made_at=batch.made_at,
        made_by=batch.made_by.name,
        used=used_in_words(used, of=batch.number, voice=batch.voice) if takes else DELETED,
        stopped_at=batch.stopped_at,
        can_stop=takes and batch.stopped_at is None,
    )


def until_in_words(star_round: StarRound) -> str:
    """Return when a round closes, such as "Friday 27 November 2026 at 5pm"; empty while no time is set."""
    return moment_in_words(star_round.closes_at)
