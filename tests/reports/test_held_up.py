"""LA-11: no report is frozen while an action that is late or in trouble has no note of its officer."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client

from accounts.enums import Role
from accounts.models import User
from accounts.services import end_role
from commitments.enums import Delivery
from commitments.models import Action
from commitments.services.trouble import write_note
from lib import clock
from reports import builder
from reports.enums import ReportState
from reports.models import Report
from tests.commitments import factories as doing
from tests.reports.factories import AFTER

pytestmark = pytest.mark.django_db
LATE = "Ring back within a week"


@pytest.fixture
def late(waiting: Report) -> Action:
    with clock.set_to(AFTER - timedelta(days=60)):
        return doing.action(Delivery.UNDER_WAY, title=LATE, due_on=date(2026, 9, 1))


def test_worker_waits_for_the_officer_and_then_builds(late: Action, waiting: Report) -> None:
    assert not builder.build(waiting.pk)
    waiting.refresh_from_db()
    assert (waiting.state, waiting.attempts) == (ReportState.WAITING, 0)
    late.refresh_from_db()
    write_note(
        action=late, by=late.officer, seen_version=late.version, why="Two people left.", doing="We hire.",
        new_day=date(2026, 12, 1),
    )  # fmt: skip
    assert builder.build(waiting.pk)


@pytest.mark.parametrize("state", [ReportState.WAITING, ReportState.BUILDING, ReportState.FAILED])
def test_a_report_waits_for_the_one_before_it_also_while_that_failed(waiting: Report, state: ReportState) -> None:
    before = Report.objects.create(slug="before", period_start=date(2026, 4, 1), period_end=date(2026, 6, 30))
    for step in (ReportState.BUILDING, ReportState.FAILED)[: {"waiting": 0, "building": 1, "failed": 2}[state]]:
        Report.objects.filter(pk=before.pk).update(state=step)
    assert not builder.build(waiting.pk)
    Report.objects.filter(pk=before.pk, state=ReportState.BUILDING).update(state=ReportState.WAITING)
    Report.objects.filter(pk=before.pk, state=ReportState.FAILED).update(state=ReportState.WAITING)
    assert builder.build(before.pk)
    assert builder.build(waiting.pk)
    waiting.refresh_from_db()
    assert waiting.snapshot.content["since"]["previous"] == "before"


def test_desk_says_which_action_holds_a_report_up(
    late: Action, waiting: Report, signed_in: Callable[[User], Client], report_editor: User
) -> None:
    html = signed_in(report_editor).get("/reports/desk/").content.decode()
    assert "This report waits for the council’s officers." in html
    assert LATE in html
    assert "Waiting for officers" in html
    assert "The worker is busy" not in html


def test_desk_says_whom_we_wrote_to_and_who_cannot_answer_any_more(
    late: Action, waiting: Report, signed_in: Callable[[User], Client], report_editor: User, administrator: User
) -> None:
    desk = signed_in(report_editor)
    assert "We write to them within a few minutes." in said(desk)
    builder.ask_officers()
    assert "Ola Officer answers for it. We wrote to them on 5 October 2026." in said(desk)
    with clock.set_to(AFTER + timedelta(days=7)):
        builder.ask_officers()
    assert "We wrote to them 2 times, the last time on 12 October 2026." in said(desk)
    end_role(user=late.officer, role=Role.RESPONDER, by=administrator)
    assert "They no longer look after actions here." in said(desk)


def said(desk: Client) -> str:
    return " ".join(desk.get("/reports/desk/").content.decode().split())
