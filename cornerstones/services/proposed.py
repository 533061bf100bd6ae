"""A statement that somebody proposed, put among those of an event; and taken out again."""

from django.db import models, transaction
from django.db.models import Max

from accounts.enums import Permission
from accounts.models import User
from accounts.permissions import require
from cornerstones.models import Event, Statement


class StatementRefused(ValueError):
    """The step is not possible. `str(error)` says what to do."""


@transaction.atomic
def add_statement(*, event: Event, text: str, by: User) -> Statement:
    """Put a statement behind those of an event, and return it.

    Raises PermissionDenied, and StatementRefused when these words stand there already.
    """
    require(by, Permission.EDIT_REPORTS)
    locked = Event.objects.select_for_update().get(pk=event.pk)
    if locked.statements.filter(text=text).exists():
        raise StatementRefused(f"These words stand in “{locked}” already. Nothing was changed.")
    last = locked.statements.aggregate(last=Max("order"))["last"] or 0
    return Statement.objects.create(event=locked, order=last + 1, text=text)


@transaction.atomic
def remove_statement(*, statement: Statement, by: User) -> None:
    """Take a statement out again; its history is kept.

    Raises PermissionDenied, and StatementRefused when anything hangs on it: nobody's mark is thrown away.
    """
    require(by, Permission.EDIT_REPORTS)
    locked = Statement.objects.select_for_update(of=("self",)).get(pk=statement.pk)
    if _carries_something(locked):
        raise StatementRefused("Somebody has marked its words as agreed. It stays, so that no mark is lost.")
    locked.delete()


def _carries_something(statement: Statement) -> bool:
    """Say whether a record would be deleted with the statement. Its history is no such record: nothing deletes it."""
    cascades = [one for one in Statement._meta.related_objects if one.on_delete is models.CASCADE]  # noqa: SLF001
    return any(one.related_model._base_manager.filter(**{one.field.name: statement}).exists() for one in cascades)  # noqa: SLF001
