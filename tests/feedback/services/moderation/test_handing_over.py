from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction

from accounts.enums import Role
from authority.models import Settings
from feedback.enums import Readers
from feedback.models import HandOver
from feedback.services.moderation import (
    CannotTakeIt,
    ConcernOpen,
    NotHeld,
    TooManyClaims,
    claim,
    declare_conflict,
    hand_over,
)
from lib import clock
from lib.states import WrongState
from outbox.models import Message
from tests.feedback.desk import publish
from tests.feedback.factories import person, raise_concern, received

pytestmark = pytest.mark.django_db


@pytest.fixture
def held(moderator):
    return claim(submission=received(original="CANARY Mrs Example"), by=moderator)


def test_hand_over_moves_the_claim_at_once_with_fresh_minutes(moderator, second_moderator):
    with clock.set_to(clock.now() - timedelta(minutes=50)):
        held = claim(submission=received(), by=moderator)
    made = hand_over(submission=held, by=moderator, to=second_moderator, note=" I am away. ")
    held.refresh_from_db()
    left = held.claimed_until - clock.now()
    assert (held.claimed_by, made.note) == (second_moderator, "I am away.")
    assert timedelta(minutes=59) < left <= timedelta(minutes=60)


def test_hand_over_tells_the_colleague_once_and_without_content(held, moderator, second_moderator):
    hand_over(submission=held, by=moderator, to=second_moderator, note="CANARY-NOTE")
    message = Message.objects.get()
    assert message.to == second_moderator.email
    written = f"{message.subject} {message.body}"
    assert [word for word in ("CANARY", held.reference, "Mrs", moderator.name) if word in written] == []
    assert "/moderation/" in message.body


def test_hand_over_counts_no_version_up(held, moderator, second_moderator):
    hand_over(submission=held, by=moderator, to=second_moderator)
    before = held.version
    held.refresh_from_db()
    assert held.version == before


def test_hand_over_respects_the_colleagues_cap(held, moderator, second_moderator):
    Settings.objects.update_or_create(defaults={"most_claims": 1})
    claim(submission=received(), by=second_moderator)
    with pytest.raises(TooManyClaims, match="Sam Second has 1 already"):
        hand_over(submission=held, by=moderator, to=second_moderator)
    held.refresh_from_db()
    assert (held.claimed_by, HandOver.objects.count(), Message.objects.count()) == (moderator, 0, 0)


def test_hand_over_refuses_what_one_does_not_hold(moderator, second_moderator):
    with pytest.raises(NotHeld):
        hand_over(submission=received(), by=moderator, to=second_moderator)


def test_hand_over_refuses_what_ran_out(moderator, second_moderator):
    with clock.set_to(clock.now() - timedelta(minutes=61)):
        held = claim(submission=received(), by=moderator)
    with pytest.raises(NotHeld):
        hand_over(submission=held, by=moderator, to=second_moderator)


@pytest.mark.parametrize("who", ["council_moderator", "responder", "safeguarding_lead", "administrator", "moderator"])
def test_hand_over_refuses_who_may_not_read_it(who, held, moderator, request):
    with pytest.raises(CannotTakeIt):
        hand_over(submission=held, by=moderator, to=request.getfixturevalue(who))


def test_hand_over_refuses_a_colleague_in_conflict(held, moderator, second_moderator):
    declare_conflict(submission=held, by=second_moderator, kind="family")
    with pytest.raises(CannotTakeIt):
        hand_over(submission=held, by=moderator, to=second_moderator)


def test_hand_over_refuses_off_ones_desk(council_moderator):
    other = person(Role.COUNCIL_MODERATOR)
    with pytest.raises(PermissionDenied):
        hand_over(submission=received(), by=council_moderator, to=other)


def test_hand_over_of_the_council_stays_with_the_council(council_moderator, moderator):
    held = claim(submission=received(readers=Readers.COUNCIL_ONLY), by=council_moderator)
    with pytest.raises(CannotTakeIt):
        hand_over(submission=held, by=council_moderator, to=moderator)
    other = person(Role.COUNCIL_MODERATOR)
    assert hand_over(submission=held, by=council_moderator, to=other).to == other


def test_hand_over_refuses_what_was_flagged_or_decided(held, moderator, second_moderator):
    raise_concern(held)
    with pytest.raises(ConcernOpen):
        hand_over(submission=held, by=moderator, to=second_moderator)
    other = claim(submission=received(original="It was late."), by=moderator)
    publish(other, moderator)
    with pytest.raises(WrongState):
        hand_over(submission=other, by=moderator, to=second_moderator)


def test_hand_over_never_changes(held, moderator, second_moderator):
    made = hand_over(submission=held, by=moderator, to=second_moderator)
    with pytest.raises(DatabaseError), transaction.atomic():
        HandOver.objects.filter(pk=made.pk).update(note="other")
