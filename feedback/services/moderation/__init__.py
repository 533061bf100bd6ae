"""Moderation: claim an item, protect and publish it, recommend or decide withholding, take it down again."""

from feedback.checklist import Check
from feedback.redaction import BadMark, Mark
from feedback.services.moderation.claims import MOST_CLAIMS, claim, let_go
from feedback.services.moderation.decisions import decided_already
from feedback.services.moderation.errors import (
    Claimed,
    ConcernOpen,
    DecidedAlready,
    NothingLeft,
    NotProtected,
    SamePerson,
    TooManyClaims,
)
from feedback.services.moderation.publishing import publish, take_down
from feedback.services.moderation.withholding import recommend_withholding, send_back, withhold

__all__ = [
    "MOST_CLAIMS",
    "BadMark",
    "Check",
    "Claimed",
    "ConcernOpen",
    "DecidedAlready",
    "Mark",
    "NotProtected",
    "NothingLeft",
    "SamePerson",
    "TooManyClaims",
    "claim",
    "decided_already",
    "let_go",
    "publish",
    "recommend_withholding",
    "send_back",
    "take_down",
    "withhold",
]
