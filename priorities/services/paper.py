"""Stars on paper: typed by one person, typed again by another; they count when both say the same."""

from collections.abc import Mapping

from django.db import transaction

from accounts.enums import Permission
from accounts.models import User
from accounts.permissions import require
from lib import clock
from priorities.models import PaperBallot, Seat
from priorities.services.stars import accept_stars, ballot_of, checked, locked_open, stars_on, write_stars


class PaperWaits(ValueError):
    """Stars of this organisation were typed already and wait for a second person."""


class SamePerson(ValueError):
    """Whoever typed it first cannot be the one who checks it."""


class NotTheSame(ValueError):
    """The two did not type the same; the first entry is put aside."""


@transaction.atomic
def enter_paper(*, seat: Seat, by: User, choices: Mapping[str, int]) -> PaperBallot:
    """Keep what stands on an organisation's paper until a second person has typed it too.

    The same again by the same person returns what is there. Raises PermissionDenied, RoundClosed, TooManyStars,
    NotInTheRound, PaperWaits.
    """
    require(by, Permission.ENTER_PAPER_STARS)
    locked_open(seat.round)
    wanted = checked(seat.round, choices)
    waiting = _waiting(seat)
    if waiting and waiting.entered_by_id == by.pk and waiting.choices == wanted:
        return waiting
    if waiting:
        raise PaperWaits("Somebody has typed this paper already. It waits for a second person to type it too.")
    return PaperBallot.objects.create(seat=seat, choices=wanted, entered_by=by, entered_at=clock.now())


@transaction.atomic
def check_paper(*, seat: Seat, by: User, choices: Mapping[str, int]) -> PaperBallot:
    """Type the paper a second time; when both say the same the stars count at once.

    Returns the paper: checked, or put aside because the two differ. The same again by the same person returns the one
    that was checked. Raises PermissionDenied, RoundClosed, TooManyStars, NotInTheRound, SamePerson, NotTheSame.
    """
    require(by, Permission.ENTER_PAPER_STARS)
    star_round = locked_open(seat.round)
    wanted = checked(star_round, choices)
    if counted := _counted_just_now(seat, by, wanted):
        return counted
    paper = PaperBallot.objects.select_for_update().get(pk=_require_waiting(seat).pk)
    if paper.entered_by_id == by.pk:
        raise SamePerson("You typed this paper first, so somebody else has to check it.")
    if paper.choices != wanted:
        paper.put_aside_at = clock.now()
        paper.save(update_fields=("put_aside_at",))
        return paper
    paper.checked_by, paper.checked_at = by, clock.now()
    paper.save(update_fields=("checked_by", "checked_at"))
    seat.round = star_round
    ballot = ballot_of(seat)
    if stars_on(ballot) != wanted:
        write_stars(ballot, wanted)
    accept_stars(seat=seat, ballot=ballot, choices=wanted, by=by, on_paper=True)
    return paper


def _waiting(seat: Seat) -> PaperBallot | None:
    return PaperBallot.objects.filter(seat=seat, checked_at=None, put_aside_at=None).first()


def _counted_just_now(seat: Seat, by: User, wanted: Mapping[str, int]) -> PaperBallot | None:
    """Return the last paper when this person has just checked the same: a second press of one button."""
    last = PaperBallot.objects.filter(seat=seat).order_by("-entered_at", "-pk").first()
    return last if last and last.checked_by_id == by.pk and last.choices == wanted else None


def _require_waiting(seat: Seat) -> PaperBallot:
    waiting = _waiting(seat)
    if waiting is None:
        raise NotTheSame("No paper of this organisation waits for a check. Type it once first.")
    return waiting
