"""Writes the priorities of an event's write-up, all or nothing."""

from collections import Counter

from django.db import transaction
from django.db.models import ProtectedError

from accounts.models import User
from cornerstones.models import Cornerstone, Event
from cornerstones.services import Imported, ImportRefused
from cornerstones.services.event_notes import check_import
from lib.counting import how_many
from lib.event_notes import EventNotes, Kind
from lib.event_notes import Priority as SaidPriority
from priorities.enums import RoundState
from priorities.models import Priority, StarRound
from priorities.services.contents import free_slug, write_points

THRESHOLD = 3  # stars; the write-ups list what got three or more


@transaction.atomic
def import_priorities(
    *, notes: EventNotes, event: Event, by: User | None, replace: bool = False, dry_run: bool = False
) -> Imported:
    """Write the priorities of `notes` for the star round of `event`, made where there is none.

    A dry run does all of it and writes nothing. Their stars are "at least the round's threshold": a write-up gives
    no exact numbers. `by` is None on the command line. Raises PermissionDenied without the permission to edit
    reports, and ImportRefused when the round has priorities already and `replace` is off, when other records hang
    on them, or when a cornerstone is missing.
    """
    check_import(notes=notes, kind=Kind.PRIORITIES, by=by)
    event = Event.objects.select_for_update().get(pk=event.pk)
    star_round = _round_of(event)
    replaced = _put_away(star_round, replace=replace)
    cornerstones = _cornerstones(notes)
    orders: Counter[str] = Counter()
    for said in notes.priorities:
        orders[said.cornerstone_slug] += 1
        _write_priority(star_round, cornerstones[said.cornerstone_slug], orders[said.cornerstone_slug], said)
    transaction.set_rollback(dry_run)
    return Imported(_in_words(notes), replaced)


def _round_of(event: Event) -> StarRound:
    about = "The write-up lists what got enough stars, without the exact numbers."
    held = {"recorded": True, "state": RoundState.PUBLISHED}
    slug = f"{event.slug}-stars"[:80] if StarRound.objects.filter(slug=event.slug, event=None).exists() else event.slug
    made = {"slug": slug, "name": f"Stars at {event.name}"[:150], "closed_on": event.held_on, "about": about}
    return event.rounds.order_by("pk").first() or StarRound.objects.create(
        event=event, threshold=THRESHOLD, **held, **made
    )


def _put_away(star_round: StarRound, *, replace: bool) -> str:
    """Delete what the round has, and return it in words; history keeps every record."""
    there = star_round.priorities.count()
    if not there:
        return ""
    words = how_many(there, "priority", "priorities")
    if not replace:
        raise ImportRefused(f"“{star_round}” already has {words}. Choose to replace them, or choose another event.")
    try:
        star_round.priorities.all().delete()
    except ProtectedError as error:
        raise ImportRefused(
            f"“{star_round}” has priorities that votes or actions belong to, so they cannot be replaced. "
            "Change them one by one in the administration pages."
        ) from error
    return words


def _cornerstones(notes: EventNotes) -> dict[str, Cornerstone]:
    known = {cornerstone.slug: cornerstone for cornerstone in Cornerstone.objects.all()}
    missing = {said.cornerstone_slug for said in notes.priorities} - set(known)
    if missing:
        names = ", ".join(f"“{slug}”" for slug in sorted(missing))
        raise ImportRefused(f"The portal has no cornerstone {names} yet. Load the starting data, then try again.")
    return known


def _write_priority(star_round: StarRound, cornerstone: Cornerstone, order: int, said: SaidPriority) -> None:
    priority = Priority.objects.create(
        round=star_round,
        cornerstone=cornerstone,
        slug=free_slug(said.strength),
        order=order,
        strength=said.strength,
        stars_at_least=star_round.threshold,
    )
    write_points(priority, said.development_points)


def _in_words(notes: EventNotes) -> str:
    points = sum(len(priority.development_points) for priority in notes.priorities)
    priorities = how_many(len(notes.priorities), "priority", "priorities")
    return f"{priorities} with {how_many(points, 'development point')}"
