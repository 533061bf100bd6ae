"""What is added to a published answer, kept until somebody has looked at it as families will and publishes it.

Where the council asks for a second reader, that is another person than wrote it.
"""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from accounts.enums import Permission
from accounts.models import User
from accounts.permissions import require
from feedback.enums import AdditionKind, HowFar
from feedback.models import Addition, Response
from feedback.services.responding import AnswerRefused, ChangedMeanwhile, check_another
from feedback.services.updates import check_child_version, check_update, say_to_children, say_update
from lib import clock, codes
from lib.words import clean

PREFIX = "ADD"


@dataclass(frozen=True, slots=True)
class AdditionWords:
    """What is added: an update says how far it has come, and the new day of what is late."""

    text: str
    progress: HowFar | str = ""
    due_on: date | None = None

    @property
    def kind(self) -> AdditionKind:
        """An update, or the version for children."""
        return AdditionKind.UPDATE if self.progress else AdditionKind.CHILDREN


@transaction.atomic
def keep_addition(*, response: Response, by: User, words: AdditionWords, key: str) -> Addition:
    """Keep what is to be added to a published answer and return it. The same `key` again returns the first one.

    Nobody else reads it before it is published. Raises PermissionDenied, AnswerRefused, ValueError.
    """
    require(by, Permission.RESPOND)
    kept = {**_fields(response, words), "response": response, "kind": words.kind, "written_by": by}
    reference = codes.reference_of(key, prefix=PREFIX)
    addition, _made = Addition.objects.get_or_create(reference=reference, defaults={**kept, "written_at": clock.now()})
    return addition


@transaction.atomic
def change_addition(*, addition: Addition, by: User, seen_version: int, words: AdditionWords) -> Addition:
    """Save it in other words and return it; the same words again change nothing.

    Raises PermissionDenied, ChangedMeanwhile, AnswerRefused once it is published.
    """
    require(by, Permission.RESPOND)
    current = _lock(addition, seen_version)
    fields = _fields(current.response, words)
    if all(getattr(current, name) == value for name, value in fields.items()):
        return current
    for name, value in fields.items():
        setattr(current, name, value)
    current.written_by, current.written_at, current.version = by, clock.now(), current.version + 1
    current.save()
    return current


@transaction.atomic
def publish_addition(*, addition: Addition, by: User, seen_version: int) -> Addition:
    """Publish it and return it; pressed twice by one person it is published once.

    Raises PermissionDenied, ChangedMeanwhile, NeedsAnotherPerson, AnswerRefused when it does not fit the answer now.
    """
    require(by, Permission.RESPOND)
    Response.objects.select_for_update(of=("self",)).get(pk=addition.response_id)  # first, as all who add to it do
    current = Addition.objects.select_for_update(of=("self",)).get(pk=addition.pk)
    if current.published_by_id == by.pk:
        return current
    current = _lock(addition, seen_version)
    check_another(written_by=current.written_by, by=by)
    _fields(current.response, _words_of(current))
    current.published_by, current.published_at, current.version = by, clock.now(), current.version + 1
    current.save()
    _say(current, by)
    return current


@transaction.atomic
def discard_addition(*, addition: Addition, by: User, seen_version: int) -> None:
    """Delete it. Raises PermissionDenied, ChangedMeanwhile, AnswerRefused once it is published."""
    require(by, Permission.RESPOND)
    _lock(addition, seen_version).delete()


def _say(addition: Addition, by: User) -> None:
    if addition.kind == AdditionKind.CHILDREN:
        say_to_children(response=addition.response, text=addition.text)
        return
    say_update(
        response=addition.response,
        by=by,
        progress=addition.progress,
        text=addition.text,
        due_on=addition.due_on,
        key=addition.reference,
    )


def _fields(response: Response, words: AdditionWords) -> dict[str, object]:
    if words.kind == AdditionKind.CHILDREN:
        text = clean(words.text).strip()
        check_child_version(response, text)
        return {"text": text}
    progress, text = check_update(response, progress=words.progress, text=words.text, due_on=words.due_on)
    return {"progress": progress, "text": text, "due_on": words.due_on if progress == HowFar.LATE else None}


def _words_of(addition: Addition) -> AdditionWords:
    return AdditionWords(addition.text, addition.progress, addition.due_on)


def _lock(addition: Addition, seen_version: int) -> Addition:
    current = Addition.objects.select_for_update(of=("self",)).select_related("response").get(pk=addition.pk)
    if current.version != seen_version:
        who = current.published_by or current.written_by
        raise ChangedMeanwhile(who.name, current.published_at or current.written_at)
    if current.published_at:
        raise AnswerRefused("It is published already. What is published does not change")
    return current
