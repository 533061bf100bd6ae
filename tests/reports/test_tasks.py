"""The worker's doors: one effect however often they are knocked at."""

import pytest

from reports import tasks
from reports.enums import ReportState
from reports.models import Report, Snapshot

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def at_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    """Build at once where a worker would be told to."""
    monkeypatch.setattr(tasks.build, "delay", tasks.build)


def test_sweep_twenty_times_builds_one_report(october: None, at_hand: None) -> None:
    for _ in range(20):
        tasks.sweep()
    assert [report.state for report in Report.objects.all()] == [ReportState.BUILT]
    assert Snapshot.objects.count() == 1


def test_build_twenty_times_builds_one_report(waiting: Report) -> None:
    for _ in range(20):
        tasks.build(waiting.pk)
    assert Snapshot.objects.count() == 1


def test_build_of_a_report_that_has_gone_does_nothing() -> None:
    tasks.build(4711)
    assert Snapshot.objects.count() == 0
