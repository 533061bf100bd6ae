"""Every edition and decision of one item, for its desk: what changed, and who may see what was taken out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounts.models import Reading
from feedback.enums import Readers
from feedback.models import ReceiptCode
from feedback.selectors.history import changes_between
from feedback.services.moderation import take_down
from feedback.services.withdrawing import withdraw
from tests.feedback import desk
from tests.feedback.factories import person, raise_concern, received

MORE = " We wait, and nobody at all tells us why it takes so long."


@pytest.fixture
def twice(moderator, second_moderator):
    """Published by one, taken down and published again by another with less left in."""
    item = received(original=desk.STORY + MORE)
    desk.publish(item, moderator, note="Thank you.")
    item.refresh_from_db()
    take_down(submission=item, by=second_moderator, seen_version=item.version, note="A name was left in.")
    item.refresh_from_db()
    desk.publish(item, second_moderator, desk.mark(0, 11, "staff"))
    item.refresh_from_db()
    return item


def page(client, item):
    return client.get(f"/moderation/{item.reference}/history/")


def test_it_shows_each_edition_and_what_changed(twice, moderator, signed_in):
    answer = page(signed_in(moderator), twice)
    newest, first = answer.context["editions"]
    changes = [(change.kind, change.text) for change in newest.texts[0].changes]
    assert changes[:2] == [("gone", "Mrs Example"), ("new", "[a member of staff]")]
    assert (first.texts, newest.edition.by, first.edition.by) == ((), "Sam Second", "Mo Moderator")
    assert [made.verdict for made in answer.context["decisions"]] == ["publish", "take-down", "publish"]


def test_words_that_were_taken_out_are_shown_and_noted_only_to_whoever_may_read(moderator, second_moderator, signed_in):
    item = received(original=desk.STORY + MORE)
    desk.publish(item, moderator, desk.mark(0, 11, "staff"))
    client = signed_in(second_moderator)
    assert ("Mrs Example" in page(client, item).content.decode(), Reading.objects.count()) == (False, 0)
    item.refresh_from_db()
    take_down(submission=item, by=second_moderator, seen_version=item.version)
    assert ("Mrs Example" in page(client, item).content.decode(), Reading.objects.count()) == (True, 1)


def test_it_is_closed_to_others_and_while_somebody_may_not_be_safe(
    twice, council_moderator, moderator, responder, signed_in
):
    council = received(readers=Readers.COUNCIL_ONLY)
    raise_concern(flagged := received())
    statuses = [page(signed_in(moderator), item).status_code for item in (council, flagged)]
    assert statuses == [404, 404]
    assert [page(signed_in(user), twice).status_code for user in (council_moderator, responder)] == [404, 403]
    assert page(signed_in(person()), twice).status_code == 403


@given(st.text(alphabet="ab \n", max_size=40), st.text(alphabet="ab \n", max_size=40))
def test_nothing_of_either_text_is_lost(before, after):
    changes = changes_between(before, after)
    assert "".join(one.text for one in changes if one.kind != "new") == before
    assert "".join(one.text for one in changes if one.kind != "gone") == after


def test_what_the_writer_took_back_leaves_no_text_and_no_note(twice, moderator, signed_in):
    before = page(signed_in(moderator), twice).content.decode()
    canaries = ("never rang back", "A name was left in.", "Thank you.", "tells us why")
    assert [word for word in canaries if word not in before.replace("&#x27;", "'")] == []
    ReceiptCode.objects.create(submission=twice, code_hash="hash")
    withdraw(code_hash="hash")
    answer = page(signed_in(moderator), twice)
    assert (answer.status_code, [word for word in canaries if word in answer.content.decode()]) == (200, [])
    assert [made.verdict for made in answer.context["decisions"]] == ["publish", "take-down", "publish"]
