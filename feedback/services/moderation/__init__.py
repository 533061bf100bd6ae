"""Moderation: claim, protect and publish (alone, or two people), withhold, take down, look again."""

from feedback.checklist import Check
from feedback.redaction import BadMark, Mark
from feedback.services.moderation.challenges import change as change_after_challenge
from feedback.services.moderation.challenges import keep as keep_after_challenge
from feedback.services.moderation.claims import MOST_CLAIMS, claim, let_go
from feedback.services.moderation.decisions import decided_already
from feedback.services.moderation.errors import (
    Claimed,
    ConcernOpen,
    DecidedAlready,
    NewerWords,
    NothingLeft,
    NotProtected,
    SamePerson,
    TooManyClaims,
)
from feedback.services.moderation.publishing import publish, take_down
from feedback.services.moderation.second_approval import agree, read_again
from feedback.services.moderation.withholding import recommend_withholding, send_back, withhold

__all__ = [
    "MOST_CLAIMS",
    "BadMark",
    "Check",
    "Claimed",
    "ConcernOpen",
    "DecidedAlready",
    "Mark",
    "NewerWords",
    "NotProtected",
    "NothingLeft",
    "SamePerson",
    "TooManyClaims",
    "agree",
    "change_after_challenge",
    "claim",
    "decided_already",
    "keep_after_challenge",
    "let_go",
    "publish",
    "read_again",
    "recommend_withholding",
    "send_back",
    "take_down",
    "withhold",
]
