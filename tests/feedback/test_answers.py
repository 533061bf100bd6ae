from dataclasses import replace
from datetime import date

import pytest

from accounts.enums import Sector
from feedback.answers import Answers, HelperFacts, Progress
from feedback.enums import (
    AboutOneChild,
    AgeBand,
    Channel,
    Company,
    Consent,
    Feeling,
    Helper,
    Language,
    Phase,
    Readers,
    Setting,
    Speaker,
    Voice,
    Wellbeing,
    WordsAre,
)

FULL = Answers(
    speaker=Speaker.PROFESSIONAL,
    voice=Voice.GROUP,
    group_size=12,
    channel=Channel.EVENT,
    readers=Readers.COUNCIL_ONLY,
    valued="The school rang back.",
    needs_change="Nobody told us why.",
    cornerstones=("communicate", "welcome-and-care"),
    district="torridge",
    phase=Phase.PRIMARY,
    setting=Setting.SPECIAL,
    about_one_child=AboutOneChild.BOTH,
    may_quote=True,
    language=Language.ARABIC,
    age_band=AgeBand.TO_15,
    company=Company.NEARBY,
    feelings=(("communicate", Feeling.GOOD), ("welcome-and-care", Feeling.NOT_SAID)),
    sector=Sector.HEALTH,
    wellbeing=Wellbeing.STRUGGLING,
    helper=HelperFacts(
        helper=Helper.ADVOCATE,
        heard_on=date(2026, 3, 1),
        words_are=WordsAre.NOTE,
        read_back=True,
        consent=Consent.PERSON,
        paper_reference="P-4K7M-2QX9",
    ),
)


def test_answers_come_back_from_plain_data():
    assert Answers.from_dict(FULL.as_dict()) == FULL


def test_progress_comes_back_from_plain_data():
    progress = Progress(answers=FULL, done=frozenset({"quotes", "about"}), journey="parent-carer")
    assert Progress.from_dict(progress.as_dict()) == progress


@pytest.mark.parametrize("data", [None, 3, "text", [], {}, {"answers": 4, "done": 7}, {"answers": {"valued": 3}}])
def test_progress_from_damaged_data_is_empty(data):
    assert Progress.from_dict(data) == Progress()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("speaker", "king"),
        ("voice", ["own"]),
        ("channel", 4),
        ("readers", "everybody"),
        ("valued", ["a"]),
        ("needs_change", {"a": 1}),
        ("cornerstones", "communicate"),
        ("cornerstones", [3, None, ""]),
        ("district", 7),
        ("phase", "old"),
        ("setting", True),
        ("about_one_child", 1),
        ("may_quote", "yes"),
        ("colour", "blue"),
        ("language", "klingon"),
        ("age_band", 12),
        ("company", []),
        ("feelings", ["good"]),
        ("feelings", {"communicate": "furious", "": 3}),
        ("sector", {}),
        ("wellbeing", None),
        ("helper", {"helper": "king", "heard_on": "yesterday", "read_back": "yes", "consent": 1, "words_are": 2}),
    ],
)
def test_answers_drop_what_is_unknown(name, value):
    assert Answers.from_dict({name: value}) == Answers()


@pytest.mark.parametrize("size", [None, 1, -3, "12", True, 10**9])
def test_answers_of_a_group_without_a_size_are_one_voice(size):
    read = Answers.from_dict({"voice": "group", "group_size": size})
    assert (read.voice, read.group_size) == (Voice.OWN, None)


@pytest.mark.parametrize(
    ("valued", "needs_change", "expected"), [("", "", False), (" \n", "\t", False), ("a", "", True), ("", "b", True)]
)
def test_answers_say_something_with_either_text(valued, needs_change, expected):
    assert Answers(valued=valued, needs_change=needs_change).says_something is expected


@pytest.mark.parametrize("gap", ["helper", "heard_on", "words_are", "read_back", "consent"])
def test_helper_facts_are_whole_only_with_all_of_them(gap):
    assert FULL.helper.whole is True
    assert replace(FULL.helper, **{gap: None}).whole is False
