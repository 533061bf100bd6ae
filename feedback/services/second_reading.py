"""A second pair of eyes on a draft answer: ask a colleague, and say what you think."""

from django.db import transaction

from accounts.enums import Permission
from accounts.models import User
from accounts.permissions import require
from feedback.enums import ReaderVerdict, ResponseState
from feedback.models import AnswerReading, AskedToRead, Response
from feedback.selectors.second_reader import colleagues
from feedback.services.responding import AnswerRefused, lock_draft
from lib import clock
from lib.codes import keyed_hash
from lib.words import clean
from outbox.services import post


@transaction.atomic
def ask_to_read(*, draft: Response, by: User, to: User | None, seen_version: int) -> AskedToRead:
    """Ask a colleague to read this version of a draft; they get one message without a word of it. Returns the wish.

    The same colleague is asked once for a version. Raises PermissionDenied, ChangedMeanwhile, AnswerRefused.
    """
    require(by, Permission.RESPOND)
    current = _locked(draft, seen_version)
    if to is None or to not in colleagues(by):
        raise AnswerRefused("Select a colleague who answers")
    if to.pk == current.written_by_id:
        raise AnswerRefused("Select somebody else: this colleague wrote it")
    wish, made = AskedToRead.objects.get_or_create(
        response=current, version=current.version, to=to, defaults={"by": by, "at": clock.now()}
    )
    if made:
        _tell_reader(wish)
    return wish


@transaction.atomic
def say_of_draft(
    *, draft: Response, by: User, seen_version: int, verdict: ReaderVerdict | str, note: str, key: str
) -> AnswerReading:
    """Keep what a second reader says of the version that they read, and tell whoever wrote it that it was read.

    The same `key` again returns the first reading. Raises PermissionDenied, ChangedMeanwhile, AnswerRefused, and
    ValueError for an unknown verdict.
    """
    require(by, Permission.RESPOND)
    made = AnswerReading.objects.filter(response=draft, reading_key=_hash(key)).first()
    if made:
        return made
    current, verdict, words = _locked(draft, seen_version), ReaderVerdict(verdict), clean(note).strip()
    if by.pk == current.written_by_id:
        raise AnswerRefused("You wrote this version. Ask a colleague to read it")
    if verdict == ReaderVerdict.CHANGE and not words:
        raise AnswerRefused("Enter what should change")
    reading = AnswerReading.objects.create(
        response=current,
        version=current.version,
        verdict=verdict,
        note=words,
        reading_key=_hash(key),
        by=by,
        at=clock.now(),
    )
    _tell_writer(reading)
    return reading


@transaction.atomic
def assign_draft(*, draft: Response, by: User, to: User | None) -> Response:
    """Let somebody who answers be on a draft, so that everybody knows whose it is. Returns the draft.

    Raises PermissionDenied, AnswerRefused.
    """
    require(by, Permission.RESPOND)
    current = Response.objects.select_for_update(of=("self",)).get(pk=draft.pk)
    if current.state != ResponseState.DRAFT:
        raise AnswerRefused("This answer is published. Nobody has to finish it")
    if to is None or (to != by and to not in colleagues(by)):
        raise AnswerRefused("Select a colleague who answers")
    current.assigned_to = to
    current.save(update_fields=("assigned_to",))
    return current


def _locked(draft: Response, seen_version: int) -> Response:
    current = lock_draft(draft, seen_version)
    if current.state != ResponseState.DRAFT:
        raise AnswerRefused("This answer is published. It does not need a second reader any more")
    return current


def _tell_reader(wish: AskedToRead) -> None:
    post(
        key=f"read-answer:{wish.pk}",
        to=wish.to.email,
        subject="A colleague asks you to read an answer before it is published",
        body=f"{wish.by.name} asks you to read a draft answer.\n\n"
        "Sign in and open “Answer what people told us”. It stands at the top. You can agree, or say what should "
        "change.\n",
    )


def _tell_writer(reading: AnswerReading) -> None:
    post(
        key=f"answer-read:{reading.pk}",
        to=reading.response.written_by.email,
        subject="A colleague has read your draft answer",
        body=f"{reading.by.name} has read a draft answer that you wrote.\n\n"
        "Sign in and open “Answer what people told us” to see what they say.\n",
    )


def _hash(key: str) -> str:
    return keyed_hash(key, purpose="answer reading")
