"""The worker closes rounds whose time is over, once, and publishes heads each night."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import connection

from devon_coproduction.celery import app
from devon_coproduction.schedule import BEAT_SCHEDULE
from lib import clock
from priorities import tasks
from priorities.builder import closing
from priorities.models import ChainHead, StarRound, Tally
from priorities.services import stars
from tests.priorities import factories as make

pytestmark = pytest.mark.django_db


def confirmed(star_round, choices):
    seat, lead = make.seat_of(star_round), make.partner_of("Tor View School")
    version = 0 if not hasattr(seat, "ballot") else seat.ballot.version
    stars.prepare_stars(seat=seat, by=lead, choices=choices, seen_version=version)
    seat.refresh_from_db()
    stars.confirm_stars(seat=seat, by=lead, seen_version=version + 1)


def test_sweep_closes_what_is_over_and_nothing_else():
    soon, later = make.opened(), make.opened(name="Winter", closes_at=clock.now() + timedelta(days=30))
    make.draft(name="Spring")
    with clock.set_to(soon.closes_at - timedelta(seconds=1)):
        tasks.sweep()
    assert set(StarRound.objects.values_list("state", flat=True)) == {"open", "draft"}
    with clock.set_to(soon.closes_at):
        tasks.sweep()
    states = dict(StarRound.objects.values_list("slug", "state"))
    assert states == {"autumn": "closed", "winter": "open", "spring": "draft"}
    soon.refresh_from_db()
    assert (soon.closed_by, later.closed_at, Tally.objects.count()) == (None, None, 1)


def test_sweep_twice_closes_once():
    star_round = make.opened()
    with clock.set_to(star_round.closes_at + timedelta(minutes=1)):
        tasks.sweep()
        closed_at = StarRound.objects.get().closed_at
    with clock.set_to(star_round.closes_at + timedelta(minutes=2)):
        tasks.sweep()
    assert (StarRound.objects.get().closed_at, Tally.objects.count()) == (closed_at, 1)


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_close_once():
    star_round, start = make.opened(), Barrier(2)

    def work(_number):
        try:
            with clock.set_to(star_round.closes_at):
                start.wait()
                tasks.sweep()
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(work, range(2)))
    assert (StarRound.objects.get().state, Tally.objects.count()) == ("closed", 1)


def test_worker_that_is_killed_leaves_the_round_for_the_next_sweep(monkeypatch):
    star_round = make.opened()

    class Killed(BaseException):
        """Not an error that anybody catches."""

    def killed(_round):
        raise Killed

    with clock.set_to(star_round.closes_at):
        with monkeypatch.context() as patch:
            patch.setattr(closing, "content_of", killed)
            with pytest.raises(Killed):
                tasks.sweep()
        assert (StarRound.objects.get().state, Tally.objects.count()) == ("open", 0)
        tasks.sweep()
    assert (StarRound.objects.get().state, Tally.objects.count()) == ("closed", 1)


def test_heads_are_published_once_a_day_and_only_with_news():
    star_round = make.opened()
    tasks.publish_heads()
    assert ChainHead.objects.count() == 0
    confirmed(star_round, {"p-1": 5})
    tasks.publish_heads()
    tasks.publish_heads()
    head = ChainHead.objects.get()
    assert (head.number, head.head) == (1, star_round.accepted.get().chain)
    with clock.set_to(clock.now() + timedelta(days=1)):
        tasks.publish_heads()
        assert ChainHead.objects.count() == 1
        confirmed(star_round, {"p-2": 5})
        tasks.publish_heads()
    assert list(ChainHead.objects.values_list("number", flat=True)) == [1, 2]


def test_last_ballot_before_close_gets_its_head_too():
    star_round = make.opened()
    confirmed(star_round, {"p-1": 5})
    with clock.set_to(star_round.closes_at):
        tasks.sweep()
        tasks.publish_heads()
    assert ChainHead.objects.get().number == 1


@pytest.mark.parametrize("name", ["priorities.tasks.sweep", "priorities.tasks.publish_heads"])
def test_task_is_registered_and_on_the_schedule(name):
    app.loader.import_default_modules()
    assert (name in app.tasks, name in {entry["task"] for entry in BEAT_SCHEDULE.values()}) == (True, True)
