"""Moderation: claim, protect and publish (alone, or two people), withhold, take down, look again."""

from feedback.checklist import Check
from feedback.redaction import BadMark, Mark
from feedback.services.moderation.challenges import change as change_after_challenge
from feedback.services.moderation.challenges import keep as keep_after_challenge
from feedback.services.moderation.claims import claim, hand_over, let_go
from feedback.services.moderation.conflicts import declare_conflict
from feedback.services.moderation.decisions import decided_already, pressed_before
from feedback.services.moderation.errors import (
    CannotTakeIt,
    Claimed,
    ConcernOpen,
    DecidedAlready,
    NewerWords,
    NotHeld,
    NothingLeft,
    NotProtected,
    SafetyFirst,
    SamePerson,
    TooManyClaims,
)
from feedback.services.moderation.publishing import publish, take_down
from feedback.services.moderation.second_approval import agree, read_again
from feedback.services.moderation.set_aside import put_back, set_aside
from feedback.services.moderation.withholding import recommend_withholding, send_back, withhold

__all__ = [
    "BadMark",
    "CannotTakeIt",
    "Check",
    "Claimed",
    "ConcernOpen",
    "DecidedAlready",
    "Mark",
    "NewerWords",
    "NotHeld",
    "NotProtected",
    "NothingLeft",
    "SafetyFirst",
    "SamePerson",
    "TooManyClaims",
    "agree",
    "change_after_challenge",
    "claim",
    "decided_already",
    "declare_conflict",
    "hand_over",
    "keep_after_challenge",
    "let_go",
    "pressed_before",
    "publish",
    "put_back",
    "read_again",
    "recommend_withholding",
    "send_back",
    "set_aside",
    "take_down",
    "withhold",
]
