"""Agreement marks from an event, put on words of a statement by hand, and corrected (PP-06)."""

from django.db import transaction

from accounts.enums import Permission
from accounts.models import User
from accounts.permissions import require
from cornerstones.models import AgreementMark, Statement
from cornerstones.selectors.marker import marker_of
from cornerstones.services.phrases import phrase_of
from cornerstones.services.refusals import ChangedMeanwhile, SaidAlready, WordsNotThere
from lib.counting import how_many
from lib.phrases import overlap


@transaction.atomic
def put_mark(*, statement: Statement, phrase: str, count: int, by: User) -> AgreementMark:
    """Put `count` marks of the room on words of a statement; "" means all of it. Returns them.

    The same again changes nothing. Raises PermissionDenied, WordsNotThere, SaidAlready.
    """
    require(by, Permission.EDIT_REPORTS)
    locked = Statement.objects.select_for_update().get(pk=statement.pk)
    kept = _kept_phrase(locked, phrase)
    mark = locked.marks.filter(phrase=kept).first()
    if mark is not None and mark.count != count:
        raise SaidAlready(f"These words have {how_many(mark.count, 'mark')} already. Change the number there")
    if mark is not None:
        return mark
    _refuse_overlap(locked, kept)
    return AgreementMark.objects.create(statement=locked, phrase=kept, count=count)


@transaction.atomic
def change_mark(*, mark: AgreementMark, phrase: str, count: int, by: User, seen: str) -> AgreementMark:
    """Correct the words or the number of marks. The same again changes nothing.

    Raises PermissionDenied, ChangedMeanwhile (also where a colleague removed them), WordsNotThere.
    """
    require(by, Permission.EDIT_REPORTS)
    statement = Statement.objects.select_for_update().get(pk=mark.statement_id)
    locked = statement.marks.filter(pk=mark.pk).first()
    if locked is None:
        raise ChangedMeanwhile("A colleague removed these marks meanwhile")
    kept = _kept_phrase(statement, phrase)
    if (locked.phrase, locked.count) == (kept, count):
        return locked
    if marker_of(locked.phrase, locked.count) != seen:
        now = f"“{locked.phrase or statement.text}”, {how_many(locked.count, 'mark')}"
        raise ChangedMeanwhile(f"A colleague changed this meanwhile. It is now {now}. Look, then save again")
    _refuse_overlap(statement, kept, but=locked)
    locked.phrase, locked.count = kept, count
    locked.save(update_fields=("phrase", "count"))
    return locked


@transaction.atomic
def remove_mark(*, mark: AgreementMark, by: User) -> None:
    """Delete marks that were written by mistake. Gone already is fine. Raises PermissionDenied."""
    require(by, Permission.EDIT_REPORTS)
    AgreementMark.objects.filter(pk=mark.pk).delete()


def _kept_phrase(statement: Statement, typed: str) -> str:
    phrase = phrase_of(statement.text, typed)
    return "" if phrase == statement.text else phrase


def _refuse_overlap(statement: Statement, phrase: str, but: AgreementMark | None = None) -> None:
    others = (mark.phrase or statement.text for mark in statement.marks.all() if mark != but)
    shared = next((each for each in others if overlap(statement.text, each, phrase or statement.text)), None)
    if shared is not None:
        raise WordsNotThere(f"Some of these words have marks already: “{shared}”. Change those marks, or choose others")
