from datetime import timedelta

import pytest

from authority.models import Settings
from feedback.enums import Channel
from feedback.models import Draft
from feedback.selectors.entering import asides_in
from feedback.services.entering import put_aside, start_batch
from feedback.services.moderation import claim
from feedback.tasks import purge_drafts, release_stale_claims
from lib import clock, codes
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


def test_purge_drafts_deletes_only_what_nobody_came_back_to():
    days = {0: "today", 28: "kept", 29: "gone"}
    for age, name in days.items():
        Draft.objects.create(pk=name, sealed=b"x", touched_on=clock.today() - timedelta(days=age))
    purge_drafts()
    purge_drafts()
    assert sorted(Draft.objects.values_list("pk", flat=True)) == ["kept", "today"]


def test_purge_drafts_keeps_a_young_persons_for_a_day_only():
    """CY-02: what a closed browser left behind is unreadable, and it is not left for long."""
    for age in (0, 1, 2):
        Draft.objects.create(pk=str(age), sealed=b"x", brief=True, touched_on=clock.today() - timedelta(days=age))
    purge_drafts()
    assert sorted(Draft.objects.values_list("pk", flat=True)) == ["0", "1"]


def test_purge_drafts_keeps_them_as_long_as_the_council_says():
    Settings.objects.update_or_create(defaults={"draft_days": 2})
    Draft.objects.create(pk="old", sealed=b"x", touched_on=clock.today() - timedelta(days=3))
    purge_drafts()
    assert Draft.objects.count() == 0


def test_half_entries_that_nobody_went_on_with_are_deleted(helper):
    batch = start_batch(
        by=helper, title="Exeter", channel=Channel.PAPER, heard_on=None, expected=None, token=codes.new_token()
    )
    with clock.set_to(clock.now() - timedelta(days=29)):
        put_aside(batch=batch, by=helper, token=codes.new_token(), sheet="parent-carer", typed={"valued": ["old"]})
    put_aside(batch=batch, by=helper, token=codes.new_token(), sheet="parent-carer", typed={"valued": ["new"]})
    purge_drafts()
    batch.refresh_from_db()
    assert [each["typed"] for each in asides_in(batch).values()] == [{"valued": ["new"]}]
