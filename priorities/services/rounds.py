"""Writes of a round: prepare it, open it, close it, publish its result (PP-02, PP-03)."""

from collections.abc import Iterable
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.text import slugify

from accounts.enums import Permission
from accounts.models import PartnerOrganisation, User
from accounts.permissions import require
from lib import clock
from priorities.builder import closing
from priorities.builder.closing import locked_round, publish_head
from priorities.builder.counting import plain
from priorities.builder.whole import is_whole, tally_is_of_the_chain
from priorities.enums import ROUND_STATES, RoundState, Voice
from priorities.models import CodeBatch, Seat, StarRound
from priorities.selectors.marker import marker_of
from priorities.selectors.missing import what_is_missing

__all__ = [
    "CannotOpen",
    "NotWhole",
    "RoundChanged",
    "RoundNameTaken",
    "change_round",
    "choose_organisations",
    "close_round",
    "delete_draft",
    "locked_draft",
    "open_round",
    "prepare_round",
    "publish_head",
    "publish_round",
]

TAKEN_BY_PAGES = ("new", "mine")  # stand in the same place of an address as a round's slug
_CHANGED = "Somebody else changed this round while you looked at it. Look at what it says now, then save again."


class CannotOpen(ValueError):
    """Something is missing before the round can open. `str(error)` says what, to whoever prepares it."""


class NotWhole(ValueError):
    """A ballot was changed after it was accepted; nothing was published."""

    def __init__(self) -> None:
        super().__init__("The ballots are not as they were accepted. Nothing was published. Ask an administrator now.")


class RoundNameTaken(ValueError):
    """Another round has this name."""

    def __init__(self) -> None:
        super().__init__("Another round has this name. Choose another one.")


class RoundChanged(ValueError):
    """Somebody else changed the round since it was read; nothing was written."""

    def __init__(self) -> None:
        super().__init__(_CHANGED)


@transaction.atomic
def prepare_round(
    *,
    by: User,
    name: str,
    question: str,
    opens_at: datetime,
    closes_at: datetime,
    stars_each: int,
    threshold: int,
    with_families: bool,
    about: str = "",
    previous: StarRound | None = None,
) -> StarRound:
    """Return a new round that is being prepared. The same again by the same person returns what is there.

    Raises PermissionDenied, RoundNameTaken.
    """
    require(by, Permission.RUN_ROUNDS)
    wanted = StarRound(
        slug=_address_of(name),
        name=name,
        question=question,
        about=about,
        opens_at=opens_at,
        closes_at=closes_at,
        stars_each=stars_each,
        threshold=threshold,
        with_families=with_families,
        previous=previous,
        made_by=by,
    )
    try:
        with transaction.atomic():
            _refuse_name_of_another(wanted)
            wanted.save(force_insert=True)
    except (IntegrityError, RoundNameTaken) as taken:
        return _made_already(wanted, taken)
    return wanted


@transaction.atomic
def change_round(*, star_round: StarRound, by: User, seen: str = "", **changes: object) -> StarRound:
    """Change a round that is being prepared. `seen`: its marker when it was read; empty: do not compare.

    Raises PermissionDenied, RoundNameTaken, RoundChanged, WrongState when it has opened.
    """
    require(by, Permission.RUN_ROUNDS)
    locked = locked_draft(star_round)
    before = marker_of(locked)
    for name, value in changes.items():
        setattr(locked, name, value)
    if seen and before not in (seen, marker_of(locked)):
        raise RoundChanged
    _refuse_name_of_another(locked)
    locked.save()
    locked.priorities.exclude(carried_from__round=locked.previous).update(carried_from=None)
    return locked


@transaction.atomic
def choose_organisations(
    *, star_round: StarRound, by: User, organisations: Iterable[PartnerOrganisation], seen: Iterable[int] | None = None
) -> None:
    """Say which organisations may give stars, instead of those chosen before.

    `seen`: the keys of those that were chosen when the page was read; None: do not compare.
    Raises PermissionDenied, RoundChanged, WrongState.
    """
    require(by, Permission.RUN_ROUNDS)
    locked = locked_draft(star_round)
    wanted = list(organisations)
    chosen = set(locked.seats.values_list("organisation_id", flat=True))
    if seen is not None and chosen not in (set(seen), {each.pk for each in wanted}):
        raise RoundChanged
    locked.seats.all().delete()
    Seat.objects.bulk_create(
        Seat(round=locked, organisation=each, name=each.name, sector=each.sector) for each in wanted
    )


