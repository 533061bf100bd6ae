"""What has to be true of an answer before it is saved or published."""

from collections.abc import Sequence
from datetime import date

from accounts.models import User
from authority.selectors import settings
from feedback.enums import NEEDED_FOR_OUTCOME, Outcome
from feedback.models import Response, Submission
from feedback.selectors.answer_editions import days_promised
from feedback.selectors.promises import last_day_to_promise
from feedback.selectors.second_reader import has_agreed_reader
from feedback.services.responding.errors import (
    NeedsAnotherPerson,
    NeedsAReader,
    NothingToAnswer,
    NotWhole,
    PromiseInThePast,
    PromiseTooFarAhead,
)
from feedback.services.responding.words import ResponseWords
from lib import clock

ALWAYS_NEEDED = ("said", "outcome", "answer", "owner", "cornerstone")


def check_reader(draft: Response) -> None:
    """Raise NeedsAReader where the council asks for a second reader and nobody else agreed to this version."""
    if settings().answers_need_second_reader and not has_agreed_reader(draft):
        raise NeedsAReader


def check_another(*, written_by: User, by: User) -> None:
    """Raise NeedsAnotherPerson where the council asks for a second reader and `by` wrote it."""
    if settings().answers_need_second_reader and written_by.pk == by.pk:
        raise NeedsAnotherPerson


def check_words(words: ResponseWords, experiences: Sequence[Submission], *, corrects: Response | None = None) -> None:
    """Raise NotWhole, PromiseInThePast, PromiseTooFarAhead or NothingToAnswer unless this can be published as it is.

    A correction must say why. It may keep a day that has passed, and what it answers that is not public just now.
    """
    missing = [part for part in _needed(words.outcome) if not _filled(getattr(words, part))]
    if corrects and not _filled(words.correction_reason):
        missing.append("correction_reason")
    if missing:
        raise NotWhole(missing)
    if words.outcome == Outcome.WILL and words.due_on:
        _check_day(words.due_on, corrects)
    _check_experiences(experiences, corrects)


def _check_day(due_on: date, corrects: Response | None) -> None:
    if clock.today() <= due_on <= last_day_to_promise() or due_on in days_promised(corrects):
        return
    if due_on > clock.today():
        raise PromiseTooFarAhead
    raise PromiseInThePast("Enter a date that has not passed yet, or say what we did")


def _check_experiences(experiences: Sequence[Submission], corrects: Response | None) -> None:
    if not experiences:
        raise NothingToAnswer("Choose at least one experience to answer")
    wanted = {experience.pk for experience in experiences}
    if corrects:
        wanted -= {*corrects.experiences.values_list("pk", flat=True)}
    if Submission.objects.published().filter(pk__in=wanted).count() != len(wanted):
        raise NothingToAnswer("An experience is no longer public. Save the answer again to leave it out")


def _needed(outcome: str) -> tuple[str, ...]:
    extra = NEEDED_FOR_OUTCOME.get(outcome)
    return (*ALWAYS_NEEDED, extra) if extra else ALWAYS_NEEDED


def _filled(value: object) -> bool:
    return bool(value.strip()) if isinstance(value, str) else value is not None
