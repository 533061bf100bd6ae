"""Writes of what is in a round: priorities, carried over or new, and those taken out."""

from collections.abc import Sequence

from django.db import transaction
from django.db.models import F, Max
from django.utils.text import slugify

from accounts.enums import Permission
from accounts.models import User
from accounts.permissions import require
from cornerstones.models import Cornerstone
from lib import clock
from priorities.enums import ProposalStep
from priorities.models import Ballot, DevelopmentPoint, Priority, StarRound
from priorities.selectors.marker import marker_of_priority, marker_of_words
from priorities.services.proposal_steps import keep, lock
from priorities.services.rounds import locked_draft


class SaidAlready(ValueError):
    """The round has a priority with the same strength under the same cornerstone, and other things to change."""


class ChangedMeanwhile(ValueError):
    """Somebody else changed or deleted the priority since it was read; nothing was written."""


# Words that stand in the same place of an address as a priority's slug.
TAKEN_BY_PAGES = ("import", "proposals", "rounds")


@transaction.atomic
def add_priority(
    *,
    star_round: StarRound,
    by: User,
    cornerstone: Cornerstone,
    strength: str,
    development_points: Sequence[str],
    carried_from: Priority | None = None,
) -> Priority:
    """Put a priority in a round that is being prepared. Returns it; the same again returns what is there.

    Raises PermissionDenied, WrongState, SaidAlready.
    """
    require(by, Permission.RUN_ROUNDS)
    locked = locked_draft(star_round)
    if there := locked.priorities.filter(cornerstone=cornerstone, strength=strength).first():
        return _the_same(there, development_points)
    priority = Priority.objects.create(
        round=locked,
        cornerstone=cornerstone,
        slug=free_slug(strength),
        order=next_place(locked, cornerstone),
        strength=strength,
        carried_from=carried_from,
    )
    write_points(priority, development_points)
    return priority


@transaction.atomic
def change_priority(
    *,
    priority: Priority,
    by: User,
    cornerstone: Cornerstone,
    strength: str,
    development_points: Sequence[str],
    seen: str,
) -> Priority:
    """Say a priority of a round that is being prepared in other words. The same again changes nothing.

    `seen`: its marker when it was read. Raises PermissionDenied, WrongState, ChangedMeanwhile, SaidAlready.
    """
    require(by, Permission.RUN_ROUNDS)
    star_round = locked_draft(priority.round)
    mine = Priority.objects.filter(pk=priority.pk).first()
    if mine is None:
        raise ChangedMeanwhile("Somebody else deleted this priority while you wrote. Your words are still here.")
    wanted = marker_of_words(cornerstone.pk, strength, development_points)
    if marker_of_priority(mine) == wanted:
        return mine
    if marker_of_priority(mine) != seen:
        raise ChangedMeanwhile("Somebody else changed this priority while you wrote. Look at what it says now.")
    if star_round.priorities.filter(cornerstone=cornerstone, strength=strength).exclude(pk=mine.pk).exists():
        raise SaidAlready("Another priority of this round says the same. Say this one in other words.")
    _say_again(mine, cornerstone, strength, development_points)
    return mine


@transaction.atomic
def carry_over(*, star_round: StarRound, by: User) -> int:
    """Put every priority of the round before in this one, where it is not there yet. Returns how many.

    Raises PermissionDenied, WrongState.
    """
    require(by, Permission.RUN_ROUNDS)
    locked = locked_draft(star_round)
    there = locked.priorities.exclude(carried_from=None).values("carried_from")
    earlier = Priority.objects.filter(round=locked.previous, withdrawn_at=None).exclude(pk__in=there)
    shown = earlier.select_related("cornerstone").prefetch_related("development_points")
    said = set(locked.priorities.values_list("cornerstone", "strength"))
    ordered = shown.order_by("cornerstone__order", "order")
    found = [each for each in ordered if (each.cornerstone_id, each.strength) not in said]
    for each in found:
        points = [point.text for point in each.development_points.all()]
        add_priority(
            star_round=locked,
            by=by,
            cornerstone=each.cornerstone,
            strength=each.strength,
            development_points=points,
            carried_from=each,
        )
    return len(found)


@transaction.atomic
def remove_priority(*, priority: Priority, by: User) -> None:
    """Delete a priority from a round that is being prepared. Raises PermissionDenied, WrongState."""
    require(by, Permission.RUN_ROUNDS)
    locked = locked_draft(priority.round)
    _give_back(priority, locked, by)
    Priority.objects.filter(pk=priority.pk).delete()


@transaction.atomic
def withdraw_priority(*, priority: Priority, by: User, why: str) -> None:
    """Take a priority out of an open round: it stays visible with the reason, and takes no stars any more.

    Raises PermissionDenied. The second time nothing happens; after the round has closed neither.
    """
    require(by, Permission.RUN_ROUNDS)
    star_round = StarRound.objects.select_for_update().get(pk=priority.round_id)
    still = Priority.objects.filter(pk=priority.pk, withdrawn_at=None)
    if star_round.takes_ballots_at(clock.now()) and still.update(withdrawn_at=clock.now(), withdrawn_why=why):
        # Whoever looks at these stars saw more than would count now: their next press is told so.
        Ballot.objects.filter(stars__priority=priority.pk).update(version=F("version") + 1)


def _give_back(priority: Priority, star_round: StarRound, by: User) -> None:
    """Say in the history of a proposal that it is not in the round any more."""
    if priority.proposal and star_round.priorities.filter(pk=priority.pk).exists():
        keep(lock(priority.proposal), by=by, step=ProposalStep.OUT_OF_ROUND, where=star_round.name)


def _say_again(priority: Priority, cornerstone: Cornerstone, strength: str, points: Sequence[str]) -> None:
    if priority.cornerstone_id != cornerstone.pk:
        priority.order = next_place(priority.round, cornerstone)
    priority.cornerstone, priority.strength = cornerstone, strength
    priority.save(update_fields=("cornerstone", "strength", "order"))
    priority.development_points.all().delete()
    write_points(priority, points)


def next_place(star_round: StarRound, cornerstone: Cornerstone) -> int:
    """Return the place below the last priority of a round under this cornerstone."""
    last = star_round.priorities.filter(cornerstone=cornerstone).aggregate(last=Max("order"))["last"]
    return (last or 0) + 1


def _the_same(there: Priority, texts: Sequence[str]) -> Priority:
    if [point.text for point in there.development_points.all()] != list(texts):
        raise SaidAlready("This strength is in the round already. Take it out first, or say it in other words.")
    return there


def write_points(priority: Priority, texts: Sequence[str]) -> None:
    """Write the development points of a priority, in their order."""
    DevelopmentPoint.objects.bulk_create(
        DevelopmentPoint(priority=priority, order=number, text=text) for number, text in enumerate(texts, start=1)
    )


def free_slug(strength: str) -> str:
    """Return an address for a priority that no other has."""
    start = slugify(strength)[:60].strip("-") or "priority"
    taken = {*TAKEN_BY_PAGES, *Priority.objects.filter(slug__startswith=start).values_list("slug", flat=True)}
    slug, number = start, 1
    while slug in taken:
        number += 1
        slug = f"{start}-{number}"
    return slug
