from datetime import timedelta

import pytest

from feedback.services.moderation import claim
from feedback.tasks import release_stale_claims
from lib import clock
from tests.feedback.factories import received

pytestmark = pytest.mark.django_db


def test_release_stale_claims_frees_only_what_ran_out(moderator):
    old, new = received(), received()
    with clock.set_to(clock.now() - timedelta(minutes=61)):
        claim(submission=old, by=moderator)
    claim(submission=new, by=moderator)
    release_stale_claims()
    release_stale_claims()
    old.refresh_from_db()
    new.refresh_from_db()
    assert (old.claimed_by, new.claimed_by) == (None, moderator)
