"""Reads of who takes part in a round: never how the stars fall."""

from django.db.models import Exists, OuterRef, QuerySet

from lib import clock
from priorities.enums import Voice
from priorities.models import Accepted, Seat, StarRound


def how_many_open() -> int:
    """Return how many rounds take ballots now."""
    return StarRound.objects.open().filter(closes_at__gt=clock.now()).count()


def seats_with_turnout(star_round: StarRound) -> QuerySet[Seat]:
    """Return the organisations of a round in their order; `confirmed` says whether their stars count already."""
    counts = Accepted.objects.filter(ballot__seat=OuterRef("pk"), voice=Voice.PARTNERS)
    return star_round.seats.annotate(confirmed=Exists(counts)).order_by("name", "pk")


def turnout_in_words(confirmed: int, everybody: int) -> str:
    """Return how many organisations have confirmed their stars: "3 of 12 organisations have confirmed"."""
    return f"{confirmed} of {everybody} {have_confirmed(everybody)}"


def have_confirmed(everybody: int) -> str:
    """Return what so many organisations have done: "organisations have confirmed their stars"."""
    return "organisation has confirmed its stars" if everybody == 1 else "organisations have confirmed their stars"
