"""The council answers: a draft, its changes, its publication."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from accounts.enums import Permission
from accounts.models import User
from accounts.permissions import require
from authority.selectors import settings
from cornerstones.models import AreaOfWeakness, Cornerstone
from feedback.enums import NEEDED_FOR_OUTCOME, RESPONSE_STATES, Outcome, ResponseState
from feedback.models import Response, Submission, Theme
from feedback.selectors.answer_editions import days_promised
from feedback.selectors.second_reader import has_agreed_reader
from feedback.selectors.themes.groups import theme_answered_by
from feedback.services.hearing_back import tell_of_answer
from lib import clock, codes
from lib.words import clean

ALWAYS_NEEDED = ("said", "outcome", "answer", "owner", "cornerstone")
WHAT_TO_DO = {
    "said": "Enter what people told us",
    "outcome": "Select what our answer is",
    "answer": "Enter our answer",
    "reason": "Enter why",
    "evidence": "Enter how anyone can tell that it happened",
    "due_on": "Enter the date by which we will do it",
    "owner": "Enter the post that answers for it",
    "cornerstone": "Select a cornerstone",
    "correction_reason": "Enter why we correct it",
}


@dataclass(frozen=True, slots=True)
class ResponseWords:
    """What an answer says. `due_on` is a day; `owner` is a post, never a person's name.

    `child_version` is the same for children and young people, written for them (CY-12). `correction_reason` says why
    a published answer is corrected, and is empty for a first answer.
    """

    said: str
    outcome: str
    answer: str
    owner: str
    cornerstone: Cornerstone
    reason: str = ""
    evidence: str = ""
    due_on: date | None = None
    area_of_weakness: AreaOfWeakness | None = None
    child_version: str = ""
    correction_reason: str = ""


class AnswerRefused(Exception):
    """The answer cannot be saved or published. `str(error)` says what to do."""


class NotWhole(AnswerRefused):
    """Parts of the answer are missing; `parts` names them."""

    def __init__(self, parts: Sequence[str]) -> None:
        super().__init__(". ".join(WHAT_TO_DO[part] for part in parts))
        self.parts = tuple(parts)


class PromiseInThePast(AnswerRefused):
    """A promise was dated before today."""


class NothingToAnswer(AnswerRefused):
    """No experience was chosen, or one that was chosen is no longer public."""


class NeedsAReader(AnswerRefused):
    """The council asks for a second reader, and nobody else has agreed to this version yet."""

    def __init__(self) -> None:
        super().__init__("Ask a colleague to read it first. Another person must agree to this version")


class ChangedMeanwhile(AnswerRefused):
    """Somebody else saved or published the answer after it was opened here."""

    def __init__(self, by_name: str, at: datetime) -> None:
        local = timezone.localtime(at)
        super().__init__(f"{by_name} changed this answer at {local:%H:%M} on {local:%A} {local.day} {local:%B %Y}")
        self.by_name = by_name
        self.at = at


@transaction.atomic
def draft_response(
    *,
    by: User,
    experiences: Sequence[Submission],
    words: ResponseWords,
    reference: str = "",
    theme: Theme | None = None,
) -> Response:
    """Keep a new answer as a draft and return it; `theme` is what it answers as a whole, where it does (LA-03).

    With a `reference` (from `new_reference`, held by the form) a second press of the button makes no second draft;
    words that differ by then are saved in the first, unless somebody changed it. Raises what `change_response` raises.
    """
    require(by, Permission.RESPOND)
    check_words(words, experiences)
    kept = {**fields_of(words), "theme": theme, "written_by": by, "written_at": clock.now(), "assigned_to": by}
    response, made = Response.objects.get_or_create(reference=reference or codes.new_reference(), defaults=kept)
    if not made:
        return change_response(response=response, by=by, seen_version=1, words=words, experiences=experiences)
    response.experiences.set(experiences)
    return response


@transaction.atomic
def change_response(
    *, response: Response, by: User, seen_version: int, words: ResponseWords, experiences: Sequence[Submission]
) -> Response:
    """Save a draft again and return it. `seen_version` is the version that `by` had before them.

    Raises PermissionDenied, ChangedMeanwhile, WrongState once published, NotWhole, PromiseInThePast, NothingToAnswer.
    """
    require(by, Permission.RESPOND)
    current = lock_draft(response, seen_version)
    _check_draft(current)
    check_words(words, experiences, corrects=current.corrects)
    if fields_of(words) == fields_of(words_of(current)) and {*experiences} == {*current.experiences.all()}:
        return current
    for name, value in fields_of(words).items():
        setattr(current, name, value)
    current.written_by, current.written_at, current.version = by, clock.now(), current.version + 1
    current.save()
    current.experiences.set(experiences)
    return current


@transaction.atomic
def publish_response(*, response: Response, by: User, seen_version: int) -> Response:
    """Publish a draft and return it; the same person pressing twice publishes once.

    Refuses unless every part that LA-01 asks for is there and every experience is public now (section 30(6) of the
    Children and Families Act 2014). Raises what `change_response` raises.
    """
    require(by, Permission.RESPOND)
    current = lock_draft(response, seen_version, already_by=by)
    if current.state == ResponseState.PUBLISHED:
        return current
    RESPONSE_STATES.check(current.state, ResponseState.PUBLISHED)
    if current.corrects_id:
        raise AnswerRefused("This draft corrects an answer. Publish it as a correction")
    check_words(words_of(current), list(current.experiences.all()))
    check_reader(current)
    current.state, current.version = ResponseState.PUBLISHED, current.version + 1
    current.published_by, current.published_at = by, clock.now()
    current.theme = _theme_now(current)
    current.save()
    tell_of_answer(current)
    return current


@transaction.atomic
def discard_draft(*, response: Response, by: User, seen_version: int) -> None:
    """Delete a draft. Raises PermissionDenied, ChangedMeanwhile, WrongState once published."""
    require(by, Permission.RESPOND)
    current = lock_draft(response, seen_version)
    _check_draft(current)
    current.delete()


def new_reference() -> str:
    """Return a reference for a form to hold, so that the same form sent twice makes one draft."""
    return codes.new_reference()


def lock_draft(response: Response, seen_version: int, *, already_by: User | None = None) -> Response:
    """Return the draft as it is now, locked. Raises ChangedMeanwhile unless `seen_version` is still its version."""
    current = Response.objects.select_for_update(of=("self",)).select_related("corrects").get(pk=response.pk)
    published_by_same = already_by is not None and current.published_by_id == already_by.pk
    if current.version != seen_version and not published_by_same:
        who = current.published_by or current.written_by
        raise ChangedMeanwhile(who.name, current.published_at or current.written_at)
    return current


def check_reader(draft: Response) -> None:
    """Raise NeedsAReader where the council asks for a second reader and nobody else agreed to this version."""
    if settings().answers_need_second_reader and not has_agreed_reader(draft):
        raise NeedsAReader


def check_words(words: ResponseWords, experiences: Sequence[Submission], *, corrects: Response | None = None) -> None:
    """Raise NotWhole, PromiseInThePast or NothingToAnswer unless this can be published as it is.

    A correction must say why. It may keep a day that has passed, and what it answers that is not public just now.
    """
    missing = [part for part in _needed(words.outcome) if not _filled(getattr(words, part))]
    if corrects and not _filled(words.correction_reason):
        missing.append("correction_reason")
    if missing:
        raise NotWhole(missing)
    passed = words.outcome == Outcome.WILL and words.due_on and words.due_on < clock.today()
    if passed and words.due_on not in days_promised(corrects):
        raise PromiseInThePast("Enter a date that has not passed yet, or say what we did")
    _check_experiences(experiences, corrects)


def _check_draft(response: Response) -> None:
    RESPONSE_STATES.check(response.state, ResponseState.PUBLISHED)


def _check_experiences(experiences: Sequence[Submission], corrects: Response | None) -> None:
    if not experiences:
        raise NothingToAnswer("Choose at least one experience to answer")
    wanted = {experience.pk for experience in experiences}
    if corrects:
        wanted -= {*corrects.experiences.values_list("pk", flat=True)}
    if Submission.objects.published().filter(pk__in=wanted).count() != len(wanted):
        raise NothingToAnswer("An experience is no longer public. Save the answer again to leave it out")


def _theme_now(response: Response) -> Theme | None:
    """A theme may be joined with another, or lose its experiences, while its answer is written."""
    answered = response.experiences.values_list("pk", flat=True)
    return theme_answered_by(response.theme, answered) if response.theme else None


def _needed(outcome: str) -> tuple[str, ...]:
    extra = NEEDED_FOR_OUTCOME.get(outcome)
    return (*ALWAYS_NEEDED, extra) if extra else ALWAYS_NEEDED


def _filled(value: object) -> bool:
    return bool(value.strip()) if isinstance(value, str) else value is not None


def fields_of(words: ResponseWords) -> dict[str, object]:
    """Return the tidy words by the names of the record's fields."""
    tidy = {field.name: getattr(words, field.name) for field in fields(words)}
    return {name: clean(value).strip() if isinstance(value, str) else value for name, value in tidy.items()}


def words_of(response: Response) -> ResponseWords:
    """Return what an answer says now."""
    return ResponseWords(**{field.name: getattr(response, field.name) for field in fields(ResponseWords)})
