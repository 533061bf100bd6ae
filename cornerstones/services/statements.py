"""What partners said at an event, written down by hand and corrected. PostgreSQL keeps what stood before."""

from typing import Any

from django.db import models, transaction
from django.db.models import Max

from accounts.enums import Permission
from accounts.models import User
from accounts.permissions import require
from cornerstones.models import Event, Statement
from cornerstones.selectors.marker import marker_of
from cornerstones.services.refusals import ChangedMeanwhile, SaidAlready, StillNeeded


@transaction.atomic
def add_statement(*, event: Event, text: str, by: User) -> Statement:
    """Write a statement below the others of its event, and return it. Raises PermissionDenied, SaidAlready."""
    require(by, Permission.EDIT_REPORTS)
    locked = Event.objects.select_for_update().get(pk=event.pk)
    if locked.statements.filter(text=text).exists():
        raise SaidAlready("This statement stands there already. Change it there, or write another")
    return Statement.objects.create(event=locked, order=next_order(locked.statements), text=text)


@transaction.atomic
def change_statement(*, statement: Statement, text: str, by: User, seen: str) -> Statement:
    """Correct the words of a statement. The same again changes nothing.

    Raises PermissionDenied, ChangedMeanwhile, SaidAlready, and StillNeeded where words that were agreed with go.
    """
    require(by, Permission.EDIT_REPORTS)
    locked = Statement.objects.select_for_update().get(pk=statement.pk)
    if locked.text == text:
        return locked
    check_seen(marker_of(locked.text), seen, now=locked.text)
    if Statement.objects.filter(event=locked.event_id, text=text).exists():
        raise SaidAlready("Another statement says the same")
    _keep_agreed_words(locked, text)
    locked.text = text
    locked.save(update_fields=("text",))
    return locked


@transaction.atomic
def remove_statement(*, statement: Statement, by: User) -> None:
    """Delete a statement that was written by mistake. Gone already is fine. Raises PermissionDenied, StillNeeded."""
    require(by, Permission.EDIT_REPORTS)
    locked = Statement.objects.select_for_update().filter(pk=statement.pk).first()
    if locked is None:
        return
    if locked.organisation_marks.exists():
        raise StillNeeded("Organisations have put marks on this statement, so it stays. You can correct its words.")
    locked.delete()


def check_seen(marker: str, seen: str, *, now: str) -> None:
    """Raise ChangedMeanwhile, saying what stands there now, unless the person saw what stands there."""
    if marker != seen:
        raise ChangedMeanwhile(
            f"A colleague changed this while you were writing. It now says: “{now}”. "
            "Your words are still below. Save again to put them in its place"
        )


def next_order(rows: "models.Manager[Any]") -> int:
    """Return the place below the last of an event's statements or questions."""
    return int(rows.aggregate(last=Max("order"))["last"] or 0) + 1


def _keep_agreed_words(statement: Statement, text: str) -> None:
    phrases = [
        *(mark.phrase or statement.text for mark in statement.marks.all()),
        *statement.organisation_marks.standing().values_list("phrase", flat=True),
    ]
    gone = next((phrase for phrase in phrases if text.count(phrase) != 1), None)
    if gone is not None:
        raise StillNeeded(
            f"People agree with the words “{gone}”. Keep them there once, and change only what is around them"
        )
