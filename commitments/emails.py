"""The words of messages to officers of the council. They carry the public titles of actions and nobody's story."""

from collections.abc import Iterable
from datetime import date

from django.conf import settings
from django.urls import reverse

from accounts.models import User
from commitments.models import Action, NoteWanted
from lib.due import in_full
from outbox.services import post

_SUBJECT = "A progress report waits for you"
_BODY = """The progress report for {period} cannot be made yet. It waits for you.

You answer for {these}. On {day} {was} late or in trouble, and we have no note from you that says why.

{actions}

Please write three things{each}: why it takes longer, what you do about it, and by when it will be done. Everybody can
read your note. The report is made by itself once every note is there.

If somebody else answers for an action now, open it, choose “Change the words”, and name that person.

We write again in a week if the report still waits.
"""


def ask_for_notes(*, to: User, actions: Iterable[Action], period_end: date, period: str, first: NoteWanted) -> None:
    """Ask an officer for the notes of these actions. `first` is the first row that keeps that they were asked now."""
    links = [f"{one.title}\n{settings.SITE_URL}{reverse('note_on_action', args=[one.slug])}" for one in actions]
    one = len(links) == 1
    post(
        key=f"note-wanted:{first.pk}",
        to=to.email,
        subject=_SUBJECT,
        body=_BODY.format(
            period=period,
            day=in_full(period_end),
            these="this action" if one else f"these {len(links)} actions",
            was="it was" if one else "they were",
            each="" if one else " for each",
            actions="\n\n".join(links),
        ),
    )
