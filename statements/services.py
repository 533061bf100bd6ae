"""Writes about annual statements: ask for one, build it again, say that it is right, publish, correct."""

import structlog
from django.db import IntegrityError, transaction
from django.db.models import Max

from accounts.enums import Permission
from accounts.models import User
from accounts.permissions import require
from lib import clock
from lib.states import WrongState
from statements.enums import STATEMENT_STATES, StatementState
from statements.models import Edition, Statement
from statements.selectors.due import at_work, due
from statements.tasks import queue

log = structlog.get_logger("portal.statements")


class ReadAgain(Exception):
    """The draft is not the one that was read. `str(error)` can be shown to the person who read it."""


class CannotAsk(Exception):
    """No statement can be asked for now. `str(error)` can be shown to the person who asked."""


@transaction.atomic
def ask(*, by: User) -> Edition:
    """Ask the worker for the next statement, up to yesterday; asking twice gives the same one. Returns it.

    Raises PermissionDenied, and CannotAsk while there is no day that it could cover.
    """
    require(by, Permission.EDIT_REPORTS)
    if current := at_work():
        return current
    found = due()
    days = found.days(clock.today()) if found else None
    if days is None:
        raise CannotAsk("There is nothing to tell yet. A statement covers whole days that are over.")
    try:
        with transaction.atomic():
            statement = Statement.objects.create(slug=days.slug, period_start=days.start, period_end=days.end)
            edition = Edition.objects.create(statement=statement, asked_by=by)
    except IntegrityError as error:
        raise CannotAsk("Somebody else asked for it in this moment. Look at it on this page.") from error
    queue(edition.pk)
    return edition


@transaction.atomic
def build_again(*, edition: Edition, by: User) -> None:
    """Let the worker build a draft anew, because more was answered since. Raises PermissionDenied, WrongState."""
    locked = _step(edition, StatementState.WAITING, by=by)
    locked.content, locked.digest, locked.frozen_at = None, "", None
    locked.save(update_fields=["state", "content", "digest", "frozen_at"])
    queue(locked.pk)


@transaction.atomic
def say_it_is_right(*, edition: Edition, by: User, seen: str) -> None:
    """Note that somebody has read a draft and found it right. `seen` is the digest of what they read.

    Raises PermissionDenied, WrongState, and ReadAgain where the worker has built it anew meanwhile.
    """
    locked = _step(edition, StatementState.CHECKED, by=by, seen=seen)
    locked.checked_by, locked.checked_at = by, clock.now()
    locked.save(update_fields=["state", "checked_by", "checked_at"])


@transaction.atomic
def look_again(*, edition: Edition, by: User) -> None:
    """Take back that it is right. Raises PermissionDenied, WrongState."""
    _step(edition, StatementState.DRAFT, by=by).save(update_fields=["state"])


@transaction.atomic
def publish(*, edition: Edition, by: User, seen: str) -> None:
    """Open a checked edition to everybody, for ever. `seen` is the digest of what was read.

    Raises PermissionDenied, WrongState, and ReadAgain where it is not the one that stands there now.
    """
    locked = _step(edition, StatementState.PUBLISHED, by=by, seen=seen)
    locked.published_by, locked.published_on = by, clock.today()
    locked.save(update_fields=["state", "published_by", "published_on"])


@transaction.atomic
def drop(*, edition: Edition, by: User) -> None:
    """Throw a draft away that nobody has published, with its days where it is the first edition of them.

    Raises PermissionDenied, and WrongState for what is checked or published.
    """
    require(by, Permission.EDIT_REPORTS)
    locked = Edition.objects.select_for_update(of=("self",)).select_related("statement").filter(pk=edition.pk).first()
    if locked is None:
        return
    if locked.state not in (StatementState.WAITING, StatementState.DRAFT):
        words = "Only a draft can be thrown away. Press “Look at it again” first, or publish it."
        raise WrongState(words, before=locked.state, after=locked.state)
    statement = locked.statement
    locked.delete()
    if locked.number == 1:
        statement.delete()
    log.info("statement draft thrown away", statement=statement.slug, edition=locked.number, by=by.pk)


@transaction.atomic
def correct(*, statement: Statement, by: User, why: str) -> Edition:
    """Ask for the next edition of a published statement. The earlier ones stay. Returns it.

    Raises PermissionDenied, and CannotAsk while it is not published or a correction is at work already.
    """
    require(by, Permission.EDIT_REPORTS)
    Statement.objects.select_for_update().get(pk=statement.pk)
    editions = Edition.objects.filter(statement=statement)
    if not editions.exists() or editions.exclude(state=StatementState.PUBLISHED).exists():
        raise CannotAsk("An edition of this statement is at work already. Publish it first.")
    newest = editions.aggregate(newest=Max("number"))["newest"]
    edition = Edition.objects.create(statement=statement, number=newest + 1, why=why, asked_by=by)
    queue(edition.pk)
    return edition


def _step(edition: Edition, after: StatementState, *, by: User, seen: str | None = None) -> Edition:
    """Return the locked edition in its next state, not yet saved."""
    require(by, Permission.EDIT_REPORTS)
    locked = Edition.objects.select_for_update().filter(pk=edition.pk).first()
    if locked is None:
        raise ReadAgain("Somebody threw this draft away since you opened the page.")
    STATEMENT_STATES.check(locked.state, after)
    if seen is not None and seen != locked.digest:
        raise ReadAgain("The worker has built this draft anew since you opened the page. Read it again, then decide.")
    locked.state = after
    return locked
