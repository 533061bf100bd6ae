"""A real worker in another process finds what is due and freezes it, once."""

from datetime import timedelta

import pytest

from accounts.models import User
from lib import clock
from outbox.models import Message
from statements import tasks
from statements.enums import StatementState
from statements.models import Edition
from tests.plugins.beside import Beside, wait_until
from tests.statements.factories import comment


@pytest.fixture(autouse=True)
def _no_broker() -> None:
    """Here there is one."""


def test_worker_prepares_freezes_and_reminds_once_however_often_it_is_asked(
    worker: Beside, moderator: User, report_editor: User
) -> None:
    comment(by=moderator, on=clock.today() - timedelta(days=340))
    for _ in range(10):
        tasks.sweep.delay()
    wait_until(
        lambda: Edition.objects.filter(state=StatementState.DRAFT).exists(), what="the worker to freeze the statement"
    )
    for _ in range(10):
        tasks.freeze.delay(Edition.objects.get().pk)
    tasks.sweep.delay()
    wait_until(lambda: Message.objects.filter(state="sent").count() == 2, what="both messages to be sent")
    assert sorted(Message.objects.values_list("subject", flat=True)) == [
        "The annual statement is due in 30 days or fewer",
        "The annual statement is ready to check",
    ]
