"""Many posts in one moment: PostgreSQL itself holds the budget and the end, whatever the code above it checks."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import IntegrityError, connection
from django.db.models import Sum

from lib.states import WrongState
from priorities.models import Accepted, Ballot, Priority, Star, Tally
from priorities.services import rounds, stars
from tests.priorities import factories as make

pytestmark = pytest.mark.django_db(transaction=True)
VOTERS, POSTS, BUDGET = 60, 12, 5


@pytest.fixture
def ballots():
    names = tuple(f"School {number}" for number in range(VOTERS))
    star_round = make.opened(organisations=names, priorities=POSTS, stars_each=BUDGET)
    return [Ballot.objects.create(seat=seat) for seat in star_round.seats.all()]


@pytest.fixture
def without_the_rule():
    """The budget is checked by the code alone, as so often."""
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE priorities_star DISABLE TRIGGER USER")
    yield
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE priorities_star ENABLE TRIGGER USER")


def at_once(acts: list[Callable[[], object]]) -> list[object]:
    """Do everything in the same moment, each on a connection of its own; return what came back or was refused."""
    start = Barrier(len(acts))

    def run(act):
        try:
            start.wait()
            return act()
        except (IntegrityError, WrongState, stars.RoundClosed, stars.ChangedMeanwhile) as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def check_then_add(ballot: Ballot, priority: Priority) -> bool:
    """Give one star as a careless programmer would: look what is left, then add."""
    given = Star.objects.filter(ballot=ballot).aggregate(sum=Sum("number"))["sum"] or 0
    if given >= BUDGET:
        return False
    Star.objects.create(ballot=ballot, priority=priority, number=1)
    return True


def over_budget(ballots: list[Ballot]) -> int:
    """Let each ballot get twelve posts at once, each a star for another priority; return how many have too many."""
    priorities = list(Priority.objects.all())
    for ballot in ballots:
        at_once([lambda one=one, ballot=ballot: check_then_add(ballot, one) for one in priorities])
    return sum(ballot.stars.count() > BUDGET for ballot in ballots)


def test_postgresql_holds_the_budget_where_the_code_only_checks_and_then_adds(ballots):
    assert over_budget(ballots) == 0
    assert {ballot.stars.count() for ballot in ballots} == {BUDGET}


def test_without_the_rule_the_same_posts_pass_the_budget(ballots, without_the_rule):
    assert over_budget(ballots[:10]) > 0


def test_nothing_is_accepted_once_a_round_closes_in_the_middle_of_posts():
    names = [f"School {number}" for number in range(POSTS - 1)]
    for number in range(10):
        star_round = make.opened(name=f"Round {number}", organisations=tuple(names))
        mine = list(star_round.priorities.values_list("slug", flat=True))
        seats = [make.seat_of(star_round, name) for name in names]
        people = [make.partner_of(name) for name in names]

        def post(seat, by, choices):
            ballot = stars.prepare_stars(seat=seat, by=by, choices=choices, seen_version=0)
            stars.confirm_stars(seat=seat, by=by, seen_version=ballot.version)

        posts = [
            lambda seat=seat, by=by, slug=mine[at % 4]: post(seat, by, {slug: 2})
            for at, (seat, by) in enumerate(zip(seats, people, strict=True))
        ]
        at_once([*posts, lambda star_round=star_round: rounds.close_round(star_round=star_round, by=None)])
        assert_nothing_came_late(star_round)


def assert_nothing_came_late(star_round):
    star_round.refresh_from_db()
    assert star_round.state == "closed"
    accepted = Accepted.objects.filter(round=star_round)
    counted = Tally.objects.get(round=star_round).content["lines"]
    assert accepted.filter(at__gt=star_round.closed_at).count() == 0
    assert sum(line["kind"] == "partners" for line in counted) == accepted.count()
    for ballot in Ballot.objects.filter(seat__round=star_round):
        with pytest.raises(IntegrityError, match="not open"):
            Star.objects.create(ballot=ballot, priority=star_round.priorities.last(), number=1)
