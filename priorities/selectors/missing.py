"""What a round still lacks before it can open: one rule, which the service refuses by and the desk shows."""

from lib import clock
from priorities.models import StarRound

FEWEST_PRIORITIES = 2


def what_is_missing(star_round: StarRound) -> tuple[str, ...]:
    """Return what has to be done before the round can open, as sentences; empty when nothing is missing."""
    return (*without_priorities(star_round), *without_organisations(star_round), *without_time(star_round))


def without_priorities(star_round: StarRound) -> tuple[str, ...]:
    """Return what to do when there is nothing to choose between."""
    if star_round.priorities.count() >= FEWEST_PRIORITIES:
        return ()
    return ("Put at least two priorities in the round first. One alone is no choice.",)


def without_organisations(star_round: StarRound) -> tuple[str, ...]:
    """Return what to do when nobody may give stars."""
    return () if star_round.seats.exists() else ("Choose the organisations that may give stars first.",)


def without_time(star_round: StarRound) -> tuple[str, ...]:
    """Return what to do when the round would close before anybody could vote."""
    if star_round.closes_at is not None and star_round.closes_at > clock.now():
        return ()
    return ("The time at which it closes is over. Choose a later one first.",)
