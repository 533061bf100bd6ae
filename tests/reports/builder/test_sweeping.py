"""What is due is started once, and what was lost is found again."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from accounts.models import User
from authority.models import Settings
from lib import clock
from reports import builder
from reports.builder import run
from reports.builder.content import content_of, digest_of
from reports.builder.sweeping import LOST_AFTER
from reports.enums import ReportState
from reports.locks import try_lock
from reports.models import Report, Snapshot
from tests.reports.builder.test_run import at_once
from tests.reports.factories import AFTER, PERIOD, a_summer

pytestmark = pytest.mark.django_db(transaction=True)


def lost(report: Report, *, ago: timedelta, attempts: int = 1) -> None:
    """Leave a report as a worker killed (-9) so long ago leaves it."""
    Report.objects.filter(pk=report.pk).update(
        state=ReportState.BUILDING, attempts=attempts, heartbeat_at=clock.now() - ago
    )


def test_start_due_reports_makes_the_last_ended_period(october: None) -> None:
    report = builder.start_due_reports()
    assert report is not None
    assert (report.slug, report.state, report.asked_by) == ("2026-07-to-2026-09", ReportState.WAITING, None)


def test_start_due_reports_twenty_times_makes_one(october: None) -> None:
    assert [builder.start_due_reports() is not None for _ in range(20)] == [True] + [False] * 19


def test_start_due_reports_by_eight_schedulers_at_once_makes_one(october: None) -> None:
    at_once(8, builder.start_due_reports)
    assert Report.objects.count() == 1


@pytest.mark.parametrize(
    ("moment", "months", "slug"),
    [
        (datetime(2026, 12, 31, 23, 59, 59, tzinfo=UTC), 3, "2026-07-to-2026-09"),
        (datetime(2027, 1, 1, tzinfo=UTC), 3, "2026-10-to-2026-12"),
        (datetime(2026, 6, 30, 22, 59, 59, tzinfo=UTC), 3, "2026-01-to-2026-03"),  # a second before midnight in Devon
        (datetime(2026, 6, 30, 23, 0, tzinfo=UTC), 3, "2026-04-to-2026-06"),
        (datetime(2026, 3, 29, 1, 30, tzinfo=UTC), 1, "2026-02"),  # the hour that the clocks leave out
        (datetime(2026, 10, 25, 0, 30, tzinfo=UTC), 1, "2026-09"),  # the hour that comes twice
        (datetime(2028, 2, 29, 12, tzinfo=UTC), 1, "2028-01"),
        (datetime(2028, 3, 1, 0, 0, tzinfo=UTC), 1, "2028-02"),
    ],
)
def test_start_due_reports_keeps_to_the_calendar(db: None, moment: datetime, months: int, slug: str) -> None:
    Settings(report_months=months).save()
    with clock.set_to(moment):
        builder.start_due_reports()
        builder.start_due_reports()
    assert list(Report.objects.values_list("slug", flat=True)) == [slug]


@pytest.mark.parametrize(
    ("months", "today", "made"),
    [
        (
            12,
            datetime(2027, 1, 2, tzinfo=UTC),
            ["2026-10-to-2026-12"],
        ),
        (12, datetime(2028, 1, 2, tzinfo=UTC), ["2027-01-to-2027-12", "2026-10-to-2026-12"]),
        (6, datetime(2027, 1, 2, tzinfo=UTC), ["2026-10-to-2026-12"]),
        (1, datetime(2026, 12, 2, tzinfo=UTC), ["2026-11", "2026-10"]),
    ],
)
def test_no_day_is_left_out_or_told_twice_when_periods_change_their_length(
    waiting: Report, months: int, today: datetime, made: list[str]
) -> None:
    Settings(report_months=months).save()
    with clock.set_to(today):
        builder.start_due_reports()
        assert builder.start_due_reports() is None
    assert list(Report.objects.exclude(pk=waiting.pk).values_list("slug", flat=True)) == made


def test_find_again_frees_a_report_whose_worker_was_killed(waiting: Report, moderator: User) -> None:
    a_summer(by=moderator)
    expected = digest_of(content_of(PERIOD))
    lost(waiting, ago=LOST_AFTER + timedelta(seconds=1))
    assert builder.find_again() == [waiting.pk]
    assert builder.build(waiting.pk)
    assert Snapshot.objects.get().digest == expected
    assert Report.objects.get().attempts == 2


def test_find_again_leaves_a_worker_that_spoke_lately(waiting: Report) -> None:
    lost(waiting, ago=LOST_AFTER - timedelta(seconds=1))
    assert builder.find_again() == []
    assert Report.objects.get().state == ReportState.BUILDING


def test_find_again_leaves_a_slow_worker_that_still_holds_its_lock(waiting: Report) -> None:
    lost(waiting, ago=timedelta(minutes=10))

    with transaction.atomic():
        assert try_lock(waiting.pk)
        assert at_once(1, builder.find_again) == [[]]
    assert Report.objects.get().state == ReportState.BUILDING
    assert builder.find_again() == [waiting.pk]


def test_find_again_gives_up_after_five_lost_workers(waiting: Report) -> None:
    lost(waiting, ago=timedelta(minutes=10), attempts=5)
    assert builder.find_again() == []
    waiting.refresh_from_db()
    assert (waiting.state, waiting.failure) == (ReportState.FAILED, "The worker stopped in the middle each time.")


def test_find_again_tries_a_failed_attempt_again_after_a_minute(waiting: Report) -> None:
    lost(waiting, ago=timedelta(0))
    Report.objects.update(state=ReportState.FAILED)
    assert builder.find_again() == []
    with clock.set_to(AFTER + timedelta(seconds=61)):
        assert builder.find_again() == [waiting.pk]


def test_a_late_worker_does_not_write_into_the_attempt_of_another(waiting: Report) -> None:
    """A worker that wakes up after its report was given to another one finds that and stops."""
    mine = run._take(waiting.pk)
    assert mine is not None
    Report.objects.update(state=ReportState.WAITING)
    assert builder.build(waiting.pk)
    assert not run._freeze(mine)
    run.fail(mine, why="late")
    assert Report.objects.get().state == ReportState.BUILT
    assert Snapshot.objects.count() == 1


def test_the_database_refuses_periods_that_share_days(waiting: Report) -> None:
    with pytest.raises(IntegrityError, match="report_periods_never_overlap"), transaction.atomic():
        Report.objects.create(slug="other", period_start=PERIOD.end, period_end=PERIOD.end + timedelta(days=30))
