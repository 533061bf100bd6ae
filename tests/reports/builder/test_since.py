"""What changed since last time, from published figures alone."""

from typing import Any

import pytest

from lib.disclosure import release, release_together
from reports.builder.since import FIRST, since
from reports.enums import Breakdown, HeardFrom, Kept


def content(
    people: int = 40, *, small: int = 0, top: int = 20, in_time: int = 20, answers: int = 3, **more: Any
) -> dict:
    heard = release_together(
        {each.label: {HeardFrom.PARENT_CARERS.label: people, "Others": small} for each in Breakdown}, protected=True
    )
    stones = release({"Communicate": top, "Welcome and care": 15}, respondents=99, overlapping=True, protected=True)
    kept = release({Kept.IN_TIME.label: in_time, Kept.LATE.label: 20}, protected=True).as_json()
    return {
        "heard": {**{each.value: heard[each.label].as_json() for each in Breakdown}, "cornerstone": stones.as_json()},
        "speed": {"read": kept, "answered": kept},
        "answers": [{"outcome": "did"}] * answers,
        "acts": {"in_time": 2, "late": 1, "stopped": 0, "not_yet": 0},
        "priorities": {},
    } | more


def told(now: dict, before: dict) -> str:
    return " ".join(since(now, before, slug="2026-04", words="April 2026")["sentences"])


def test_first_report_says_that_it_is_the_first() -> None:
    assert since(content(), None) == {"previous": "", "words": "", "sentences": [FIRST]}


@pytest.mark.parametrize(
    ("now", "before", "says"),
    [
        (content(60), content(40), "About 60 people told us something, more than last time (about 40)."),
        (content(40), content(60), "About 40 people told us something, fewer than last time (about 60)."),
        (content(41), content(40), "About 40 people told us something, as many as last time."),
        (content(40, small=3), content(60), "We cannot say safely if more or fewer people told us something"),
        (content(60), content(40, small=3), "We cannot say safely if more or fewer people told us something"),
        (content(), content(), "As last time, most people spoke about Communicate."),
        (content(top=10), content(), "Most people spoke about Welcome and care. Last time it was Communicate."),
        (content(in_time=60), content(), "in time for about 75% of people. Last time: for about 50% of people."),
        (content(answers=1), content(), "published 1 answer, about something that was done. Last time it was 3."),
        (content(), content(answers=2), "published 3 answers, 3 of them about something that was done. Last time"),
        (content(), content(), "something that was done. That is as many as last time."),
        (content(), content(), "The council kept 2 of 3 promises that had a day in this time. Last time it was 2"),
        (content(priorities={"round": {"name": "New stars"}}), content(), "There are new priorities: New stars."),
    ],
)  # fmt: skip
def test_sentence(now: dict, before: dict, says: str) -> None:
    assert says in told(now, before)


def test_hidden_figures_are_never_compared() -> None:
    assert "%" not in told(content(in_time=3), content())
    assert "fewer than 10" not in told(content(40, small=3), content(60, small=4))
