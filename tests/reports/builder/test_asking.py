"""Officers whose notes a report waits for are written to: once, again after a week, and never somebody else (LA-11)."""

from datetime import date, datetime, timedelta

import pytest

from accounts.enums import Role
from accounts.models import User
from accounts.services import end_role
from commitments.enums import Delivery
from commitments.models import Action, NoteWanted
from commitments.selectors.wording import wording_of
from commitments.services.actions import change_action
from commitments.services.trouble import write_note
from lib import clock
from outbox.models import Message
from reports import builder, tasks
from reports.enums import ReportState
from reports.models import Report
from tests.commitments import factories as doing
from tests.reports.builder.test_run import at_once
from tests.reports.factories import AFTER

pytestmark = pytest.mark.django_db
LATE, TROUBLE = "Ring back within a week", "Write plans in plain words"
SPRING = AFTER - timedelta(days=120)


def late(title: str = LATE, **fields: object) -> Action:
    with clock.set_to(SPRING):
        return doing.action(Delivery.UNDER_WAY, title=title, due_on=date(2026, 9, 1), **fields)


def ask(moment: datetime = AFTER) -> int:
    with clock.set_to(moment):
        return builder.ask_officers()


def note(action: Action, new_day: date | None = date(2026, 12, 1)) -> None:
    action.refresh_from_db()
    said = {"why": "Two people left.", "doing": "We hire.", "new_day": new_day}
    write_note(action=action, by=action.officer, seen_version=action.version, **said)


def test_each_officer_gets_one_message_with_all_that_waits_for_them(waiting: Report) -> None:
    late()
    late(TROUBLE)
    late("Open on Saturdays", officer=doing.officer("Zed Other"))
    assert ask() == 2
    first, second = Message.objects.order_by("pk")
    assert (first.to, second.to) == ("ola@example.org", "zed@example.org")
    assert "The progress report for July to September 2026 cannot be made yet." in first.body
    assert "You answer for these 2 actions. On Wednesday 30 September 2026 they were late" in first.body
    assert first.body.index(LATE) < first.body.index(TROUBLE)
    assert "/commitments/desk/ring-back-within-a-week/note/" in first.body
    assert "Open on Saturdays" not in first.body
    assert "You answer for this action. On Wednesday 30 September 2026 it was late" in second.body


def test_it_is_asked_once_and_again_after_a_week(waiting: Report) -> None:
    late()
    days = [AFTER + timedelta(days=day) for day in (0, 0, 6, 7, 8, 14)]
    assert [ask(day) for day in days] == [1, 0, 0, 1, 0, 1]
    assert Message.objects.count() == NoteWanted.objects.count() == 3


@pytest.mark.django_db(transaction=True)
def test_six_workers_at_once_ask_once(waiting: Report) -> None:
    late()
    assert sorted(at_once(6, builder.ask_officers)) == [0, 0, 0, 0, 0, 1]
    assert Message.objects.count() == 1


def test_nobody_is_asked_where_no_report_waits_or_a_note_is_there(waiting: Report) -> None:
    action = late()
    with clock.set_to(AFTER):
        note(action)
    assert ask() == 0
    late(TROUBLE)
    Report.objects.filter(pk=waiting.pk).update(state=ReportState.BUILDING)
    assert ask() == 0


def test_whoever_answers_for_it_now_is_asked_at_once(waiting: Report) -> None:
    action = late()
    ask()
    said = wording_of(action)
    with clock.set_to(AFTER):
        new = doing.officer("Nia New")
        changed = {**said.fields(), "officer": new}
        change_action(action=action, by=new, seen_version=action.version, wording=type(said)(**changed))
    assert ask(AFTER + timedelta(hours=1)) == 1
    assert Message.objects.latest("pk").to == "nia@example.org"


def test_whoever_left_is_not_written_to(waiting: Report, administrator: User) -> None:
    action = late()
    end_role(user=action.officer, role=Role.RESPONDER, by=administrator)
    assert ask() == 0


@pytest.mark.parametrize("since", ["done", "in-trouble", "stopped"])
def test_what_ended_meanwhile_can_still_be_explained_and_holds_up_no_report_for_ever(waiting: Report, since) -> None:
    action = late()
    with clock.set_to(AFTER):
        doing.update(action, since)
        tasks.sweep()
        assert not builder.build(waiting.pk)
        note(action, None if since != "in-trouble" else date(2026, 12, 1))
        assert builder.build(waiting.pk)
    action.refresh_from_db()
    assert action.due_on == (date(2026, 12, 1) if since == "in-trouble" else date(2026, 9, 1))


def test_what_goes_well_again_can_still_be_explained(waiting: Report) -> None:
    with clock.set_to(SPRING):
        action = doing.action(Delivery.IN_TROUBLE, title=TROUBLE, due_on=date(2026, 12, 1))
        note(action)
        doing.update(action, "under-way")
    with clock.set_to(SPRING + timedelta(days=30)):
        doing.update(action, "in-trouble")
    with clock.set_to(AFTER):
        doing.update(action, "under-way")
        assert not builder.build(waiting.pk)
        tasks.sweep()
        note(action)  # the same words again, about the new trouble
        assert builder.build(waiting.pk)
