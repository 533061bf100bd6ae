"""Sentences made from published figures. Nothing here sees a true count."""

from reports.words.families import difference_made, minute, next_day, noes
from reports.words.findings import (
    ROUNDING,
    and_words,
    answers_given,
    everyone,
    findings,
    how_many_told_us,
    missing,
    most_spoken_about,
    promise_to_answer,
    promise_to_read,
    promises_by_a_day,
    title_of_cornerstones,
    young_people,
)

__all__ = [
    "ROUNDING",
    "and_words",
    "answers_given",
    "difference_made",
    "everyone",
    "findings",
    "how_many_told_us",
    "minute",
    "missing",
    "most_spoken_about",
    "next_day",
    "noes",
    "promise_to_answer",
    "promise_to_read",
    "promises_by_a_day",
    "title_of_cornerstones",
    "young_people",
]
