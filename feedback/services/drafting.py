"""Keeping what somebody has begun to tell us, so that nothing typed is lost."""

from typing import Any

from django.db import transaction

from feedback.answers import Answers, Progress
from feedback.models import Draft
from feedback.selectors.drafts import draft_key, opened
from feedback.services.sending import receipt_of
from lib import clock, codes
from lib.sealed import seal


@transaction.atomic
def keep_answer(*, token: str, step: str, changes: dict[str, Any]) -> tuple[str, Progress]:
    """Keep the answer to one step beside the others. Returns the token of the draft, and the draft.

    `changes` are fields of `Answers` as plain data. An empty token, or one whose draft was already sent, gets a fresh
    one: what was sent stays as it is, and the new words begin a new draft.
    """
    kept = Draft.objects.select_for_update().filter(pk=draft_key(token)).first() if token else None
    if kept is None and (not token or receipt_of(token=token)):
        token = codes.new_token()
    before = (opened(kept, token) if kept else None) or Progress()
    progress = Progress(
        answers=Answers.from_dict(before.answers.as_dict() | changes), done=before.done | frozenset({step})
    )
    Draft.objects.update_or_create(
        pk=draft_key(token), defaults={"sealed": seal(progress.as_dict(), key=token), "touched_on": clock.today()}
    )
    return token, progress


def discard(*, token: str) -> None:
    """Delete the draft of a token, if there is one."""
    Draft.objects.filter(pk=draft_key(token)).delete()
