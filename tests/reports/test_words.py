import pytest

from feedback.enums import Outcome
from lib.disclosure import Table, release
from reports import words
from reports.enums import Breakdown, HeardFrom, Kept

LABELS = {
    Breakdown.SPEAKER: HeardFrom.labels,
    Breakdown.DISTRICT: ["Exeter", "Torridge"],
    Breakdown.PHASE: ["Under 5", "Not sure", "Not said"],
    Breakdown.SETTING: ["Special school", "College"],
    Breakdown.CHANNEL: ["By phone", "On paper"],
    "cornerstone": ["Communicate", "Value and include"],
}


def heard(**counts: list[int]) -> dict[str, Table]:
    """Published tables; a breakdown that is not given holds 45 people in its first cell."""
    tables = {}
    for name, labels in LABELS.items():
        given = counts.get(name, [45])
        padded = [*given, *[0] * (len(labels) - len(given))]
        more = {"overlapping": True, "respondents": 45} if name == "cornerstone" else {}
        tables[str(name)] = release(dict(zip(labels, padded, strict=True)), title=str(name), protected=True, **more)
    return tables


def kept(in_time: int, late: int) -> Table:
    return release({Kept.IN_TIME.label: in_time, Kept.LATE.label: late}, protected=True)


def few() -> dict[str, Table]:
    return heard(speaker=[3, 2], district=[5], phase=[5], setting=[5], channel=[5], cornerstone=[5])


def test_how_many_told_us_says_a_rounded_number() -> None:
    assert words.how_many_told_us(heard(speaker=[43, 4])) == "About 45 people told us something."


def test_how_many_told_us_says_what_is_left_out() -> None:
    all_hide = heard(**{name: [30, 5] for name in Breakdown})
    assert words.how_many_told_us(all_hide) == (
        "About 30 people told us something. Groups that are too small to show are left out."
    )


def test_how_many_told_us_without_enough_people() -> None:
    assert words.how_many_told_us(few()) == "Too few people told us something for us to show how many."


@pytest.mark.parametrize(
    ("cornerstone", "sentence"),
    [
        ([31, 12], "Of about 45 people who told us something, about 30 spoke about Communicate."),
        (
            [31, 30],
            "Of about 45 people who told us something, about 30 each spoke about Communicate and Value and include.",
        ),
        ([3, 2], ""),
    ],
)
def test_most_spoken_about_names_the_biggest(cornerstone: list[int], sentence: str) -> None:
    assert words.most_spoken_about(heard(cornerstone=cornerstone)) == sentence


def test_most_spoken_about_leaves_out_a_base_that_hides_somebody() -> None:
    tables = heard(**{name: [30, 5] for name in Breakdown}, cornerstone=[31])
    assert words.most_spoken_about(tables) == "About 30 people spoke about Communicate."


def test_title_of_cornerstones_says_the_finding() -> None:
    assert words.title_of_cornerstones(heard(cornerstone=[31])["cornerstone"]) == "Many people spoke about Communicate"
    assert words.title_of_cornerstones(few()["cornerstone"]) == "Too few people chose a cornerstone to show numbers"


@pytest.mark.parametrize(
    ("outcomes", "sentence"),
    [
        ({}, "The council published no answers in this time."),
        ({Outcome.DID: 1}, "The council gave 1 answer: 1 about something it did."),
        (
            {Outcome.DID: 2, Outcome.WILL: 1, Outcome.CANNOT: 1, Outcome.DISAGREE: 3},
            (
                "The council gave 7 answers: 2 about something it did, 1 about something it will do, "
                "1 about something it cannot do and 3 where it sees things differently."
            ),
        ),
    ],
)
def test_answers_given_counts_acts_of_the_council(outcomes: dict[str, int], sentence: str) -> None:
    assert words.answers_given(outcomes) == sentence


@pytest.mark.parametrize(
    ("in_time", "late", "sentence"),
    [
        (0, 0, "There are not enough people to show safely how often that was kept."),
        (4, 3, "There are not enough people to show safely how often that was kept."),
        (40, 0, "That was kept for everybody."),
        (0, 40, "That was kept for nobody."),
        (38, 12, "That was kept for about 80% of people. About 20% waited longer."),
        (
            40,
            3,
            "In time: about 40. Late, or not yet: fewer than 10. That is not enough to show a percentage safely.",
        ),
    ],
)
def test_promise_to_read_says_misses_too(in_time: int, late: int, sentence: str) -> None:
    said = words.promise_to_read(kept(in_time, late), days=5)
    assert said == f"We promised to read what people send within 5 working days. {sentence}"


def test_promise_to_answer_is_the_councils() -> None:
    said = words.promise_to_answer(kept(40, 0), days=20)
    assert said == "The council promised a first answer within 20 working days. That was kept for everybody."


def test_missing_does_not_tell_small_from_silent_groups() -> None:
    tables = heard(speaker=[45, 3], district=[45], phase=[45], setting=[45, 20])
    silent = (
        "Young people, in their own voice; Young people, with help; Groups of young people, each counted once; "
        "Somebody who spoke for a young person; Professionals; Partners"
    )
    assert words.missing(tables) == [
        ("Who told us", f"Few people or nobody: {silent}."),
        ("Part of Devon", "Few people or nobody: Torridge."),
    ]


@pytest.mark.parametrize(
    ("young", "sentence"),
    [
        (12, "About 10 young people told us something in their own voice."),
        (4, "Few young people, or none, told us something in their own voice. We want to hear more from them."),
        (0, "Few young people, or none, told us something in their own voice. We want to hear more from them."),
    ],
)
def test_young_people_are_spoken_of_apart(young: int, sentence: str) -> None:
    assert words.young_people(heard(speaker=[45, young])) == sentence


def findings(tables: dict[str, Table]) -> list[str]:
    return words.findings(
        heard=tables, outcomes={Outcome.DID: 1}, speed={"read": kept(40, 0)}, promised={"read": 5, "answered": 20}
    )


def test_findings_fit_a_minute() -> None:
    assert findings(heard(speaker=[45, 12], cornerstone=[31])) == [
        "Of about 55 people who told us something, about 30 spoke about Communicate.",
        "About 10 young people told us something in their own voice.",
        "The council gave 1 answer: 1 about something it did.",
        "We promised to read what people send within 5 working days. That was kept for everybody.",
    ]


def test_findings_of_few_people_say_so_once() -> None:
    assert findings(few())[:2] == [
        "Too few people told us something for us to show how many.",
        "Few young people, or none, told us something in their own voice. We want to hear more from them.",
    ]


def test_and_words_join_as_people_do() -> None:
    assert [words.and_words("abc"[:n]) for n in range(4)] == ["", "a", "a and b", "a, b and c"]
