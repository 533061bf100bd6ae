"""Messages to people at the desk. They carry no words of a story, no reference and no name of a family."""

from datetime import date

from django.conf import settings

from accounts.enums import Permission
from accounts.models import User
from accounts.selectors import people_who_may
from feedback.models import HandOver
from feedback.selectors.desk.morning import morning_of
from lib import clock, working_days
from lib.due import in_full
from outbox.services import post

AT_A_DESK = (Permission.MODERATE_FORUM_ITEMS, Permission.MODERATE_COUNCIL_ITEMS, Permission.DECIDE_WITHHOLDING)
HANDED_OVER = """A colleague has given you something to read.

Sign in to read it: {site}/moderation/

It is yours for a while. If it is too much today, put it back. Nobody minds.
"""
DIGEST = """Good morning. On {day} {waiting} at your desk.{late}

Sign in to see it: {site}/moderation/

We send this once on a working day, and only when something waits.
Stop these messages, or start them again: {site}/moderation/morning-message/
"""


def tell_of_hand_over(made: HandOver) -> None:
    """Tell a colleague once that somebody gave them something."""
    body = HANDED_OVER.format(site=settings.SITE_URL)
    post(key=f"hand-over:{made.pk}", to=made.to.email, subject="A colleague has given you something to read", body=body)


def send_morning_messages() -> int:
    """Put a message for everybody at a desk where something waits in the outbox. Returns how many people it is for.

    Nothing on a day that is no working day. One key for each person and day: run again, it sends nothing more.
    """
    today = clock.today()
    if not working_days.is_working_day(today):
        return 0
    told = 0
    for person in (one for one in people_who_may(*AT_A_DESK) if one.morning_message):
        morning = morning_of(person)
        if morning.waiting:
            _send_digest(to=person, day=today, waiting=morning.waiting, late=morning.late)
            told += 1
    return told


def _send_digest(*, to: User, day: date, waiting: int, late: int) -> None:
    """Tell somebody how much waits at their desk and how much of it is late: once a day, however often this runs."""
    waits = "1 piece of feedback waits" if waiting == 1 else f"{waiting} pieces of feedback wait"
    are_late = f" {late} of them {'is' if late == 1 else 'are'} late." if late else ""
    body = DIGEST.format(day=in_full(day), waiting=waits, late=are_late, site=settings.SITE_URL)
    subject = "Something waits at your desk"
    post(key=f"digest:{day.isoformat()}:{to.pk}", to=to.email, subject=subject, body=body)
