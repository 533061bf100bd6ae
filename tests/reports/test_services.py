from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from kombu.exceptions import OperationalError

from accounts.models import User
from lib.states import WrongState
from reports import builder, services, tasks
from reports.enums import ReportState
from reports.models import Report
from reports.periods import Period
from tests.reports.factories import AFTER, PERIOD, publish_report

NEXT = Period(date(2026, 10, 1), date(2026, 12, 31))
HALF = Period(date(2026, 1, 1), date(2026, 6, 30))
BEFORE_ANY_FEEDBACK = Period(date(2026, 4, 1), date(2026, 6, 30))
pytestmark = pytest.mark.django_db


@pytest.fixture
def queued(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The ids that were handed to the worker."""
    found: list[int] = []
    monkeypatch.setattr(tasks.build, "delay", found.append)
    return found


def failed(report: Report) -> Report:
    Report.objects.update(state=ReportState.BUILDING)
    Report.objects.update(state=ReportState.FAILED, attempts=5, failure="It broke.")
    report.refresh_from_db()
    return report


def test_ask_for_report_queues_it_once_it_is_kept(
    october: None, report_editor: User, queued: list[int], django_capture_on_commit_callbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        report = services.ask_for_report(period=PERIOD, by=report_editor)
        assert queued == []
    assert queued == [report.pk]
    assert (report.slug, report.state, report.asked_by) == (PERIOD.slug, ReportState.WAITING, report_editor)


def test_ask_for_report_twice_gives_the_same(october: None, report_editor: User, queued: list[int]) -> None:
    first = services.ask_for_report(period=PERIOD, by=report_editor)
    assert services.ask_for_report(period=PERIOD, by=report_editor) == first


@pytest.mark.parametrize("period", [NEXT, HALF, BEFORE_ANY_FEEDBACK, Period(date(2026, 7, 2), date(2026, 9, 30))])
def test_ask_for_report_refuses_other_periods(october: None, report_editor: User, period: Period) -> None:
    with pytest.raises(services.WrongPeriod):
        services.ask_for_report(period=period, by=report_editor)
    assert Report.objects.count() == 0


def test_ask_for_report_refuses_days_that_another_report_has(october: None, report_editor: User) -> None:
    Report.objects.create(slug="2026-09", period_start=date(2026, 9, 1), period_end=date(2026, 9, 30))
    with pytest.raises(services.WrongPeriod, match="some days of July to September 2026"):
        services.ask_for_report(period=PERIOD, by=report_editor)


def test_ask_for_report_is_for_report_editors(october: None, moderator: User) -> None:
    with pytest.raises(PermissionDenied):
        services.ask_for_report(period=PERIOD, by=moderator)


def test_ask_for_report_survives_a_broker_that_is_away(
    october: None, report_editor: User, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks
) -> None:
    def away(_report_id: int) -> None:
        raise OperationalError

    monkeypatch.setattr(tasks.build, "delay", away)
    with django_capture_on_commit_callbacks(execute=True):
        report = services.ask_for_report(period=PERIOD, by=report_editor)
    assert builder.find_again() == [report.pk]


def test_retry_gives_five_more_tries(
    waiting: Report, report_editor: User, queued: list[int], django_capture_on_commit_callbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        services.retry(report=failed(waiting), by=report_editor)
    waiting.refresh_from_db()
    assert (waiting.state, waiting.attempts) == (ReportState.WAITING, 0)
    assert queued == [waiting.pk]


def test_retry_refuses_a_report_that_did_not_fail(waiting: Report, report_editor: User) -> None:
    with pytest.raises(WrongState):
        services.retry(report=waiting, by=report_editor)


def test_retry_is_for_report_editors(waiting: Report, administrator: User) -> None:
    with pytest.raises(PermissionDenied):
        services.retry(report=failed(waiting), by=administrator)


def test_publish_opens_a_built_report_once(waiting: Report, report_editor: User) -> None:
    builder.build(waiting.pk)
    publish_report(waiting, by=report_editor)
    services.publish(report=waiting, by=report_editor)
    waiting.refresh_from_db()
    assert (waiting.state, waiting.published_by, waiting.published_at) == (
        ReportState.PUBLISHED,
        report_editor,
        AFTER,
    )


def test_publish_refuses_a_report_that_is_not_built(waiting: Report, report_editor: User) -> None:
    with pytest.raises(WrongState):
        services.publish(report=waiting, by=report_editor)


def test_publish_is_for_report_editors(waiting: Report, moderator: User) -> None:
    builder.build(waiting.pk)
    with pytest.raises(PermissionDenied):
        services.publish(report=waiting, by=moderator)
