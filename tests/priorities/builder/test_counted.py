import pgtrigger
import pytest

from priorities.builder.counted import counted, place_words, quoted
from priorities.builder.tally import content_of
from priorities.enums import Voice
from priorities.models import Priority
from tests.priorities import factories as make
from tests.priorities import held


@pytest.mark.parametrize(
    ("place", "words"), [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (13, "13th"), (22, "22nd")]
)
def test_places_are_said_as_people_say_them(place, words):
    assert (place_words(place), place_words(place, frozenset({place}))) == (words, f"{words}, shared")


@pytest.mark.parametrize(
    ("names", "words"), [(["A."], "“A”"), (["A", "B"], "“A” and “B”"), (["A", "B", "C"], "“A”, “B” and “C”")]
)
def test_names_stand_in_a_sentence(names, words):
    assert quoted(names) == words


@pytest.mark.django_db
def test_three_ballots_are_counted_apart_and_never_added():
    star_round = held.opened({"School 1": {"p-1": 3}, "School 2": {"p-2": 4}})
    held.choose(star_round, Voice.PARENT_CARERS, ["p-3"] * 8)
    held.choose(star_round, Voice.YOUNG_PEOPLE, ["p-4"] * 10)
    result = counted(held.closed(star_round).tally.content)

    assert [ballot.votes for ballot in result.ballots] == [
        {"p-1": 3, "p-2": 4, "p-3": 0, "p-4": 0},
        {"p-1": 0, "p-2": 0, "p-3": 8, "p-4": 0},
        {"p-1": 0, "p-2": 0, "p-3": 0, "p-4": 10},
    ]
    assert (result.focus, [ballot.turnout for ballot in result.ballots]) == ({"p-1", "p-2"}, [2, 8, 10])


@pytest.mark.django_db
def test_words_are_those_that_were_voted_on():
    star_round = held.closed(make.opened())
    content = star_round.tally.content
    with pgtrigger.ignore():  # as somebody with the whole database could
        Priority.objects.update(strength="Edited later")
    star_round.tally.refresh_from_db()

    assert [item.strength for item in counted(star_round.tally.content).items] == ["P 1", "P 2", "P 3", "P 4"]
    assert counted(content).items[0].to_change == ("Change 1",)
    assert "Edited later" in str(content_of(star_round))  # the live rows did change
