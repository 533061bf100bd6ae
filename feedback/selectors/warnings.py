"""Before a step at the desk: would anybody be left to act after it? In words for whoever is about to press."""

from accounts.models import User
from feedback.enums import ChallengeKind
from feedback.models import Submission
from feedback.selectors.conflicts import could_look, officers_besides
from feedback.selectors.withholding import ToDecide

NOBODY_TO_LOOK = "If the writer does not agree, nobody is left here who had no part in it and can look."
NOBODY_TO_DECIDE = "Nobody else at the council can decide about this, so it would wait for ever."
NOBODY_SECOND = "There is no other officer who can decide it as the second person."


def before_publishing(submission: Submission, user: User, *, edited: bool) -> str:
    """Return what to say before `user` publishes or agrees; nothing where a second look could follow."""
    return NOBODY_TO_LOOK if edited and not could_look(submission, ChallengeKind.EDIT, after=user) else ""


def before_recommending(submission: Submission, user: User) -> str:
    """Return what to say before `user` recommends to withhold; two others are needed for “vexatious”."""
    return {
        0: NOBODY_TO_DECIDE,
        1: "Only one other officer can decide about this. “Abusive or vexatious” needs two who did not recommend it.",
    }.get(officers_besides(submission, {user.pk}), "")


def before_withholding(one: ToDecide, user: User) -> str:
    """Return what to say to an officer: nobody else can decide what is their own, or nobody would be the second."""
    first = {said.by_pk for said in (one.recommended, one.proposed) if said}
    free = officers_besides(one.submission, first | {user.pk})
    if one.own:
        return "" if free else NOBODY_TO_DECIDE
    if not (one.proposed or free):
        return f"{NOBODY_SECOND} So “Abusive or vexatious” would wait for ever."
    return "" if could_look(one.submission, ChallengeKind.WITHHOLDING, after=user) else NOBODY_TO_LOOK
