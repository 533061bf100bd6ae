"""What in the words that staff publish may show who somebody is: shown to them, never a reason to stop them (MO-03)."""

from collections.abc import Mapping
from dataclasses import dataclass

from feedback.selectors.answers import Answer
from lib import hints
from lib.codes import keyed_hash


@dataclass(frozen=True, slots=True)
class Noticed:
    """Some words, where they stand ("Our answer"), and what they may be ("a phone number")."""

    words: str
    where: str
    may_be: str


def noticed(parts: Mapping[str, str]) -> tuple[Noticed, ...]:
    """Return what was found in these texts, by the heading of each; the same words under one heading once."""
    found = (Noticed(hint.text, where, hint.kind.words) for where, text in parts.items() for hint in hints.find(text))
    return tuple(dict.fromkeys(found))


def noticed_in_answer(answer: Answer, *, why: str = "") -> tuple[Noticed, ...]:
    """Return what was found in a draft answer as families will read it; `why` is why it corrects another."""
    return noticed(
        {
            "Why we correct it": why,
            "What people told us": answer.said,
            "Our answer": answer.answer,
            "Why": answer.reason,
            "How you can tell": answer.evidence,
            "Who answers for it": answer.owner,
            "For children and young people": answer.child_version,
        }
    )


def mark_of(found: tuple[Noticed, ...]) -> str:
    """Return a short mark of what was found, empty for nothing: it says whether the same was shown before."""
    return keyed_hash("\n".join(f"{one.where}: {one.words}" for one in found), purpose="noticed words") if found else ""
