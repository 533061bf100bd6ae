"""Somebody may not be safe: say so in one step, be heard by the safeguarding lead, and keep what became of it."""

from feedback.services.safeguarding.handling import NotALead, add_note, close, hand_over, pick_up
from feedback.services.safeguarding.raising import raise_concern, raise_from_public, raise_heard

__all__ = [
    "NotALead",
    "add_note",
    "close",
    "hand_over",
    "pick_up",
    "raise_concern",
    "raise_from_public",
    "raise_heard",
]
