"""For the desk: who decided what about an item, which editions there were, and how each differs from the one before."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from feedback.enums import TextField
from feedback.models import Decision, Submission
from feedback.selectors.editions import Edition, editions_of

_WORDS = re.compile(r"\[[^\]\n]{1,40}\]|\s+|[^\s\[]+|\[")  # what stands for words taken out is one word


@dataclass(frozen=True, slots=True)
class Change:
    """Some words of an edition against the one before: `kind` is same, gone or new."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Changed:
    """One of the two texts of an edition, against the edition before."""

    heading: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class EditionThen:
    """An edition, and what changed in it; `texts` is empty for the first."""

    edition: Edition
    texts: tuple[Changed, ...]
    reasons: tuple[str, ...]


def editions_with_changes(submission: Submission) -> tuple[EditionThen, ...]:
    """Return every edition, the newest first, each against the one before it; two queries."""
    editions = editions_of(submission)
    before: tuple[Edition | None, ...] = (*editions[1:], None)
    return tuple(_then(one, last) for one, last in zip(editions, before, strict=False))


def decisions_of(submission: Submission) -> list[Decision]:
    """Return every decision about an item, the first one first; one query."""
    return list(submission.decisions.select_related("by").order_by("at", "pk"))


def changes_between(before: str, after: str) -> tuple[Change, ...]:
    """Return both texts as one, word by word: what stayed, what is gone and what is new. Nothing is lost of either."""
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    found: list[Change] = []
    for what, start, end, from_, to in SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes():
        if what == "equal":
            found.append(Change("same", "".join(old[start:end])))
            continue
        found += [Change("gone", "".join(old[start:end]))] if end > start else []
        found += [Change("new", "".join(new[from_:to]))] if to > from_ else []
    return tuple(found)


def _then(edition: Edition, before: Edition | None) -> EditionThen:
    texts = () if before is None else (_changed(TextField.VALUED, before.valued, edition.valued),)
    if before is not None:
        texts = (*texts, _changed(TextField.NEEDS_CHANGE, before.needs_change, edition.needs_change))
    reasons = tuple(dict.fromkeys(mark.reason.label for mark in edition.marks))
    return EditionThen(edition, tuple(text for text in texts if text.changes), reasons)


def _changed(field: TextField, before: str, after: str) -> Changed:
    return Changed(field.label, changes_between(before, after))
