"""The easy versions: what they say, that a hidden number never becomes nobody, and how easily they read."""

from typing import Any

import pytest

from feedback.enums import Difference, Feeling, Outcome, RealSay
from lib.disclosure import release, release_two_way
from lib.words import average_sentence_length, reading_age
from reports import easy_words
from tests.reports.test_words import heard, kept

STONES = ("Communicate", "Value and include")
OLDEST, LONGEST = 9, 12
HELPED, FELT = (24, 11, 12, 0), (0, 20, 0, 12, 0, 0, 0)
HARD = "Representatives communicated multidisciplinary recommendations to the local authority."


def content(*, difference: tuple[int, ...] = HELPED, felt: tuple[int, ...] = FELT, **counts: Any) -> Any:
    """A frozen content of published tables."""
    tables = heard(**counts)
    table = release(dict(zip(Difference.labels, difference, strict=True)), title="Difference", protected=True)
    feelings = release(dict(zip(Feeling.labels, felt, strict=True)), title="Communicate", protected=True)
    say = release_two_way({"Communicate": dict.fromkeys(RealSay.labels, 12)}, title="Say", protected=True)
    return {
        "heard": {name: each.as_json() for name, each in tables.items()},
        "speed": {"read": kept(40, 0).as_json(), "answered": kept(32, 10).as_json()},
        "promised": {"read": 5, "answered": 30},
        "cornerstones": [{"slug": each.lower().replace(" ", "-"), "name": each} for each in STONES],
        "impact": {"difference": table.as_json(), "feelings": [feelings.as_json()], "real_say": say.as_json()},
        "period": {"start": "2026-07-01", "end": "2026-09-30"},
        "answers": [{"outcome": Outcome.WILL, "due_on": day} for day in ("2026-09-01", "2026-11-02", "2026-10-05")],
        "outcomes": {Outcome.DID: 1, Outcome.WILL: 3, Outcome.CANNOT: 1, Outcome.DISAGREE: 1},
    }


def said(steps: tuple[easy_words.Step, ...]) -> dict[str, tuple[str, ...]]:
    return {step.id: step.sentences for step in steps}


def test_easy_read_says_what_the_figures_say() -> None:
    words = said(easy_words.easy_read(content(speaker=[45, 12], cornerstone=[31])))
    assert words["who"] == (
        "About 55 people told us things.",
        "About 10 young people told us things in their own words.",
    )
    assert words["said"] == ("Most people spoke about “Communicate”.", "This means how we talk and how we listen.")
    assert words["changed"] == (
        "The council says it did one thing.",
        "We asked about 45 people if it helped. About 25 said yes.",
    )
    assert words["no"] == ("The council said no to 2 things. It told us why.",)
    assert words["next"] == (
        "The council made 3 new promises. Each one has a day.",
        "After this time, the first promised day is Monday 5 October 2026.",
    )
    assert " ".join(words["fast"]) == (
        "A person must read what you send in 5 work days. It was on time for everyone. "
        "The council must give a first answer in 30 work days. "
        "It was on time for 8 out of every 10 people, or near to that."
    )


@pytest.mark.parametrize(
    ("in_time", "late", "says"),
    [
        (0, 30, "It was late for everyone."),
        (30, 0, "It was on time for everyone."),
        (1000, 30, "It was on time for nearly all people."),
    ],
)
def test_a_promise_that_was_never_kept_is_told_as_it_is(in_time: int, late: int, says: str) -> None:
    told = content() | {"speed": {"read": kept(40, 0).as_json(), "answered": kept(in_time, late).as_json()}}
    assert " ".join(said(easy_words.easy_read(told))["fast"]).endswith(says)


def test_young_people_come_first_in_their_version() -> None:
    steps = easy_words.young_people(content(speaker=[45, 12]))
    assert steps[0].title == "What young people told us"
    assert steps[0].sentences == ("About 10 young people told us things in their own words.",)


@pytest.mark.parametrize("number", range(1, 10))
def test_a_hidden_number_is_never_nobody_and_never_told(number: int) -> None:
    words = said(easy_words.easy_read(content(speaker=[45, number])))
    assert words["who"][1] == "Young people: only a few told us, or no one. We want to hear from more of you."


def test_too_few_is_said_everywhere() -> None:
    few = content(
        speaker=[3, 2], district=[5], phase=[5], setting=[5], channel=[5], cornerstone=[5],
        difference=(3, 0, 0, 0), felt=(1, 2, 0, 0, 0, 0, 0),
    )  # fmt: skip
    words = said(easy_words.easy_read(few))
    assert words["who"][0] == "Only a few people told us things. So we do not show how many."
    assert words["said"] == ("Too few people told us what it was about.",)
    assert words["changed"][1] == "We asked if it helped. Too few people told us."
    assert easy_words.feelings(few)[0].few == easy_words.FEW_FELT


def test_feelings_are_faces_with_words_and_numbers() -> None:
    faces = easy_words.feelings(content())[0].faces
    assert [(face.picture, face.word, face.number) for face in faces] == [
        ("face-very-good", "Very good", "none"),
        ("face-good", "Good", "about 20"),
        ("face-in-between", "In between", "none"),
        ("face-bad", "Bad", "about 10"),
        ("face-very-bad", "Very bad", "none"),
    ]


def test_old_reports_without_what_came_of_it_have_easy_words_too() -> None:
    old = {key: value for key, value in content().items() if key != "impact"}
    assert easy_words.feelings(old) == ()
    assert said(easy_words.easy_read(old))["changed"] == ("The council says it did one thing.",)


@pytest.mark.parametrize("version", [easy_words.easy_read, easy_words.young_people])
@pytest.mark.parametrize("counts", [{"speaker": [45, 12]}, {"speaker": [3, 2], "district": [5], "cornerstone": [5]}])
def test_easy_words_are_easy(version, counts: dict[str, list[int]]) -> None:
    text = "\n".join(easy_words.words_of(version(content(**counts))))
    assert reading_age(text) <= OLDEST
    assert average_sentence_length(text) <= LONGEST


def test_the_measure_finds_hard_words() -> None:
    assert reading_age(HARD) > OLDEST


def test_every_step_has_a_drawing(settings) -> None:
    folder = settings.BASE_DIR / "templates"
    steps = (*easy_words.easy_read(content()), *easy_words.young_people(content()))
    faces = easy_words.feelings(content())[0].faces
    assert [one.drawing for one in (*steps, *faces) if not (folder / one.drawing).is_file()] == []
