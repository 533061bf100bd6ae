"""The council answers: a draft, its changes, its publication."""

from feedback.services.responding.checks import check_another, check_reader, check_words
from feedback.services.responding.drafts import (
    change_response,
    discard_draft,
    draft_response,
    lock_draft,
    new_reference,
    publish_response,
)
from feedback.services.responding.errors import (
    AnswerRefused,
    ChangedMeanwhile,
    NeedsAnotherPerson,
    NeedsAReader,
    NothingToAnswer,
    NotWhole,
    PromiseInThePast,
    PromiseTooFarAhead,
)
from feedback.services.responding.words import ResponseWords, fields_of, words_of

__all__ = [
    "AnswerRefused",
    "ChangedMeanwhile",
    "NeedsAReader",
    "NeedsAnotherPerson",
    "NotWhole",
    "NothingToAnswer",
    "PromiseInThePast",
    "PromiseTooFarAhead",
    "ResponseWords",
    "change_response",
    "check_another",
    "check_reader",
    "check_words",
    "discard_draft",
    "draft_response",
    "fields_of",
    "lock_draft",
    "new_reference",
    "publish_response",
    "words_of",
]