@transaction.atomic
def open_round(*, star_round: StarRound, by: User) -> StarRound:
    """Open a round, with its organisations as they are called now. Raises PermissionDenied, WrongState, CannotOpen."""
    require(by, Permission.RUN_ROUNDS)
    locked = locked_round(star_round)
    ROUND_STATES.check(locked.state, RoundState.OPEN)
    _refuse_what_is_missing(locked)
    for seat in locked.seats.select_related("organisation"):
        seat.name, seat.sector = seat.organisation.name, seat.organisation.sector
        seat.save(update_fields=("name", "sector"))
    locked.state, locked.opened_by, locked.opened_at = RoundState.OPEN, by, clock.now()
    locked.opens_at = min(locked.opens_at or clock.now(), clock.now())
    locked.save()
    return locked


@transaction.atomic
def close_round(*, star_round: StarRound, by: User | None) -> StarRound:
    """Close a round, freeze its tally, and delete every code and family ballot. `by` None: its time is over.

    Safe to run twice: the second time nothing happens. Raises PermissionDenied, WrongState for one that never opened.
    """
    if by is not None:
        require(by, Permission.RUN_ROUNDS)
    return closing.close(star_round=star_round, by=by)


@transaction.atomic
def publish_round(*, star_round: StarRound, by: User) -> StarRound:
    """Show the result of a closed round to everybody. Raises PermissionDenied, WrongState, NotWhole."""
    require(by, Permission.RUN_ROUNDS)
    locked = locked_round(star_round)
    ROUND_STATES.check(locked.state, RoundState.PUBLISHED)
    if not (is_whole(locked) and tally_is_of_the_chain(locked)):
        raise NotWhole
    locked.state, locked.published_by, locked.published_at = RoundState.PUBLISHED, by, clock.now()
    locked.save()
    _write_stars(locked)
    return locked


@transaction.atomic
def delete_draft(*, star_round: StarRound, by: User) -> None:
    """Delete a round that never opened, with the priorities in it. Raises PermissionDenied, WrongState."""
    require(by, Permission.RUN_ROUNDS)
    locked = locked_draft(star_round)
    CodeBatch.objects.filter(round=locked).delete()
    locked.priorities.all().delete()
    locked.delete()


def locked_draft(star_round: StarRound) -> StarRound:
    """Return the round, locked, if it is still being prepared; raises WrongState."""
    locked = locked_round(star_round)
    if locked.state != RoundState.DRAFT:
        ROUND_STATES.check(locked.state, RoundState.DRAFT)
    return locked


def _write_stars(star_round: StarRound) -> None:
    """Write the stars beside each priority, now that everybody may know them."""
    lines = star_round.tally.content["lines"]
    kept = [line["slug"] for line in lines if line["kind"] == "priority" and not line["withdrawn"]]
    counted = plain((line["stars"] for line in lines if line["kind"] == Voice.PARTNERS), kept)
    for slug, number in counted.items():
        star_round.priorities.filter(slug=slug).update(stars=number)


def _address_of(name: str) -> str:
    slug = slugify(name)[:80].strip("-") or "round"
    return f"{slug}-round" if slug in TAKEN_BY_PAGES else slug


def _refuse_name_of_another(star_round: StarRound) -> None:
    if StarRound.objects.filter(name__iexact=star_round.name).exclude(pk=star_round.pk).exists():
        raise RoundNameTaken


def _made_already(wanted: StarRound, taken: Exception) -> StarRound:
    """Return the round that a first press made; raises RoundNameTaken for any other of this name."""
    there = StarRound.objects.filter(slug=wanted.slug, made_by=wanted.made_by, state=RoundState.DRAFT).first()
    if there is None or marker_of(there) != marker_of(wanted):
        raise RoundNameTaken from taken
    return there


def _refuse_what_is_missing(star_round: StarRound) -> None:
    for sentence in what_is_missing(star_round):
        raise CannotOpen(sentence)
