"""What an annual statement says in short."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from lib.counting import how_many
from reports.words import answers_given
from statements.selectors.shown import Answer


def findings(comments: Sequence[Mapping[str, Any]], answers: Mapping[str, Answer]) -> tuple[str, ...]:
    """Say how many comments stand here, what became of them, and what kinds of answers they got."""
    outcomes = Counter(answers[each].code for each in given(comments) if each in answers)
    return (*became(comments, answers), *((answers_given(outcomes),) if outcomes else ()))


def became(comments: Sequence[Mapping[str, Any]], answers: Mapping[str, Answer]) -> tuple[str, ...]:
    """Say how many comments stand here and how many are answered. They stand on the page one by one: exact numbers.

    `comments` are those of a frozen content, `answers` those that are public today.
    """
    if not comments:
        return ("Nobody sent a comment of this kind in this time that we could publish.",)
    answered = sum(any(each in answers for each in comment["answers"]) for comment in comments)
    return (
        f"{how_many(len(comments), 'comment stands', 'comments stand')} in this statement.",
        *_what_became(answered, waiting=len(comments) - answered),
    )


def _what_became(answered: int, *, waiting: int) -> tuple[str, ...]:
    if not answered:
        return (f"The council has not answered {'it' if waiting == 1 else 'any of them'} yet.",)
    if not waiting:
        return (f"The council has answered {'it' if answered == 1 else 'all of them'}.",)
    return (
        f"The council has answered {answered:,} of them.",
        f"{how_many(waiting, 'comment has', 'comments have')} no answer yet.",
    )


def answered_since(comments: Sequence[Mapping[str, Any]], answers: Mapping[str, Answer]) -> tuple[str, ...]:
    """Say how many comments of earlier statements have got an answer that is public."""
    answered = sum(any(each in answers for each in comment["answers"]) for comment in comments)
    if not answered:
        return ()
    words = how_many(answered, "comment of an earlier statement has", "comments of earlier statements have")
    return (f"{words} an answer now. They stand at the end.",)


def given(comments: Sequence[Mapping[str, Any]]) -> set[str]:
    """Return the references of every answer to these comments of a frozen content."""
    return {reference for comment in comments for reference in comment["answers"]}
