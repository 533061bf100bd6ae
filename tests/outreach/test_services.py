"""Outreach tasks: planned once, finished once, and what came of it stays."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import Error, transaction

from accounts.models import User
from lib.codes import new_token
from outreach.models import Outreach
from outreach.services import DoneAlready, finish, plan

pytestmark = pytest.mark.django_db


def planned(by: User, key: str = "") -> Outreach:
    return plan(
        group="Families in Torridge",
        what="Go to a coffee morning.",
        who="Participation officer",
        due_on=date(2027, 3, 1),
        by=by,
        key=key or new_token(),
    )


def test_the_same_form_twice_makes_one_task(report_editor: User):
    key = new_token()
    assert planned(report_editor, key) == planned(report_editor, key)


def test_it_is_finished_once_and_stays(report_editor: User, administrator: User):
    task = planned(report_editor)
    finish(task=task, outcome="Nobody came.", by=administrator)
    with pytest.raises(DoneAlready):
        finish(task=task, outcome="Twelve came.", by=report_editor)
    for change in ({"outcome": "Twelve came."}, {"what": "Something else"}):
        with pytest.raises(Error), transaction.atomic():
            Outreach.objects.filter(pk=task.pk).update(**change)
    assert Outreach.objects.get().outcome == "Nobody came."


def test_what_we_said_we_would_do_is_never_changed(report_editor: User):
    task = planned(report_editor)
    with pytest.raises(Error), transaction.atomic():
        Outreach.objects.filter(pk=task.pk).update(due_on=date(2030, 1, 1))
    with pytest.raises(Error), transaction.atomic():
        task.delete()


@pytest.mark.parametrize("step", ["plan", "finish"])
def test_nobody_else_plans_or_finishes(report_editor: User, moderator: User, step: str):
    task = planned(report_editor)
    with pytest.raises(PermissionDenied):
        planned(moderator) if step == "plan" else finish(task=task, outcome="x", by=moderator)
