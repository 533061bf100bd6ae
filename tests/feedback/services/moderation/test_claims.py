from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from authority.models import Settings
from feedback.enums import Readers, SubmissionState
from feedback.services.moderation import Claimed, ConcernOpen, TooManyClaims, claim, let_go
from lib import clock
from lib.states import WrongState
from tests.feedback.desk import in_state
from tests.feedback.factories import raise_concern, received


@pytest.fixture
def item(db):
    return received()


def test_claim_lasts_the_councils_minutes(item, moderator):
    claimed = claim(submission=item, by=moderator)
    left = claimed.claimed_until - clock.now()
    assert claimed.claimed_by == moderator
    assert timedelta(minutes=59) < left <= timedelta(minutes=60)


def test_claim_refuses_while_another_holds_it(item, moderator, second_moderator):
    held = claim(submission=item, by=moderator)
    with pytest.raises(Claimed) as refused:
        claim(submission=item, by=second_moderator)
    assert (refused.value.by_name, refused.value.until) == (moderator.name, held.claimed_until)


def test_claim_takes_over_what_ran_out(item, moderator, second_moderator):
    with clock.set_to(clock.now() - timedelta(minutes=61)):
        claim(submission=item, by=moderator)
    assert claim(submission=item, by=second_moderator).claimed_by == second_moderator


def test_claim_does_not_count_the_version_up(item, moderator):
    assert claim(submission=item, by=moderator).version == item.version


def test_claim_holds_a_few_at_once(moderator):
    Settings.objects.update_or_create(defaults={"most_claims": 3})
    for _ in range(3):
        last = claim(submission=received(), by=moderator)
    one_more = received()
    with pytest.raises(TooManyClaims):
        claim(submission=one_more, by=moderator)
    assert claim(submission=last, by=moderator).claimed_by == moderator
    let_go(submission=last, by=moderator)
    assert claim(submission=one_more, by=moderator).claimed_by == moderator


def test_claim_refuses_a_flagged_item(item, moderator):
    raise_concern(item)
    with pytest.raises(ConcernOpen):
        claim(submission=item, by=moderator)


@pytest.mark.parametrize("state", [state for state in SubmissionState if state != SubmissionState.RECEIVED])
def test_claim_refuses_what_no_longer_waits(state, moderator, council_moderator):
    submission = in_state(state, moderator=moderator, council=council_moderator)
    with pytest.raises(WrongState):
        claim(submission=submission, by=moderator)


@pytest.mark.parametrize(
    ("role", "readers"),
    [
        ("moderator", Readers.COUNCIL_ONLY),
        ("council_moderator", Readers.FORUM_AND_COUNCIL),
        ("responder", Readers.FORUM_AND_COUNCIL),
        ("administrator", Readers.FORUM_AND_COUNCIL),
        ("safeguarding_lead", Readers.FORUM_AND_COUNCIL),
    ],
)
def test_claim_refuses_off_ones_desk(role, readers, request, db):
    with pytest.raises(PermissionDenied):
        claim(submission=received(readers=readers), by=request.getfixturevalue(role))


def test_let_go_frees_only_ones_own(item, moderator, second_moderator):
    claim(submission=item, by=moderator)
    let_go(submission=item, by=second_moderator)
    item.refresh_from_db()
    assert item.claimed_by == moderator
    let_go(submission=item, by=moderator)
    item.refresh_from_db()
    assert (item.claimed_by, item.claimed_until) == (None, None)
