"""Partners' stars: never over the budget, never after close, prepared by several and confirmed by one."""

import random
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pgtrigger
import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction

from accounts.enums import Role
from lib import clock
from priorities.builder.whole import is_whole
from priorities.models import Accepted, Ballot, Star
from priorities.services import contents, rounds, stars
from tests.priorities import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def star_round():
    return make.opened()


@pytest.fixture
def seat(star_round):
    return make.seat_of(star_round)


@pytest.fixture
def lead(seat):
    return make.partner_of("Tor View School")


def test_several_prepare_and_one_confirms(seat, lead):
    colleague = make.partner_of("Tor View School", Role.PARTNER)
    stars.prepare_stars(seat=seat, by=colleague, choices={"p-1": 2}, seen_version=0)
    ballot = stars.prepare_stars(seat=seat, by=lead, choices={"p-1": 2, "p-3": 3}, seen_version=1)
    with pytest.raises(PermissionDenied):
        stars.confirm_stars(seat=seat, by=colleague, seen_version=ballot.version)

    accepted = stars.confirm_stars(seat=seat, by=lead, seen_version=ballot.version)

    assert (accepted.choices, accepted.by, accepted.number) == ({"p-1": 2, "p-3": 3}, lead, 1)


def test_change_counts_once_it_is_confirmed_and_both_are_kept(seat, lead):
    stars.prepare_stars(seat=seat, by=lead, choices={"p-1": 5}, seen_version=0)
    stars.confirm_stars(seat=seat, by=lead, seen_version=1)
    stars.prepare_stars(seat=seat, by=lead, choices={"p-2": 5}, seen_version=1)
    assert Ballot.objects.get().accepted.count() == 1
    stars.confirm_stars(seat=seat, by=lead, seen_version=2)
    assert list(Accepted.objects.values_list("choices", flat=True)) == [{"p-1": 5}, {"p-2": 5}]


def test_same_again_changes_nothing(seat, lead):
    for _ in range(3):
        stars.prepare_stars(seat=seat, by=lead, choices={"p-1": 5, "p-2": 0}, seen_version=0)
        stars.confirm_stars(seat=seat, by=lead, seen_version=1)
    assert (Accepted.objects.count(), Ballot.objects.get().version) == (1, 1)


def test_more_than_the_budget_is_refused_and_says_how_many(seat, lead):
    with pytest.raises(stars.TooManyStars, match=r"You gave 6 stars. Your organisation has 5"):
        stars.prepare_stars(seat=seat, by=lead, choices={"p-1": 3, "p-2": 3}, seen_version=0)
    assert Star.objects.count() == 0


def test_another_organisation_may_not(seat):
    stranger = make.partner_of("Other Trust")
    for step in (
        lambda: stars.prepare_stars(seat=seat, by=stranger, choices={}, seen_version=0),
        lambda: stars.confirm_stars(seat=seat, by=stranger, seen_version=0),
    ):
        with pytest.raises(PermissionDenied):
            step()


def test_colleagues_change_is_not_overwritten(seat, lead):
    colleague = make.partner_of("Tor View School", Role.PARTNER)
    stars.prepare_stars(seat=seat, by=colleague, choices={"p-1": 1}, seen_version=0)
    with pytest.raises(stars.ChangedMeanwhile):
        stars.prepare_stars(seat=seat, by=lead, choices={"p-2": 1}, seen_version=0)
    with pytest.raises(stars.ChangedMeanwhile):
        stars.confirm_stars(seat=seat, by=lead, seen_version=0)
    assert stars.stars_on(Ballot.objects.get()) == {"p-1": 1}


def test_closed_means_closed_at_the_second(star_round, seat, lead):
    with clock.set_to(star_round.closes_at - timedelta(seconds=1)):
        stars.prepare_stars(seat=seat, by=lead, choices={"p-1": 1}, seen_version=0)
        stars.confirm_stars(seat=seat, by=lead, seen_version=1)
    with clock.set_to(star_round.closes_at):
        for step in (
            lambda: stars.prepare_stars(seat=seat, by=lead, choices={"p-1": 2}, seen_version=1),
            lambda: stars.confirm_stars(seat=seat, by=lead, seen_version=1),
        ):
            with pytest.raises(stars.RoundClosed):
                step()
    assert Accepted.objects.count() == 1


@pytest.mark.parametrize("slug", ["p-9", "", "winter-1"])
def test_priority_of_no_or_another_round_takes_no_star(seat, lead, slug):
    make.draft(name="Winter", priorities=1)
    with pytest.raises(stars.NotInTheRound):
        stars.prepare_stars(seat=seat, by=lead, choices={slug: 1}, seen_version=0)


def test_priority_that_was_taken_out_takes_none(star_round, seat, lead):
    contents.withdraw_priority(priority=star_round.priorities.get(slug="p-1"), by=make.editor(), why="Twice there.")
    with pytest.raises(stars.NotInTheRound):
        stars.prepare_stars(seat=seat, by=lead, choices={"p-1": 1}, seen_version=0)


def test_page_from_before_a_priority_was_taken_out_confirms_nothing(star_round, seat, lead):
    ballot = stars.prepare_stars(seat=seat, by=lead, choices={"p-1": 2, "p-2": 1}, seen_version=0)
    contents.withdraw_priority(priority=star_round.priorities.get(slug="p-1"), by=make.editor(), why="Twice there.")
    with pytest.raises(stars.ChangedMeanwhile):
        stars.confirm_stars(seat=seat, by=lead, seen_version=ballot.version)
    assert stars.confirm_stars(seat=seat, by=lead, seen_version=ballot.version + 1).choices == {"p-2": 1}


