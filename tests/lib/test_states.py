import pytest
from django.db import models

from lib.states import StateTable, WrongState


class State(models.TextChoices):
    WAITING = "waiting"
    WITH_MODERATOR = "with_moderator"
    PUBLISHED = "published"


TABLE = StateTable(
    name="submission",
    initial=State.WAITING,
    transitions=(
        (State.WAITING, State.WITH_MODERATOR, "claim"),
        (State.WITH_MODERATOR, State.WAITING, "let go"),
        (State.WITH_MODERATOR, State.PUBLISHED, "publish"),
        (State.WITH_MODERATOR, State.PUBLISHED, "publish again"),
    ),
)


def test_states_names_each_once():
    assert TABLE.states == ("waiting", "with_moderator", "published")


def test_allowed_from_gives_what_can_follow():
    assert TABLE.allowed_from("with_moderator") == ("waiting", "published")
    assert TABLE.allowed_from(State.WAITING) == ("with_moderator",)
    assert TABLE.allowed_from("published") == ()
    assert TABLE.allowed_from("unheard of") == ()


def test_check_lets_an_allowed_step_pass():
    TABLE.check(State.WAITING, "with_moderator")


def test_check_says_in_plain_words_why_not():
    with pytest.raises(WrongState) as caught:
        TABLE.check(State.WAITING, State.PUBLISHED)
    assert str(caught.value) == (
        "This submission is “waiting”, so it cannot become “published”. From there it can only become “with moderator”."
    )
    assert (caught.value.before, caught.value.after) == ("waiting", "published")


def test_check_says_when_nothing_more_can_follow():
    with pytest.raises(WrongState, match="Nothing more can change it"):
        TABLE.check("published", "waiting")


def test_check_refuses_to_stay_where_it_is():
    with pytest.raises(WrongState):
        TABLE.check("waiting", "waiting")


def test_fsm_gives_plain_pairs_once():
    assert TABLE.fsm() == [
        ("waiting", "with_moderator"),
        ("with_moderator", "waiting"),
        ("with_moderator", "published"),
    ]
    assert {type(state) for pair in TABLE.fsm() for state in pair} == {str}


def test_mermaid_draws_every_step_start_and_end():
    assert TABLE.mermaid() == (
        "stateDiagram-v2\n"
        "    [*] --> waiting\n"
        "    waiting --> with_moderator : claim\n"
        "    with_moderator --> waiting : let go\n"
        "    with_moderator --> published : publish\n"
        "    with_moderator --> published : publish again\n"
        "    published --> [*]\n"
    )
