import pytest

from feedback.answers import Answers, Progress
from feedback.enums import AboutOneChild, Channel, Phase, Readers, Setting, Speaker, Voice

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
)


def test_answers_come_back_from_plain_data():
    assert Answers.from_dict(FULL.as_dict()) == FULL


def test_progress_comes_back_from_plain_data():
    progress = Progress(answers=FULL, done=frozenset({"quotes", "about"}))
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