def test_ballot_without_a_star_on_what_was_taken_out_keeps_its_version(star_round, seat, lead):
    ballot = stars.prepare_stars(seat=seat, by=lead, choices={"p-2": 1}, seen_version=0)
    contents.withdraw_priority(priority=star_round.priorities.get(slug="p-1"), by=make.editor(), why="Twice there.")
    assert Ballot.objects.get(pk=ballot.pk).version == ballot.version


def test_postgres_refuses_what_the_budget_does_not_hold(star_round, seat, lead):
    ballot = stars.prepare_stars(seat=seat, by=lead, choices={"p-1": 4}, seen_version=0)
    second = star_round.priorities.get(slug="p-2")
    with pytest.raises(IntegrityError, match="more stars"), transaction.atomic():
        Star.objects.create(ballot=ballot, priority=second, number=2)
    with pytest.raises(IntegrityError, match="more stars"), transaction.atomic():
        Star.objects.update(number=6)
    Star.objects.create(ballot=ballot, priority=second, number=1)
    other = make.draft(name="Winter", priorities=1).priorities.get()
    with pytest.raises(IntegrityError, match="not in this round"), transaction.atomic():
        Star.objects.update(priority=other)


def test_postgres_takes_no_ballot_after_close(star_round, seat, lead):
    ballot = stars.prepare_stars(seat=seat, by=lead, choices={"p-1": 4}, seen_version=0)
    late = {
        "round": star_round,
        "voice": "partners",
        "ballot": ballot,
        "by": lead,
        "number": 1,
        "seal": "s",
        "chain": "c",
    }
    with pytest.raises(IntegrityError, match="not open"), transaction.atomic():
        Accepted.objects.create(at=star_round.closes_at, **late)
    rounds.close_round(star_round=star_round, by=make.editor())
    for write in (
        lambda: Accepted.objects.create(at=clock.now(), **late),
        lambda: Star.objects.create(ballot=ballot, priority=star_round.priorities.get(slug="p-2"), number=1),
    ):
        with pytest.raises(IntegrityError, match="not open"), transaction.atomic():
            write()


def test_accepted_ballots_are_kept_and_their_chain_shows_a_change(star_round, seat, lead):
    for number, slug in enumerate(("p-1", "p-2", "p-3")):
        stars.prepare_stars(seat=seat, by=lead, choices={slug: 1}, seen_version=number)
        stars.confirm_stars(seat=seat, by=lead, seen_version=number + 1)
    rounds.publish_head(star_round=star_round)
    with pytest.raises(Exception, match="Cannot update or delete"), transaction.atomic():
        Accepted.objects.update(choices={})
    with pytest.raises(Exception, match="Cannot update or delete"), transaction.atomic():
        Accepted.objects.all().delete()
    assert is_whole(star_round)

    for sly in (
        "UPDATE priorities_accepted SET choices = '{}' WHERE number = 2",
        "DELETE FROM priorities_accepted WHERE number = 2",
        "DELETE FROM priorities_accepted WHERE number = 3",
        "UPDATE priorities_accepted SET seal = repeat('0', 64) WHERE number = 1",
    ):
        with transaction.atomic():
            with pgtrigger.ignore(), connection.cursor() as cursor:
                cursor.execute(sly)
            assert not is_whole(star_round), sly
            transaction.set_rollback(True)


@pytest.mark.django_db(transaction=True)
def test_sixty_voters_with_twelve_posts_at_once_never_pass_the_budget():
    """From two sessions each, replays too: check-then-insert would let most of them over."""
    names = [f"School {number}" for number in range(VOTERS)]
    star_round = make.opened(organisations=tuple(names), priorities=6)
    dice = random.Random(5)
    for name in names:
        seat, people = make.seat_of(star_round, name), [make.partner_of(name), make.partner_of(name)]
        asked = [{f"p-{dice.randint(1, 6)}": dice.randint(1, 4) for _ in range(3)} for _ in range(POSTS - 4)]
        post_at_once(seat, people, [*asked, *asked[:4]])

    over = [
        ballot.pk
        for ballot in Ballot.objects.prefetch_related("stars")
        if sum(star.number for star in ballot.stars.all()) > star_round.stars_each
    ]
    late = [one for one in Accepted.objects.all() if sum(one.choices.values()) > star_round.stars_each]
    assert (over, late, is_whole(star_round)) == ([], [], True)
    assert Accepted.objects.count() > 0


VOTERS, POSTS = 60, 12


def post_at_once(seat, people, choices):
    """Let two people of one organisation post all of it in the same moment; refusals are part of the answer."""
    start = Barrier(len(choices))

    def post(number):
        by = people[number % 2]
        try:
            start.wait()
            own = type(seat).objects.select_related("round").get(pk=seat.pk)
            version = getattr(Ballot.objects.filter(seat=own).first(), "version", 0)
            stars.prepare_stars(seat=own, by=by, choices=choices[number], seen_version=version)
            stars.confirm_stars(seat=own, by=by, seen_version=version + 1)
        except (stars.TooManyStars, stars.ChangedMeanwhile) as refusal:
            return refusal
        finally:
            connection.close()
        return None

    with ThreadPoolExecutor(len(choices)) as pool:
        return list(pool.map(post, range(len(choices))))
