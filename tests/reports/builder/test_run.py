"""One report is built once, whatever happens to its workers, and nothing changes it afterwards."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection

from accounts.models import User
from feedback.enums import SubmissionState
from feedback.models import Submission
from lib import clock
from outbox.models import Message
from reports import builder
from reports.builder import run
from reports.builder.content import content_of, digest_of
from reports.enums import ReportState
from reports.models import Report, Snapshot
from tests.reports.factories import AFTER, PERIOD, a_summer, answer, publish, set_state, told

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(times: int, work: Callable[[], Any]) -> list[Any]:
    """Run `work` in so many threads at the same time, each with a connection of its own."""

    def alone(_number: int) -> Any:
        try:
            with clock.set_to(AFTER):
                return work()
        finally:
            connection.close()

    with ThreadPoolExecutor(times) as pool:
        return list(pool.map(alone, range(times)))


def test_build_keeps_a_snapshot_whose_digest_fits(waiting: Report, moderator: User) -> None:
    a_summer(by=moderator)
    assert builder.build(waiting.pk)
    waiting.refresh_from_db()
    assert (waiting.state, waiting.attempts, waiting.failure) == (ReportState.BUILT, 1, "")
    assert waiting.snapshot.digest == digest_of(waiting.snapshot.content)
    assert waiting.snapshot.content["period"]["words"] == "July to September 2026"


def test_content_is_equal_at_every_run(waiting: Report, moderator: User) -> None:
    a_summer(by=moderator)
    first = digest_of(content_of(PERIOD))
    with clock.set_to(AFTER + timedelta(days=40)):
        assert digest_of(content_of(PERIOD)) == first


def test_build_delivered_twenty_times_has_one_effect(waiting: Report, moderator: User, report_editor: User) -> None:
    a_summer(by=moderator)
    assert [builder.build(waiting.pk) for _ in range(20)] == [True] + [False] * 19
    assert Snapshot.objects.count() == 1
    assert list(Message.objects.values_list("key", "to")) == [
        (f"report-built:{waiting.slug}:{report_editor.pk}", report_editor.email)
    ]


def test_build_by_eight_workers_at_once_has_one_effect(waiting: Report, moderator: User) -> None:
    a_summer(by=moderator)
    assert sorted(at_once(8, lambda: builder.build(waiting.pk))) == [False] * 7 + [True]
    assert Snapshot.objects.count() == 1
    assert Report.objects.get().attempts == 1


def test_build_of_a_report_that_has_gone_does_nothing(db: None) -> None:
    assert not builder.build(4711)


def test_failure_is_kept_in_words_without_anybodys_words(
    waiting: Report, moderator: User, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(_period: object, **_how: Any) -> None:
        raise RuntimeError("the canary told us")

    monkeypatch.setattr(run, "content_of", broken)
    assert not builder.build(waiting.pk)
    waiting.refresh_from_db()
    assert waiting.state == ReportState.FAILED
    assert waiting.failure == "A fault in the program stopped it (RuntimeError). The log says more."
    assert "canary" not in caplog.text
    assert Snapshot.objects.count() == 0


def test_failure_in_the_middle_of_writing_leaves_nothing(
    waiting: Report, moderator: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_report: object, **_how: Any) -> None:
        raise RuntimeError

    monkeypatch.setattr(run, "tell_built", broken)
    assert not builder.build(waiting.pk)
    assert Snapshot.objects.count() == 0
    assert Report.objects.get().state == ReportState.FAILED


def test_editors_hear_of_the_last_automatic_failure_once(
    waiting: Report, report_editor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_period: object, **_how: Any) -> None:
        raise RuntimeError

    monkeypatch.setattr(run, "content_of", broken)
    for minutes in range(0, 40, 2):
        with clock.set_to(AFTER + timedelta(minutes=minutes)):
            for report_id in builder.find_again():
                builder.build(report_id)
    waiting.refresh_from_db()
    assert (waiting.state, waiting.attempts) == (ReportState.FAILED, run.MOST_ATTEMPTS)
    assert [message.to for message in Message.objects.all()] == [report_editor.email]
    assert Message.objects.get().subject == "The progress report for July to September 2026 could not be built"


def test_what_happens_meanwhile_is_not_in_the_snapshot(
    waiting: Report, moderator: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Something that is committed between the first and the last question of a build is not seen by any of them."""
    a_summer(by=moderator)
    expected = digest_of(content_of(PERIOD))

    def interrupted(period: Any, **how: Any) -> Any:
        assert Submission.objects.count() == 27

        def more() -> None:
            publish(told(may_quote=True), by=moderator)

        at_once(1, more)
        return content_of(period, **how)

    monkeypatch.setattr(run, "content_of", interrupted)
    assert builder.build(waiting.pk)
    assert Snapshot.objects.get().digest == expected
    assert Submission.objects.count() == 28


def test_later_edits_change_nothing_in_it(waiting: Report, moderator: User) -> None:
    made = a_summer(by=moderator)
    builder.build(waiting.pk)
    before = Snapshot.objects.get()
    publish(told(), by=moderator)
    answer(made[2], by=moderator)
    set_state(made[0], SubmissionState.WITHDRAWN)
    assert not builder.build(waiting.pk)
    after = Snapshot.objects.get()
    assert (after.digest, digest_of(after.content)) == (before.digest, before.digest)
    assert digest_of(content_of(PERIOD)) != before.digest  # the live rows would tell another story
