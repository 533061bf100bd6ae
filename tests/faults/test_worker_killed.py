"""The worker killed in the middle of its work: the work is found again, and done once."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from uuid import uuid4

import pytest

from reports.periods import containing
from tests.faults.load import say, short_and_long
from tests.faults.messages import post, sent
from tests.faults.portal import RESTART_PAUSE, Portal
from tests.plugins.beside import wait_until

FOUND_WITHIN = 120.0  # seconds
MESSAGES = 200
LAST_YEAR = 1990  # nobody had told us anything; each report has a month of its own
AT_ONCE_IN_WORKER = 2  # messages, so as many may be sent twice when it is killed

EDITOR = """
from accounts.enums import Role
from accounts.services import invite
invite(email="{email}", name="Eddie Editor", roles=(Role.REPORT_EDITOR,), by=None)
"""
NEW = (
    "INSERT INTO reports_report (slug, period_start, period_end, state, attempts, failure, asked_at) "
    "VALUES (%s, %s, %s, 'waiting', 0, '', now()) RETURNING id"
)
BUILT = "SELECT count(*) FROM reports_report WHERE id = ANY(%s) AND state = 'built'"
ONCE = (
    "SELECT report.attempts, count(DISTINCT snapshot.id), count(DISTINCT message.id) FROM reports_report report "
    "LEFT JOIN reports_snapshot snapshot ON snapshot.report_id = report.id "
    "LEFT JOIN outbox_message message ON message.key = concat('report-built:', report.slug, ':', %s::int) "
    "WHERE report.id = ANY(%s) GROUP BY report.id"
)


@short_and_long("kills", 3, 50)
def test_reports_whose_worker_was_killed_are_built_once(portal: Portal, kills: int) -> None:
    editor, by_itself = an_editor(portal), kills > 3
    reports = [killed_in_the_middle(portal, pause=number > 0) for number in range(kills)]
    began = time.monotonic()
    if not by_itself:
        look_older(
            portal,
            "UPDATE reports_report SET heartbeat_at = heartbeat_at - interval '5 minutes' WHERE state = 'building'",
        )
        portal.ask_worker("reports.tasks.sweep")
    wait_until(lambda: portal.rows(BUILT, reports) == [(kills,)], seconds=FOUND_WITHIN, what="every report to be built")
    took, counts = time.monotonic() - began, portal.rows(ONCE, editor, reports)
    say(f"worker: {kills} kills in the middle of a report, all built {took:.0f} s after the last")
    assert [(snapshots, messages) for _attempts, snapshots, messages in counts] == [(1, 1)] * kills
    assert min(attempts for attempts, _snapshots, _messages in counts) > 1


@pytest.mark.parametrize("by_itself", [False, pytest.param(True, marks=pytest.mark.faults)])
def test_messages_whose_worker_was_killed_are_sent(portal: Portal, by_itself: bool) -> None:
    run = uuid4().hex
    time.sleep(RESTART_PAUSE)
    with portal.worker_held():
        post(portal, run, number=MESSAGES)
    wait_until(lambda: len(sent(portal, run)) > 0, what="the worker to begin to send")
    portal.kill("worker")
    already = len(sent(portal, run))
    if not by_itself:
        look_older(
            portal, "UPDATE outbox_message SET taken_at = taken_at - interval '5 minutes' WHERE state = 'sending'"
        )
        portal.ask_worker("outbox.tasks.sweep")
    wait_until(lambda: len(sent(portal, run)) == MESSAGES, seconds=FOUND_WITHIN, what="every message to be sent")
    time.sleep(3)  # a second copy would come now
    mails = sent(portal, run)
    twice = [ids for ids in mails.values() if len(ids) > 1]
    say(f"worker: killed after {already} of {MESSAGES} messages; all sent, {len(twice)} twice")
    assert already < MESSAGES
    assert len(twice) <= AT_ONCE_IN_WORKER
    assert [ids for ids in mails.values() if len(set(ids)) > 1] == []  # a second copy says that it is one


def killed_in_the_middle(portal: Portal, *, pause: bool) -> int:
    """Let the worker begin a report, and kill it in the middle. Returns the report's id."""
    time.sleep(RESTART_PAUSE if pause else 0)
    report = a_report(portal)
    with builds_held(portal):
        portal.ask_worker("reports.tasks.build", report)
        wait_until(lambda: state(portal, report) == "building", what="the worker to begin")
        portal.kill("worker")
    return report


def a_report(portal: Portal) -> int:
    """Return the id of a new report, for a month that no other has."""
    [(number,)] = portal.rows("SELECT count(*) FROM reports_report")
    # Each before the last: a report waits for those of earlier months.
    period = containing(date(LAST_YEAR - number // 12, 12 - number % 12, 1), months=1)
    [(report,)] = portal.rows(NEW, f"fault-{period.slug}", period.start, period.end)
    return int(report)


def state(portal: Portal, report: int) -> str:
    """Return where a report is."""
    return str(portal.rows("SELECT state FROM reports_report WHERE id = %s", report)[0][0])


def an_editor(portal: Portal) -> int:
    """Return the id of a new report editor."""
    email = f"{uuid4().hex}@example.org"
    portal.manage("shell", "-c", EDITOR.format(email=email))
    return int(portal.rows("SELECT id FROM accounts_user WHERE email = %s", email)[0][0])


@contextmanager
def builds_held(portal: Portal) -> Iterator[None]:
    """Hold every build in its middle."""
    with portal.database() as connection:
        connection.execute("LOCK TABLE cornerstones_cornerstone IN ACCESS EXCLUSIVE MODE")
        yield


def look_older(portal: Portal, statement: str) -> None:
    """Let what the killed worker had in hand look as if minutes had passed, once the worker is back."""
    with portal.database() as connection:
        connection.execute(statement)  # type: ignore[call-overload]
