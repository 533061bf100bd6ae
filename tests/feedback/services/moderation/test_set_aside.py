"""Bulk tools for spam: read first, never delete, never hide a flag, and put back by anybody (AD-14)."""

from functools import partial

import pytest
from django.core.exceptions import PermissionDenied

from accounts.enums import Role
from feedback.enums import Readers, SubmissionState
from feedback.models import Decision, OriginalWords, Submission
from feedback.permissions import may_read_words
from feedback.services.moderation import DecidedAlready, claim, put_back
from lib.states import WrongState
from tests.feedback import desk
from tests.feedback.desk import set_aside
from tests.feedback.factories import person, raise_concern, received
from tests.feedback.services.moderation.test_race import PEOPLE, ROUNDS, at_once

pytestmark = pytest.mark.django_db
ADVERT = "Buy cheap watches now"


def test_set_aside_makes_one_decision_each_and_deletes_nothing(moderator):
    items = [received(original=ADVERT) for _ in range(3)]
    outcome = set_aside(*items, by=moderator, note="All alike.")
    assert (outcome.done, outcome.skipped) == (tuple(item.reference for item in items), ())
    made = Decision.objects.order_by("submission").values_list("submission", "verdict", "note", "by")
    assert list(made) == [(item.pk, "set-aside", "It is an advert. All alike.", moderator.pk) for item in items]
    assert set(Submission.objects.values_list("state", flat=True)) == {"set-aside"}
    assert OriginalWords.objects.filter(needs_change=ADVERT).count() == 3


def test_set_aside_leaves_alone_and_names_what_changed_meanwhile(moderator, second_moderator):
    kept, decided, claimed, flagged, worrying = (received(original=ADVERT) for _ in range(5))
    desk.publish(decided, second_moderator)
    decided.version = 1
    claim(submission=claimed, by=second_moderator)
    raise_concern(flagged)
    OriginalWords.objects.create(submission=worrying, version=2, needs_change="I want to die.")
    outcome = set_aside(kept, decided, claimed, flagged, worrying, by=moderator)
    assert outcome.done == (kept.reference,)
    assert dict(outcome.skipped) == {
        decided.reference: "Sam Second was quicker: Publish.",
        claimed.reference: "Sam Second is reading this one.",
        flagged.reference: "It changed while you looked, so we left it alone.",
        worrying.reference: "Some words may mean that somebody is not safe. Read it by itself.",
    }
    assert Decision.objects.filter(verdict="set-aside").count() == 1


def test_set_aside_never_hides_an_open_concern(moderator):
    flagged = received(original=ADVERT)
    raise_concern(flagged)
    set_aside(flagged, by=moderator)
    flagged.refresh_from_db()
    assert (flagged.state, Submission.objects.unsafe().get()) == ("received", flagged)


def test_set_aside_pressed_twice_says_the_same_and_makes_nothing_new(moderator):
    item = received(original=ADVERT)
    first, second = (set_aside(item, by=moderator) for _ in range(2))
    assert first == second
    assert Decision.objects.count() == 1


def test_set_aside_by_two_people_is_decided_once(moderator, second_moderator):
    item = received(original=ADVERT)
    set_aside(item, by=moderator)
    outcome = set_aside(item, by=second_moderator)
    assert outcome.skipped == (
        (item.reference, "Mo Moderator was quicker: Set aside: it does not come from a person."),
    )


@pytest.mark.parametrize("role", ["responder", "safeguarding_lead", "administrator", "auditor", "helper"])
def test_set_aside_needs_a_desk(role, request):
    with pytest.raises(PermissionDenied):
        set_aside(received(), by=request.getfixturevalue(role))


def test_set_aside_leaves_what_is_not_of_ones_desk(moderator):
    council_only = received(readers=Readers.COUNCIL_ONLY)
    assert set_aside(council_only, by=moderator).done == ()


def test_set_aside_refuses_an_unknown_reason(moderator):
    with pytest.raises(ValueError, match="ugly"):
        set_aside(received(), by=moderator, reason="ugly")


def test_set_aside_closes_the_words(moderator):
    item = received(original=ADVERT)
    set_aside(item, by=moderator)
    assert may_read_words(moderator, item) is False


def test_put_back_is_for_anybody_at_that_desk(moderator, second_moderator, council_moderator):
    item = received(original=ADVERT)
    set_aside(item, by=moderator)
    item.refresh_from_db()
    with pytest.raises(PermissionDenied):
        put_back(submission=item, by=council_moderator, seen_version=item.version)
    put_back(submission=item, by=second_moderator, seen_version=item.version)
    item.refresh_from_db()
    assert (item.state, item.decisions.last().by) == ("received", second_moderator)
    assert may_read_words(moderator, item) is True


def test_put_back_of_an_older_version_says_who_was_quicker(moderator, second_moderator):
    item = received(original=ADVERT)
    set_aside(item, by=moderator)
    item.refresh_from_db()
    seen = {"submission": item, "seen_version": item.version}
    put_back(**seen, by=moderator)
    with pytest.raises(DecidedAlready, match="Mo Moderator was quicker"):
        put_back(**seen, by=second_moderator)


@pytest.mark.parametrize("state", ["received", "published", "withheld", "withholding-recommended"])
def test_put_back_is_only_for_what_was_set_aside(state, moderator, council_moderator):
    item = desk.in_state(SubmissionState(state), moderator=moderator, council=council_moderator)
    with pytest.raises(WrongState):
        put_back(submission=item, by=moderator, seen_version=item.version)


@pytest.mark.django_db(transaction=True)
def test_eight_people_set_the_same_aside_and_each_is_decided_once():
    people = [person(Role.FORUM_MODERATOR) for _ in range(PEOPLE)]
    for _round in range(ROUNDS):
        items = [received(original=ADVERT) for _ in range(3)]
        orders = [items if number % 2 else items[::-1] for number in range(PEOPLE)]
        outcomes = at_once([partial(set_aside, *order, by=by) for order, by in zip(orders, people, strict=True)])
        assert sorted(one for outcome in outcomes for one in outcome.done) == sorted(item.reference for item in items)
        assert Decision.objects.filter(submission__in=items).count() == 3
