"""Writes of a round: prepare it, open it, close it, publish its result (PP-02, PP-03)."""

from collections.abc import Iterable
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.text import slugify

from accounts.enums import Permission
from accounts.models import PartnerOrganisation, User
from accounts.permissions import require
from lib import clock
from priorities.builder.counting import plain
from priorities.builder.tally import content_of
from priorities.enums import ROUND_STATES, RoundState, Voice
from priorities.models import ChainHead, CodeBatch, Seat, StarRound, Tally, VotingCode


class CannotOpen(ValueError):
    """Something is missing before the round can open. `str(error)` says what, to whoever prepares it."""


class RoundNameTaken(ValueError):
    """Another round has this name."""


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
    """Return a new round that is being prepared. Raises PermissionDenied, RoundNameTaken."""
    require(by, Permission.RUN_ROUNDS)
    try:
        with transaction.atomic():
            return StarRound.objects.create(
                slug=slugify(name)[:80].strip("-") or "round",
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
    except IntegrityError as error:
        raise RoundNameTaken("Another round has this name. Choose another one.") from error


@transaction.atomic
def change_round(*, star_round: StarRound, by: User, **changes: object) -> StarRound:
    """Change a round that is being prepared. Raises PermissionDenied, WrongState when it has opened."""
    require(by, Permission.RUN_ROUNDS)
    locked = locked_draft(star_round)
    for name, value in changes.items():
        setattr(locked, name, value)
    locked.save()
    return locked


@transaction.atomic
def choose_organisations(*, star_round: StarRound, by: User, organisations: Iterable[PartnerOrganisation]) -> None:
    """Say which organisations may give stars, instead of those chosen before. Raises PermissionDenied, WrongState."""
    require(by, Permission.RUN_ROUNDS)
    locked = locked_draft(star_round)
    locked.seats.all().delete()
    Seat.objects.bulk_create(
        Seat(round=locked, organisation=each, name=each.name, sector=each.sector) for each in organisations
    )


@transaction.atomic
def open_round(*, star_round: StarRound, by: User) -> StarRound:
    """Open a round, with its organisations as they are called now. Raises PermissionDenied, WrongState, CannotOpen."""
    require(by, Permission.RUN_ROUNDS)
    locked = _locked(star_round)
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
    locked = _locked(star_round)
    if Tally.objects.filter(round=locked).exists():
        return locked
    ROUND_STATES.check(locked.state, RoundState.CLOSED)
    locked.state, locked.closed_by, locked.closed_at, locked.closed_on = (
        RoundState.CLOSED,
        by,
        clock.now(),
        clock.today(),
    )
    locked.save()
    content = content_of(locked)
    Tally.objects.create(round=locked, content=content, head=content["head"])
    VotingCode.objects.filter(round=locked).delete()
    return locked


@transaction.atomic
def publish_round(*, star_round: StarRound, by: User) -> StarRound:
    """Show the result of a closed round to everybody. Raises PermissionDenied, WrongState."""
    require(by, Permission.RUN_ROUNDS)
    locked = _locked(star_round)
    ROUND_STATES.check(locked.state, RoundState.PUBLISHED)
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


@transaction.atomic
def publish_head(*, star_round: StarRound) -> None:
    """Publish the head of a round's chain for today; once a day, the first one stays."""
    last = _locked(star_round).accepted.order_by("-number").first()
    if last:
        ChainHead.objects.get_or_create(
            round=star_round, on=clock.today(), defaults={"number": last.number, "head": last.chain}
        )


def locked_draft(star_round: StarRound) -> StarRound:
    """Return the round, locked, if it is still being prepared; raises WrongState."""
    locked = _locked(star_round)
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


def _locked(star_round: StarRound) -> StarRound:
    return StarRound.objects.select_for_update().get(pk=star_round.pk)


def _refuse_what_is_missing(star_round: StarRound) -> None:
    if star_round.priorities.count() < 2:
        raise CannotOpen("Put at least two priorities in the round first. One alone is no choice.")
    if not star_round.seats.exists():
        raise CannotOpen("Choose the organisations that may give stars first.")
    if star_round.closes_at is None or star_round.closes_at <= clock.now():
        raise CannotOpen("The time at which it closes is over. Choose a later one first.")
