"""Keeping what somebody has begun to tell us, so that nothing typed is lost."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction

from feedback.answers import Answers, Progress
from feedback.models import Draft
from feedback.selectors.drafts import draft_key, opened
from feedback.selectors.receipts import hash_of_code
from feedback.services.sending import receipt_of
from lib import clock, codes
from lib.sealed import seal, unseal


@dataclass(frozen=True, slots=True)
class Found:
    """A draft that a code opened: the token that the browser now holds, and what is in it."""

    token: str
    progress: Progress


@transaction.atomic
def keep_answer(
    *, token: str, step: str, changes: dict[str, Any], journey: str = "", brief: bool = False
) -> tuple[str, Progress]:
    """Keep the answer to one step beside the others. Returns the token of the draft, and the draft.

    `changes` are fields of `Answers` as plain data. An empty token, or one whose draft was already sent, gets a fresh
    one: what was sent stays as it is, and the new words begin a new draft. A `brief` one is deleted within two days.
    """
    kept = Draft.objects.select_for_update().filter(pk=draft_key(token)).first() if token else None
    if kept is None and (not token or receipt_of(token=token)):
        token = codes.new_token()
    before = (opened(kept, token) if kept else None) or Progress()
    progress = Progress(
        answers=Answers.from_dict(before.answers.as_dict() | changes),
        done=before.done | frozenset({step}),
        journey=journey or before.journey,
    )
    Draft.objects.update_or_create(
        pk=draft_key(token),
        defaults={"sealed": seal(progress.as_dict(), key=token), "touched_on": clock.today(), "brief": brief},
    )
    return token, progress


@transaction.atomic
def give_code(*, token: str) -> str:
    """Let a draft be opened in another browser, and return the code that opens it; empty when there is no draft.

    It is the code of the receipt too: who keeps it has one code for life. Only its keyed hash is kept, and the token
    sealed with the code itself.
    """
    code = codes.derive_code(token)
    found = Draft.objects.filter(pk=draft_key(token)).update(
        code_hash=hash_of_code(code), sealed_token=seal(token, key=code), touched_on=clock.today()
    )
    return code if found else ""


def open_with_code(*, typed: str) -> Found | None:
    """Return the draft that a code opens, or None. Dashes, spaces and small letters are forgiven."""
    draft = Draft.objects.filter(code_hash=hash_of_code(typed)).first()
    if draft is None or draft.sealed_token is None:
        return None
    token = str(unseal(draft.sealed_token, key=codes.normalise(typed)))
    progress = opened(draft, token)
    return Found(token, progress) if progress else None


def discard(*, token: str) -> None:
    """Delete the draft of a token, if there is one."""
    Draft.objects.filter(pk=draft_key(token)).delete()
