"""Moderation: claim an item, protect and publish it (two people for a young person), withhold it, take it down."""

from feedback.checklist import Check
from feedback.redaction import BadMark, Mark
from feedback.services.moderation.claims import claim, hand_over, let_go
from feedback.services.moderation.conflicts import declare_conflict
from feedback.services.moderation.decisions import decided_already
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
    "claim",
    "decided_already",
    "declare_conflict",
    "hand_over",
    "let_go",
    "publish",
    "put_back",
    "read_again",
    "recommend_withholding",
    "send_back",
    "set_aside",
    "take_down",
    "withhold",
]
