"""The desk of the annual statement: when it is due, what is at work, what is published."""

from dataclasses import dataclass

from django.shortcuts import get_object_or_404

from lib import clock
from lib.counting import how_many
from lib.due import in_full
from statements.days import PREPARED_BEFORE, Days
from statements.enums import StatementState
from statements.models import Edition, Statement
from statements.selectors.due import at_work, due

TONES = {
    StatementState.WAITING: "waiting",
    StatementState.DRAFT: "doing",
    StatementState.CHECKED: "doing",
    StatementState.PUBLISHED: "done",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One edition on the desk."""

    number: int
    slug: str
    pk: int
    words: str
    state: str
    state_words: str
    tone: str
    failure: str
    digest: str
    may_be_corrected: bool


@dataclass(frozen=True, slots=True)
class Desk:
    """Every edition, the newest first. `can_ask` says that the next statement can be asked for; `covers` its days.

    `by_itself` is the day on which the worker makes a draft without being asked.
    """

    rows: tuple[Row, ...]
    due: str
    by_itself: str
    covers: str
    can_ask: bool


@dataclass(frozen=True, slots=True)
class Alarm:
    """What is said loudly about the next statement; `is_late` once its day has passed."""

    text: str
    is_late: bool


def desk() -> Desk:
    """Return the desk."""
    found, today = due(), clock.today()
    days = found.days(today) if found else None
    editions = list(Edition.objects.select_related("statement").defer("content"))
    at_work_on = {each.statement_id for each in editions if each.state != StatementState.PUBLISHED}
    newest = {each.statement_id: each.pk for each in reversed(editions)}
    rows = tuple(
        _row(each, may_be_corrected=newest[each.statement_id] == each.pk and each.statement_id not in at_work_on)
        for each in editions
    )
    return Desk(
        rows=rows,
        due=found.due_words if found else "",
        by_itself=in_full(found.due_on - PREPARED_BEFORE) if found else "",
        covers=days.words if days else "",
        can_ask=bool(days) and at_work() is None,
    )


def alarm() -> Alarm | None:
    """Return what to say loudly: that the statement is late, or due within 60 days; None otherwise."""
    found, today = due(), clock.today()
    if found is None or found.reminder(today) is None:
        return None
    if found.is_late(today):
        late = how_many(-found.left(today), "day")
        return Alarm(f"The annual statement is late by {late}. The law asks for it by {found.due_words}.", is_late=True)
    left = how_many(found.left(today), "day")
    return Alarm(f"The annual statement is due in {left}, by {found.due_words}.", is_late=False)


def edition_at(slug: str, number: int) -> Edition:
    """Return one edition in whatever state. Raises Http404."""
    return get_object_or_404(Edition.objects.select_related("statement"), statement__slug=slug, number=number)


def words_of(edition: Edition) -> str:
    """Return the days that an edition covers in words."""
    return Days(edition.statement.period_start, edition.statement.period_end).words


def statement_at(slug: str) -> Statement:
    """Return a statement. Raises Http404."""
    return get_object_or_404(Statement, slug=slug)


def _row(edition: Edition, *, may_be_corrected: bool) -> Row:
    state = StatementState(edition.state)
    return Row(
        number=edition.number,
        slug=edition.statement.slug,
        pk=edition.pk,
        words=words_of(edition),
        state=state,
        state_words=str(state.label),
        tone=TONES[state],
        failure=edition.failure,
        digest=edition.digest,
        may_be_corrected=may_be_corrected and state == StatementState.PUBLISHED,
    )
