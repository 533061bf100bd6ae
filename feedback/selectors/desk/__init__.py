"""The desk of a moderator: the queue, whose turn it is, and one item without its words."""

from feedback.selectors.desk.facts import ItemFacts, Waiting, facts_of, last_late_day, waited
from feedback.selectors.desk.one import (
    given_to,
    has_declared,
    is_hidden,
    item,
    may_declare,
    moderated,
    published_text,
    sent_back,
    was_given_by,
    was_to_decide,
)
from feedback.selectors.desk.queue import DeskItem, Holding, Queue, Turns, desk_item, desk_of, queue

__all__ = [
    "DeskItem",
    "Holding",
    "ItemFacts",
    "Queue",
    "Turns",
    "Waiting",
    "desk_item",
    "desk_of",
    "facts_of",
    "given_to",
    "has_declared",
    "is_hidden",
    "item",
    "last_late_day",
    "may_declare",
    "moderated",
    "published_text",
    "queue",
    "sent_back",
    "waited",
    "was_given_by",
    "was_to_decide",
]
