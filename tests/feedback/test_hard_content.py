"""Content notes: what plain words find, and that they only raise attention (MO-12)."""

import pytest

from feedback.enums import SubmissionState
from feedback.hard_content import KINDS, found_in
from feedback.models import Decision
from feedback.selectors.desk import item, queue
from feedback.selectors.desk.hard import hard_content_of, may_not_be_safe
from tests.feedback.factories import received

pytestmark = pytest.mark.django_db

FOUND = {
    "She says she wants to die.": {"suicide"},
    "He told me he doesn’t want to be here any more.": {"suicide"},
    "She cuts herself when school is bad.": {"suicide"},
    "Two boys beat him and he came home bruised.": {"violence"},
    "They restrained him and locked him in a room.": {"restraint"},
    "He ran away from school twice.": {"running"},
    "My son is not safe on that bus.": {"unsafe"},
    "My mother died in the same week.": {"death"},
    "I had a breakdown waiting for the plan.": {"crisis"},
    "He was locked in, and he hit me.": {"restraint", "violence"},
}
CALM = (
    "The plan came nine weeks late and nobody rang back.",
    "They cut the hours of our helper.",
    "She is dead keen on swimming club.",
    "The heartbeat of this school is its teaching assistant.",
    "A will of iron, and May was a good month.",
)


@pytest.mark.parametrize(("text", "codes"), FOUND.items())
def test_hard_content_names_what_words_may_be_about(text, codes):
    submission = received(original=text)
    assert {kind.code for kind in hard_content_of([submission]).get(submission.pk, ())} == codes


@pytest.mark.parametrize("text", [text for text in CALM if "dead" not in text])
def test_hard_content_leaves_calm_words_alone(text):
    assert hard_content_of([received(original=text)]) == {}


def test_hard_content_may_be_wrong_and_says_only_what_it_may_be(moderator):
    submission = received(original=CALM[2])
    assert [kind.code for kind in hard_content_of([submission])[submission.pk]] == ["death"]
    assert may_not_be_safe(submission) is False


def test_each_kind_is_found_by_one_example_at_least():
    assert set().union(*FOUND.values()) == {kind.code for kind in KINDS}


def test_hints_raise_an_item_and_decide_nothing(moderator):
    calm, hard = received(original="It went well."), received(original="He wants to die.")
    shown = queue(moderator).items
    assert [(one.reference, one.why) for one in shown] == [
        (hard.reference, ("suicide or self-harm",)),
        (calm.reference, ()),
    ]
    assert Decision.objects.count() == 0
    assert {one.submission.state for one in shown} == {SubmissionState.RECEIVED}


def test_sorrow_is_named_beforehand_and_stays_in_its_place(moderator):
    first, sad = received(original="It went well."), received(original="Her father died.")
    assert [one.reference for one in queue(moderator).items] == [first.reference, sad.reference]
    found = item(moderator, sad.reference)
    assert (found.urgent, [kind.words for kind in found.hard]) == (False, ["a death or a loss"])


@pytest.mark.parametrize("text", [*FOUND, *CALM])
def test_what_is_kept_sealed_is_found_by_the_same_words(text):
    submission = received(original=text)
    assert found_in(text) == hard_content_of([submission]).get(submission.pk, ())
