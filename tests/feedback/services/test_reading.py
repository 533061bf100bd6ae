from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from accounts.models import Reading
from feedback.services.reading import Words, keep_open, open_words
from lib import clock
from tests.feedback.factories import raise_concern, received


@pytest.fixture
def item(db):
    return received(original="My story")


def test_open_words_notes_every_opening(item, moderator):
    assert open_words(submission=item, by=moderator) == Words(valued="", needs_change="My story")
    open_words(submission=item, by=moderator)
    noted = list(Reading.objects.values_list("by", "record", "reference"))
    assert noted == [(moderator.pk, "words-as-sent", item.reference)] * 2


def test_open_words_refuses_and_notes_nothing(item, responder):
    with pytest.raises(PermissionDenied):
        open_words(submission=item, by=responder)
    assert Reading.objects.count() == 0


def test_keep_open_notes_only_where_nobody_opened(item, moderator):
    keep_open(submission=item, by=moderator)
    keep_open(submission=item, by=moderator)
    assert Reading.objects.count() == 1


def test_keep_open_notes_again_after_the_claim_minutes(item, moderator):
    with clock.set_to(clock.now() - timedelta(minutes=61)):
        open_words(submission=item, by=moderator)
    keep_open(submission=item, by=moderator)
    assert Reading.objects.count() == 2


def test_keep_open_ends_with_the_right_to_read(item, moderator):
    open_words(submission=item, by=moderator)
    raise_concern(item)
    with pytest.raises(PermissionDenied):
        keep_open(submission=item, by=moderator)
