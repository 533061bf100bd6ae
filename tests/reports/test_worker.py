"""A real worker in another process builds reports, and is killed in the middle of one."""

from datetime import timedelta

import pytest
from django.db import connection, transaction

from accounts.models import User
from lib import clock
from outbox.models import Message
from reports import tasks
from reports.builder.content import content_of, digest_of
from reports.builder.sweeping import LOST_AFTER
from reports.enums import ReportState
from reports.locks import try_lock
from reports.models import Report, Snapshot
from reports.periods import last_ended
from tests.plugins.beside import Beside, wait_until
from tests.reports.factories import cornerstones, places, publish, told


@pytest.fixture
def report(worker: Beside, moderator: User, report_editor: User) -> Report:
    """The report of the period that ended last by this machine's clock, with something to tell."""
    period = last_ended(clock.today(), months=3)
    places(), cornerstones()
    for _ in range(12):
        publish(told(on=period.start, may_quote=True), by=moderator, on=period.start)
    return Report.objects.create(slug=period.slug, period_start=period.start, period_end=period.end)


def state() -> str:
    return Report.objects.get().state


def lock_is_free(report: Report) -> bool:
    with transaction.atomic():
        return try_lock(report.pk)


def test_worker_builds_what_the_sweep_finds(worker: Beside, report: Report) -> None:
    tasks.sweep.delay()
    wait_until(lambda: state() == ReportState.BUILT, what="the worker to build the report")
    assert Snapshot.objects.get().digest == digest_of(content_of(last_ended(clock.today(), months=3)))


def test_worker_with_twenty_deliveries_builds_once(worker: Beside, report: Report) -> None:
    for _ in range(20):
        tasks.build.delay(report.pk)
    wait_until(lambda: state() == ReportState.BUILT, what="the worker to build the report")
    report.refresh_from_db()
    assert (report.attempts, Snapshot.objects.count(), Message.objects.count()) == (1, 1, 1)


def test_worker_killed_in_the_middle_is_found_and_the_report_built_once(worker: Beside, report: Report) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("LOCK TABLE cornerstones_cornerstone IN ACCESS EXCLUSIVE MODE")  # holds the build in its middle
        tasks.build.delay(report.pk)
        wait_until(lambda: state() == ReportState.BUILDING, what="the worker to begin")
        worker.kill()
    wait_until(lambda: lock_is_free(report), what="PostgreSQL to notice that the worker is gone")
    assert (state(), Snapshot.objects.count()) == (ReportState.BUILDING, 0)
    Report.objects.update(heartbeat_at=clock.now() - LOST_AFTER - timedelta(seconds=1))
    worker.start()
    tasks.sweep.delay()
    wait_until(lambda: state() == ReportState.BUILT, what="the report to be built by the next worker")
    report.refresh_from_db()
    assert (report.attempts, Snapshot.objects.count(), Message.objects.count()) == (2, 1, 1)
