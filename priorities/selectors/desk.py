"""Reads of the rounds desk: every round, one round with what is done and what is to do."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q, QuerySet
from django.shortcuts import get_object_or_404

from accounts.enums import Permission
from accounts.models import User
from lib import clock
from lib.counting import how_many
from priorities.enums import RoundState, Voice
from priorities.models import StarRound
from priorities.selectors import missing
from priorities.selectors.turnout import seats_with_turnout, turnout_in_words

TONES = {
    RoundState.DRAFT: "waiting",
    RoundState.OPEN: "doing",
    RoundState.CLOSED: "stopped",
    RoundState.PUBLISHED: "done",
}


@dataclass(frozen=True)
class May:
    """What the person who signed in may do with rounds."""

    run: bool
    codes: bool
    paper: bool


@dataclass(frozen=True)
class RoundLine:
    """One round in the list."""

    slug: str
    name: str
    question: str
    state: str
    tone: str
    opens_at: datetime | None
    closes_at: datetime | None
    turnout: str


@dataclass(frozen=True)
class Task:
    """One part of preparing a round: `href` where it is done, `lacks` what is still missing, in words."""

    title: str
    words: str
    href: str
    lacks: tuple[str, ...] = ()

    @property
    def state(self) -> str:
        """Whether it is done, in words."""
        return "To do" if self.lacks else "Done"

    @property
    def tone(self) -> str:
        """How the state is drawn."""
        return "waiting" if self.lacks else "done"


@dataclass(frozen=True)
class Step:
    """Something that somebody did with a round."""

    what: str
    who: str
    at: datetime


@dataclass(frozen=True)
class RoundPage:
    """One round on the desk."""

    round: StarRound
    state: str
    tone: str
    over: bool
    tasks: tuple[Task, ...]
    can_open: bool
    turnout: str
    unconfirmed: tuple[str, ...]
    steps: tuple[Step, ...]
    opens_early: bool


def what_may(user: User) -> May:
    """Return what somebody may do with rounds."""
    wanted = (Permission.RUN_ROUNDS, Permission.HAND_OUT_CODES, Permission.ENTER_PAPER_STARS)
    return May(*(user.may(permission) for permission in wanted))


def rounds_list() -> tuple[RoundLine, ...]:
    """Return every round, those that are open first, then those being prepared, then the others, newest first."""
    order = {RoundState.OPEN: 0, RoundState.DRAFT: 1, RoundState.CLOSED: 2, RoundState.PUBLISHED: 3}
    counted = StarRound.objects.annotate(
        number_of_seats=Count("seats", distinct=True),
        number_confirmed=Count("seats", filter=Q(seats__ballot__accepted__voice=Voice.PARTNERS), distinct=True),
    ).order_by("-pk")
    return tuple(_line(each) for each in sorted(counted, key=lambda each: order[RoundState(each.state)]))


def round_called(slug: str) -> StarRound:
    """Return a round. Raises Http404."""
    return get_object_or_404(StarRound.objects.select_related("previous"), slug=slug)


def round_of_the_portal(slug: str) -> StarRound:
    """Return a round that is held here, not one of which only a write-up is known. Raises Http404."""
    return get_object_or_404(StarRound.objects.of_the_portal().select_related("previous"), slug=slug)


def earlier_rounds(without: StarRound | None = None) -> QuerySet[StarRound]:
    """Return the rounds that another may be compared with: those whose result is published."""
    published = StarRound.objects.filter(state=RoundState.PUBLISHED).order_by("-closed_on", "-pk")
    return published.exclude(pk=without.pk) if without else published


def round_page(slug: str) -> RoundPage:
    """Return one round as the desk shows it. Raises Http404."""
    people = StarRound.objects.select_related("previous", "made_by", "opened_by", "closed_by", "published_by")
    star_round = get_object_or_404(people, slug=slug)
    seats = list(seats_with_turnout(star_round))
    tasks = _tasks(star_round, len(seats)) if star_round.state == RoundState.DRAFT else ()
    state = RoundState(star_round.state)
    over = state == RoundState.OPEN and not star_round.takes_ballots_at(clock.now())
    return RoundPage(
        round=star_round,
        state="Its time is over" if over else str(state.label),
        tone=TONES[state],
        over=over,
        tasks=tasks,
        can_open=bool(tasks) and not any(task.lacks for task in tasks),
        turnout=turnout_in_words(sum(seat.confirmed for seat in seats), len(seats)),  # type: ignore[attr-defined]
        unconfirmed=tuple(seat.name for seat in seats if not seat.confirmed),  # type: ignore[attr-defined]
        steps=_steps(star_round),
        opens_early=star_round.opens_at is not None and star_round.opens_at > clock.now(),
    )


def _line(star_round: StarRound) -> RoundLine:
    state = RoundState(star_round.state)
    confirmed, everybody = star_round.number_confirmed, star_round.number_of_seats  # type: ignore[attr-defined]
    words = turnout_in_words(confirmed, everybody) if state != RoundState.DRAFT else ""
    if star_round.recorded:
        words = "Written down from an event. Its ballots were not given here"
    return RoundLine(
        slug=star_round.slug,
        name=star_round.name,
        question=star_round.question,
        state=str(state.label),
        tone=TONES[state],
        opens_at=star_round.opened_at or star_round.opens_at,
        closes_at=star_round.closed_at or star_round.closes_at,
        turnout=words,
    )


def _tasks(star_round: StarRound, number_of_seats: int) -> tuple[Task, ...]:
    home = f"/rounds/{star_round.slug}/"
    number = star_round.priorities.count()
    there = how_many(number, "priority is", "priorities are") if number else "No priority is"
    may = how_many(number_of_seats, "organisation may", "organisations may") if number_of_seats else "No one may"
    lacks_priorities = missing.without_priorities(star_round)
    lacks_organisations = missing.without_organisations(star_round)
    return (
        Task("The question and the times", star_round.question, f"{home}change/", missing.without_time(star_round)),
        Task("The priorities", f"{there} in the round.", f"{home}priorities/", lacks_priorities),
        Task("The organisations", f"{may} give stars.", f"{home}organisations/", lacks_organisations),
    )


def _steps(star_round: StarRound) -> tuple[Step, ...]:
    own = (
        ("Opened", star_round.opened_by, star_round.opened_at),
        ("Closed", star_round.closed_by, star_round.closed_at),
        ("Result published", star_round.published_by, star_round.published_at),
    )
    return tuple(Step(what, who.name if who else "by itself: its time was over", at) for what, who, at in own if at)
