"""Reads of stars on paper: what waits for whom, and what stands on a paper to be typed."""

from dataclasses import dataclass

from django.db.models import Prefetch
from django.shortcuts import get_object_or_404

from accounts.models import User
from priorities.models import PaperBallot, Priority, Seat, StarRound
from priorities.selectors.turnout import seats_with_turnout


@dataclass(frozen=True)
class PaperLine:
    """One organisation of a round, and where its paper is. `can_type`: whether this person may type it now."""

    seat: int
    name: str
    state: str
    tone: str
    words: str
    button: str

    @property
    def can_type(self) -> bool:
        """Say whether this person may type it now."""
        return bool(self.button)


@dataclass(frozen=True)
class OnPaper:
    """One priority as the paper names it."""

    slug: str
    number: int
    strength: str
    cornerstone: str
    points: tuple[str, ...]


def paper_lines(star_round: StarRound, by: User) -> tuple[PaperLine, ...]:
    """Return every organisation of a round with its paper, as this person may go on with it."""
    papers = Prefetch("paper", PaperBallot.objects.order_by("-entered_at", "-pk").select_related("checked_by"))
    return tuple(_line(seat, by) for seat in seats_with_turnout(star_round).prefetch_related(papers))


def seat_in(star_round: StarRound, number: int) -> Seat:
    """Return an organisation's place in a round. Raises Http404 for one of another round."""
    return get_object_or_404(star_round.seats.select_related("round"), pk=number)


def waiting_entry(seat: Seat) -> PaperBallot | None:
    """Return the entry that waits for a second person, if any. Never show its choices to whoever checks it."""
    return seat.paper.filter(checked_at=None, put_aside_at=None).first()


def last_was_put_aside(seat: Seat) -> bool:
    """Say whether two people typed this paper differently, and nobody has begun again."""
    last = seat.paper.order_by("-entered_at", "-pk").first()
    return last is not None and last.put_aside_at is not None


def priorities_on_paper(star_round: StarRound) -> tuple[OnPaper, ...]:
    """Return what the paper of a round lists, in its order; what was taken out keeps its number and is left out."""
    mine = star_round.priorities.select_related("cornerstone").prefetch_related("development_points")
    ordered = mine.order_by("cornerstone__order", "order")
    return tuple(_on_paper(number, each) for number, each in enumerate(ordered, 1) if each.withdrawn_at is None)


def _on_paper(number: int, priority: Priority) -> OnPaper:
    points = tuple(point.text for point in priority.development_points.all())
    return OnPaper(priority.slug, number, priority.strength, priority.cornerstone.name, points)


def _line(seat: Seat, by: User) -> PaperLine:
    last = next(iter(seat.paper.all()), None)
    state, tone, words, button = _where(seat, last, by)
    return PaperLine(seat.pk, seat.name, state, tone, words, button)


def _where(seat: Seat, last: PaperBallot | None, by: User) -> tuple[str, str, str, str]:
    if last is None and seat.confirmed:  # type: ignore[attr-defined]
        words = "They confirmed their stars on the portal. A paper that you type takes the place of those."
        return "Confirmed online", "done", words, "Type a paper all the same"
    if last is None:
        return "Not typed yet", "waiting", "", "Type the paper"
    if last.checked_at:
        return "Counted", "done", "Two people typed the same.", "Type a changed paper"
    if last.put_aside_at:
        words = "Two people typed different stars. Neither counts. Type it again."
        return "The two differ", "stopped", words, "Type it again"
    if last.entered_by_id == by.pk:
        return "Waits for a second person", "doing", "You typed it first, so somebody else has to check it.", ""
    return "Waits for a second person", "doing", "You can be that person.", "Check this paper"
