"""Closes a round and publishes the head of its chain: for whoever runs it, and for the worker when its time is over."""

from collections.abc import Iterable

from django.db import transaction
from django.shortcuts import get_object_or_404

from accounts.models import User
from lib import clock
from priorities.builder.tally import content_of
from priorities.enums import ROUND_STATES, RoundState
from priorities.models import ChainHead, StarRound, Tally, VotingCode


@transaction.atomic
def close(*, star_round: StarRound, by: User | None) -> StarRound:
    """Close a round, freeze its tally, and delete every code and family ballot. `by` None: its time is over.

    Safe to run twice: the second time nothing happens. Raises WrongState for one that never opened.
    """
    locked = locked_round(star_round)
    if Tally.objects.filter(round=locked).exists():
        return locked
    ROUND_STATES.check(locked.state, RoundState.CLOSED)
    locked.state, locked.closed_by = RoundState.CLOSED, by
    locked.closed_at, locked.closed_on = clock.now(), clock.today()
    locked.save()
    content = content_of(locked)
    Tally.objects.create(round=locked, content=content, head=content["head"])
    VotingCode.objects.filter(round=locked).delete()
    publish_head(star_round=locked)
    return locked


@transaction.atomic
def publish_head(*, star_round: StarRound) -> None:
    """Publish the head of a round's chain for today; once a day, the first one stays."""
    last = locked_round(star_round).accepted.order_by("-number").first()
    if last:
        ChainHead.objects.get_or_create(
            round=star_round, on=clock.today(), defaults={"number": last.number, "head": last.chain}
        )


def rounds_that_are_over() -> Iterable[StarRound]:
    """Return the open rounds whose time is over, the one that ended first in front."""
    return StarRound.objects.over_at(clock.now()).order_by("closes_at", "pk")


def rounds_with_news_in_the_chain() -> Iterable[StarRound]:
    """Return the rounds that took a ballot since their head was last published, so that the last one is never lost."""
    chained = StarRound.objects.of_the_portal().known_to_all()
    return [each for each in chained.order_by("pk") if _has_news(each)]


def locked_round(star_round: StarRound) -> StarRound:
    """Return the round, locked. Raises Http404 when it was deleted meanwhile."""
    return get_object_or_404(StarRound.objects.select_for_update(), pk=star_round.pk)


def _has_news(star_round: StarRound) -> bool:
    last = star_round.accepted.order_by("-number").values_list("number", flat=True).first() or 0
    told = star_round.heads.order_by("-on").values_list("number", flat=True).first() or 0
    return last > told
