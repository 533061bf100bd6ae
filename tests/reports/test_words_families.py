"""The first page answers a parent's questions, and a small group is never told apart from nobody."""

from datetime import date
from typing import Any

import pytest

from feedback.enums import Difference, Outcome
from lib.disclosure import release
from lib.words import average_sentence_length, reading_age
from reports import words
from reports.words.families import few_words_of_missing
from tests.reports.test_words import heard, kept

END = date(2026, 9, 30)


def impact(*counts: int) -> dict[str, Any]:
    found = release(dict(zip(Difference.labels, counts, strict=True)), protected=True)
    return {"difference": found.as_json()}


def content() -> dict[str, Any]:
    return {
        "period": {"end": END.isoformat()},
        "promised": {"read": 5, "answered": 30},
        "speed": {"read": kept(40, 0).as_json(), "answered": kept(30, 10).as_json()},
        "answers": [{"outcome": Outcome.WILL, "due_on": "2026-11-02"}],
        "impact": impact(24, 11, 12, 0),
    }


def test_first_page_answers_every_question_in_order() -> None:
    tables = heard(speaker=[45, 12], cornerstone=[31])
    found = words.minute(content(), heard=tables, outcomes={Outcome.WILL: 2, Outcome.CANNOT: 1})
    assert [question for question, _said in found] == [
        "Who told us?",
        "What did people say?",
        "What changed?",
        "What did not change?",
        "Who have we not heard from?",
        "How fast did we answer?",
        "What comes next?",
    ]
    text = "\n".join(sentence for _question, said in found for sentence in said)
    assert reading_age(text) <= 11
    assert average_sentence_length(text) <= 20
    assert len(text.split()) < 200  # what somebody reads in a minute


def test_difference_says_of_how_many() -> None:
    assert words.difference_made(impact(24, 11, 12, 0)) == (
        "Of about 45 people who told us if an answer made a difference, about 25 said yes, about 10 said partly and "
        "about 10 said no."
    )


@pytest.mark.parametrize("counts", [(24, 3, 0, 0), (3, 0, 0, 0), (0, 0, 0, 0)])
def test_difference_with_a_hidden_number_says_no_number(counts: tuple[int, ...]) -> None:
    assert words.difference_made(impact(*counts)) == (
        "Too few people have told us if an answer helped for us to show how many."
    )


def test_difference_is_not_told_where_it_was_not_asked() -> None:
    assert words.difference_made({}) == ""


@pytest.mark.parametrize(
    ("outcomes", "said"),
    [
        ({}, "The council said no to nothing in this time."),
        ({Outcome.CANNOT: 1}, "The council said no once. It says why, further down."),
        ({Outcome.CANNOT: 1, Outcome.DISAGREE: 1}, "The council said no twice. It says why, further down."),
        ({Outcome.CANNOT: 4}, "The council said no 4 times. It says why, further down."),
    ],
)
def test_noes_are_counted_exactly(outcomes: dict[str, int], said: str) -> None:
    assert words.noes(outcomes) == said


def test_next_day_is_the_first_after_the_period() -> None:
    answers = [{"outcome": Outcome.WILL, "due_on": day} for day in ("", "2026-09-01", "2026-11-02", "2026-10-05")]
    answers += [{"outcome": Outcome.DID, "due_on": "2026-10-01"}]
    assert words.next_day(answers, after=END) == "After this time, the first promised day is Monday 5 October 2026."
    assert words.next_day(answers[:2], after=END) == "No promise in this report has a day after this time."


def test_missing_names_a_few_and_says_that_there_are_more() -> None:
    few = [("Part of Devon", "Few people or nobody: A; B."), ("Age", "Few people or nobody: C; D.")]
    assert few_words_of_missing(few) == "Few people or nobody: A; B; C. There are more, further down."
    assert few_words_of_missing(few[:1]) == "Few people or nobody: A; B."
    assert few_words_of_missing([]) == "We heard from every group that we count."
