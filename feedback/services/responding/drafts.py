"""A draft answer: made, changed, published, thrown away."""

from collections.abc import Sequence

from django.db import transaction

from accounts.enums import Permission
from accounts.models import User
from accounts.permissions import require
from feedback.enums import RESPONSE_STATES, ResponseState
from feedback.models import Response, Submission, Theme
from feedback.selectors.themes.groups import theme_answered_by
from feedback.services.hearing_back import tell_of_answer
from feedback.services.responding.checks import check_reader, check_words
from feedback.services.responding.errors import AnswerRefused, ChangedMeanwhile
from feedback.services.responding.words import ResponseWords, fields_of, words_of
from lib import clock, codes


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


def _check_draft(response: Response) -> None:
    RESPONSE_STATES.check(response.state, ResponseState.PUBLISHED)


def _theme_now(response: Response) -> Theme | None:
    """A theme may be joined with another, or lose its experiences, while its answer is written."""
    answered = response.experiences.values_list("pk", flat=True)
    return theme_answered_by(response.theme, answered) if response.theme else None
