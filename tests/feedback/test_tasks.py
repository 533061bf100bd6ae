from datetime import UTC, datetime, timedelta

import pytest

from accounts.services import choose_morning_message
from authority.models import Settings
from feedback.enums import Channel, SubmissionState
from feedback.models import Draft, Recount, Rollup
from feedback.selectors.entering import asides_in
from feedback.services.entering import put_aside, start_batch
from feedback.services.moderation import claim, declare_conflict
from feedback.tasks import fold_rollups, purge_drafts, release_stale_claims, send_morning_messages
from lib import clock, codes
from outbox.models import Message
from tests.days import noon_before
from tests.feedback import factories
from tests.feedback.desk import recommend
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
    with clock.set_to(noon_before(29)):
        put_aside(batch=batch, by=helper, token=codes.new_token(), sheet="parent-carer", typed={"valued": ["old"]})
    put_aside(batch=batch, by=helper, token=codes.new_token(), sheet="parent-carer", typed={"valued": ["new"]})
    purge_drafts()
    batch.refresh_from_db()
    assert [each["typed"] for each in asides_in(batch).values()] == [{"valued": ["new"]}]


@pytest.fixture
def monday():
    with clock.set_to(datetime(2026, 11, 23, 7, 0, tzinfo=UTC)):
        yield


def test_morning_message_says_how_many_and_how_many_are_late_once_a_day(monday, moderator, second_moderator):
    with clock.set_to(clock.now() - timedelta(days=30)):
        received(original="CANARY late")
    item = received(original="CANARY")
    send_morning_messages()
    send_morning_messages()
    sent = sorted(Message.objects.all(), key=lambda message: message.to)  # sealed: PostgreSQL cannot order by it
    assert [message.to for message in sent] == [moderator.email, second_moderator.email]
    assert "2 pieces of feedback wait at your desk. 1 of them is late." in sent[0].body
    assert [word for word in ("CANARY", item.reference) if word in f"{sent[0].subject} {sent[0].body}"] == []


def test_morning_message_is_not_sent_when_nothing_waits(monday, moderator, council_moderator):
    received(readers="council-only")
    send_morning_messages()
    assert [message.to for message in Message.objects.all()] == [council_moderator.email]


def test_morning_message_comes_on_working_days_only(moderator):
    received()
    # a Saturday, a Sunday, Christmas Day and its bank holiday; then the first working day
    for month, day in ((11, 21), (11, 22), (12, 25), (12, 28)):
        with clock.set_to(datetime(2026, month, day, 8, tzinfo=UTC)):
            send_morning_messages()
    assert Message.objects.count() == 0
    with clock.set_to(datetime(2026, 12, 29, 8, tzinfo=UTC)):
        send_morning_messages()
    assert Message.objects.count() == 1


def test_morning_message_comes_again_the_next_day(monday, moderator):
    received()
    send_morning_messages()
    with clock.set_to(clock.now() + timedelta(days=1)):
        send_morning_messages()
    assert Message.objects.count() == 2


def test_morning_message_is_not_sent_to_who_stopped_it_or_left(monday, moderator, second_moderator):
    choose_morning_message(user=moderator, wanted=False)
    second_moderator.is_active = False
    second_moderator.save()
    received()
    send_morning_messages()
    assert Message.objects.count() == 0


def test_morning_message_leaves_out_what_somebody_is_in_conflict_with(monday, moderator):
    item = received()
    declare_conflict(submission=item, by=moderator, kind="family")
    send_morning_messages()
    assert Message.objects.count() == 0


def test_morning_message_is_for_everybody_who_can_act(monday, moderator, council_moderator, responder, auditor):
    recommend(received(), moderator)
    send_morning_messages()
    assert [message.to for message in Message.objects.all()] == [council_moderator.email]


def test_folding_twice_changes_no_count_and_leaves_one_note_of_the_day(db):
    factories.published()
    factories.move(factories.published(), SubmissionState.RECEIVED)
    for _ in range(2):
        fold_rollups()
    assert [row.number for row in Rollup.objects.filter(cornerstone=0, area=0)] == [1]
    assert [note.differences for note in Recount.objects.all()] == [0]
