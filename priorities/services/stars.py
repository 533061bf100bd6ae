"""Partners' stars: prepared by several, confirmed by one, changed until the round closes (PP-02, PP-08)."""

from collections.abc import Mapping

from django.core.exceptions import PermissionDenied
from django.db import transaction

from accounts.enums import Permission
from accounts.models import User
from accounts.permissions import require
from lib import clock
from priorities.enums import Voice
from priorities.models import Accepted, Ballot, Seat, Star, StarRound
from priorities.services.chain import accept


class RoundClosed(ValueError):
    """The round takes no ballots now."""


class TooManyStars(ValueError):
    """More stars than the organisation has. `given` and `stars_each` say how many."""

    def __init__(self, given: int, stars_each: int) -> None:
        super().__init__(f"You gave {given} stars. Your organisation has {stars_each}: take some back.")
        self.given, self.stars_each = given, stars_each


class NotInTheRound(ValueError):
    """A priority that is not in this round, or was taken out of it."""


class ChangedMeanwhile(ValueError):
    """A colleague changed the ballot since it was read; nothing was written."""


@transaction.atomic
def prepare_stars(*, seat: Seat, by: User, choices: Mapping[str, int], seen_version: int) -> Ballot:
    """Write the stars of an organisation's ballot, by the slug of their priority. They count once confirmed.

    `seen_version` is the version of the ballot that was on the page (0: none yet). Raises PermissionDenied,
    RoundClosed, TooManyStars, NotInTheRound, ChangedMeanwhile.
    """
    _require_own(seat, by, Permission.VOTE)
    ballot = _open_ballot(seat)
    wanted = checked(seat.round, choices)
    if wanted == stars_on(ballot):
        return ballot
    if ballot.version != seen_version:
        raise ChangedMeanwhile("The stars changed while you looked at them. Look again, then choose.")
    write_stars(ballot, wanted)
    return ballot


@transaction.atomic
def confirm_stars(*, seat: Seat, by: User, seen_version: int) -> Accepted:
    """Let the stars count as they stand; again after each change. The same again changes nothing.

    Raises PermissionDenied, RoundClosed, ChangedMeanwhile.
    """
    _require_own(seat, by, Permission.CONFIRM_VOTE)
    ballot = _open_ballot(seat)
    if ballot.version != seen_version:
        raise ChangedMeanwhile("The stars changed while you looked at them. Look again, then confirm.")
    return accept_stars(seat=seat, ballot=ballot, choices=stars_on(ballot), by=by)


def accept_stars(*, seat: Seat, ballot: Ballot, choices: dict[str, int], by: User, on_paper: bool = False) -> Accepted:
    """Put the stars on the chain, unless they are what counts already. The round must be locked and open."""
    last = ballot.accepted.order_by("-number").first()
    if last and last.choices == choices:
        return last
    return accept(star_round=seat.round, voice=Voice.PARTNERS, ballot=ballot, choices=choices, by=by, on_paper=on_paper)


def checked(star_round: StarRound, choices: Mapping[str, int]) -> dict[str, int]:
    """Return the choices without noughts, by slug. Raises TooManyStars, NotInTheRound."""
    wanted = {slug: number for slug, number in sorted(choices.items()) if number > 0}
    known = set(star_round.priorities.filter(withdrawn_at=None).values_list("slug", flat=True))
    if set(wanted) - known:
        raise NotInTheRound("One of the priorities is no longer in this round. Look again, then choose.")
    if (given := sum(wanted.values())) > star_round.stars_each:
        raise TooManyStars(given, star_round.stars_each)
    return wanted


def locked_open(star_round: StarRound) -> StarRound:
    """Return the round, locked, if it takes ballots at this second. Raises RoundClosed."""
    locked = StarRound.objects.select_for_update().get(pk=star_round.pk)
    if not locked.takes_ballots_at(clock.now()):
        raise RoundClosed("This round takes no stars now. What was confirmed before it closed counts.")
    return locked


def stars_on(ballot: Ballot) -> dict[str, int]:
    """Return the stars of a ballot by the slug of their priority, without what was taken out of the round since."""
    kept = ballot.stars.filter(priority__withdrawn_at=None)
    return dict(kept.order_by("priority__slug").values_list("priority__slug", "number"))


def ballot_of(seat: Seat) -> Ballot:
    """Return the ballot of an organisation, locked; made when there is none."""
    Ballot.objects.get_or_create(seat=seat)
    return Ballot.objects.select_for_update().get(seat=seat)


def write_stars(ballot: Ballot, wanted: Mapping[str, int]) -> None:
    """Let a locked ballot hold these stars and no others."""
    ballot.stars.all().delete()
    slugs = dict(ballot.seat.round.priorities.values_list("slug", "pk"))
    for slug, number in wanted.items():
        Star.objects.create(ballot=ballot, priority_id=slugs[slug], number=number)
    ballot.version += 1
    ballot.save(update_fields=("version",))


def _open_ballot(seat: Seat) -> Ballot:
    seat.round = locked_open(seat.round)
    return ballot_of(seat)


def _require_own(seat: Seat, by: User, permission: Permission) -> None:
    require(by, permission)
    if by.organisation_id != seat.organisation_id:
        raise PermissionDenied
