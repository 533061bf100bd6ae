"""Asks officers for the notes that a report waits for (LA-11)."""

from datetime import date, timedelta

from django.db import transaction

from accounts.models import User
from commitments.emails import ask_for_notes
from commitments.models import NoteWanted
from commitments.selectors.waits import Waiting, who_is_waited_for
from lib import clock

ASK_AGAIN_AFTER = timedelta(days=7)


def ask_officers(*, period_end: date, period: str) -> int:
    """Ask each officer by one e-mail for the notes that the report of a period waits for. Returns how many were asked.

    `period` is the period in words. Whoever was asked within seven days is left in peace, unless another action of
    theirs waits as well. Whoever no longer speaks for the council's actions is not written to. Safe to run twice,
    and at once.
    """
    due = {one.action.officer_id for one in who_is_waited_for(on=period_end) if _is_due(one)}
    return sum(_ask(officer, period_end=period_end, period=period) for officer in sorted(due))


@transaction.atomic
def _ask(officer_id: int, *, period_end: date, period: str) -> bool:
    """Ask one officer for all that waits for them, unless another run has just done it."""
    officer = User.objects.select_for_update(of=("self",), no_key=True).get(pk=officer_id)
    theirs = [one for one in who_is_waited_for(on=period_end) if one.action.officer_id == officer_id]
    if not any(_is_due(one) for one in theirs):
        return False
    rows = [NoteWanted.objects.create(action=one.action, officer=officer, period_end=period_end) for one in theirs]
    actions = [one.action for one in theirs]
    ask_for_notes(to=officer, actions=actions, period_end=period_end, period=period, first=rows[0])
    return True


def _is_due(waiting: Waiting) -> bool:
    if not waiting.can_answer:
        return False
    return not waiting.asked_at or waiting.asked_at[-1] <= clock.now() - ASK_AGAIN_AFTER
