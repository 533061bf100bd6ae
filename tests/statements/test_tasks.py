"""Reminders 60, 30 and 0 days before the year is up: to everybody who looks after it, once each."""

from datetime import date, timedelta

import pytest

from accounts.models import User
from lib import clock
from outbox.models import Message
from outbox.tasks import send
from statements import tasks
from statements.models import Edition
from tests.days import noon
from tests.statements.factories import AFTER, FIRST_DAY, comment, published

pytestmark = pytest.mark.django_db
DUE = AFTER  # 365 days after the first feedback


@pytest.fixture(autouse=True)
def _nothing_is_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(send, "delay", lambda _message_id: None)


def sweep_on(day: date, times: int = 1) -> list[str]:
    """Return the subjects of what one day's sweeps put in the outbox, for one of those who look after it."""
    before = set(Message.objects.values_list("pk", flat=True))
    with clock.set_to(noon(day)):
        for _ in range(times):
            tasks.sweep()
    made = Message.objects.exclude(pk__in=before).filter(to__isnull=False).order_by("pk")
    return [message.subject for message in made]


def test_each_reminder_comes_once_to_editor_and_administrator(
    moderator: User, report_editor: User, administrator: User, responder: User
):
    comment(by=moderator, on=FIRST_DAY)
    days = [DUE - timedelta(days=left) for left in range(62, -3, -1)]
    found = {day: subjects for day in days if (subjects := sweep_on(day, times=2))}
    assert found == {
        DUE - timedelta(days=60): ["The annual statement is due in 60 days or fewer"] * 2,
        DUE - timedelta(days=30): ["The annual statement is due in 30 days or fewer"] * 2,
        DUE: ["The annual statement is due now"] * 2,
    }


def test_a_reminder_missed_is_sent_the_next_time_and_only_the_latest(moderator: User, report_editor: User):
    comment(by=moderator, on=FIRST_DAY)
    assert sweep_on(DUE - timedelta(days=12)) == ["The annual statement is due in 30 days or fewer"]


def test_once_it_is_published_the_next_year_begins(moderator: User, report_editor: User):
    comment(by=moderator, on=FIRST_DAY)
    published(by=report_editor, on=DUE)
    Message.objects.all().delete()
    assert sweep_on(DUE) == sweep_on(DUE + timedelta(days=300)) == []
    assert sweep_on(DUE + timedelta(days=305)) == ["The annual statement is due in 60 days or fewer"]


def test_the_sweep_starts_what_is_due_and_a_task_freezes_it(moderator: User, report_editor: User):
    comment(by=moderator, on=FIRST_DAY)
    sweep_on(DUE, times=20)
    edition = Edition.objects.get()
    with clock.set_to(noon(DUE)):
        for _ in range(20):
            tasks.freeze(edition.pk)
    edition.refresh_from_db()
    assert edition.state == "draft"
    ready = Message.objects.filter(subject="The annual statement is ready to check")
    assert ready.count() == 1


def test_a_task_for_a_row_that_is_gone_does_nothing():
    tasks.freeze(999_999)
    assert Edition.objects.count() == 0
