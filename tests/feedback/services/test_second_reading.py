"""A second reader: asked by name, bound to the version that they read, needed where the council says so."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, IntegrityError, transaction

from accounts.enums import Role
from feedback.enums import ResponseState
from feedback.models import AnswerReading, Response
from feedback.selectors.second_reader import asked_of, has_agreed_reader, second_reader
from feedback.services.editions import publish_correction
from feedback.services.responding import (
    AnswerRefused,
    ChangedMeanwhile,
    NeedsAReader,
    change_response,
    discard_draft,
    publish_response,
)
from feedback.services.second_reading import ask_to_read, assign_draft
from lib import clock
from lib.codes import new_token
from outbox.models import Message
from tests.feedback import factories as make
from tests.feedback.answering import drafted_correction, read, second_reader_is_needed

pytestmark = pytest.mark.django_db


@pytest.fixture
def writer():
    return make.responder("Wren Writer")


@pytest.fixture
def draft(writer):
    return make.draft(by=writer, said="CANARY-SAID", answer="CANARY-ANSWER")


def publish(draft, by):
    return publish_response(response=draft, by=by, seen_version=draft.version)


def save_again(draft, by, **changes):
    return change_response(
        response=draft,
        by=by,
        seen_version=draft.version,
        words=make.words(**changes),
        experiences=list(draft.experiences.all()),
    )


def test_colleague_is_asked_once_and_the_message_carries_no_word_of_it(draft, writer, responder):
    for _twice in range(2):
        ask_to_read(draft=draft, by=writer, to=responder, seen_version=1)
    message = Message.objects.get()
    assert message.to == responder.email
    assert [word for word in ("CANARY", draft.reference) if word in message.subject + message.body + message.key] == []
    assert [wish.response for wish in asked_of(responder)] == [draft]


def test_only_another_responder_is_asked(draft, writer, responder, moderator):
    for to in (writer, moderator, None):
        with pytest.raises(AnswerRefused, match="Select a colleague"):
            ask_to_read(draft=draft, by=writer, to=to, seen_version=1)
    with pytest.raises(AnswerRefused, match="this colleague wrote it"):
        ask_to_read(draft=draft, by=responder, to=writer, seen_version=1)
    with pytest.raises(ChangedMeanwhile):
        ask_to_read(draft=draft, by=writer, to=responder, seen_version=9)


@pytest.mark.parametrize("role", [role for role in Role if role != Role.RESPONDER])
def test_reading_is_for_responders(role, draft, responder):
    by = make.person(role)
    for act in (
        lambda: read(draft, by),
        lambda: ask_to_read(draft=draft, by=by, to=responder, seen_version=1),
        lambda: assign_draft(draft=draft, by=by, to=responder),
    ):
        with pytest.raises(PermissionDenied):
            act()


def test_reading_is_kept_once_and_the_writer_is_told_without_content(draft, writer, responder):
    key = new_token()
    assert len({read(draft, responder, note="Say it shorter.", key=key) for _ in range(2)}) == 1
    message = Message.objects.get()
    assert (message.to, "CANARY" in message.body, "shorter" in message.body) == (writer.email, False, False)


def test_reader_says_what_should_change_and_is_not_the_writer(draft, writer, responder):
    with pytest.raises(AnswerRefused, match="Enter what should change"):
        read(draft, responder, verdict="change", note=" ")
    with pytest.raises(AnswerRefused, match="You wrote this version"):
        read(draft, writer)
    with pytest.raises(ChangedMeanwhile):
        read(draft, responder, seen_version=4)


def test_a_later_save_makes_a_reading_out_of_date(draft, writer, responder):
    read(draft, responder)
    assert has_agreed_reader(draft)
    saved = save_again(draft, writer, said="Other")
    stands = second_reader(saved, reader=responder)
    assert (stands.agreed, [one.current for one in stands.heard], list(asked_of(responder))) == (False, [False], [])


def test_the_last_word_of_a_reader_counts(draft, responder):
    read(draft, responder)
    read(draft, responder, verdict="change", note="No.")
    assert not has_agreed_reader(draft)
    read(draft, responder)
    assert has_agreed_reader(draft)


def test_without_the_setting_nobody_has_to_read(draft, writer):
    assert publish(draft, writer).state == ResponseState.PUBLISHED


def test_with_the_setting_another_person_agrees_first(draft, writer, responder):
    second_reader_is_needed()
    with pytest.raises(NeedsAReader):
        publish(draft, writer)
    read(draft, responder, verdict="change", note="Shorter.")
    with pytest.raises(NeedsAReader):
        publish(draft, writer)
    draft = save_again(draft, writer, said="Shorter")
    read(draft, responder)
    assert publish(draft, writer).state == ResponseState.PUBLISHED


def test_postgresql_refuses_to_publish_what_nobody_else_read(draft, writer, responder):
    second_reader_is_needed()
    published = {"state": "published", "published_at": clock.now(), "published_by": writer}
    with pytest.raises(IntegrityError, match="another person has to read"), transaction.atomic():
        Response.objects.filter(pk=draft.pk).update(**published)
    read(draft, responder)
    with pytest.raises(IntegrityError, match="another person has to read"), transaction.atomic():
        Response.objects.filter(pk=draft.pk).update(**published, version=2, answer="Slipped in")
    with pytest.raises(IntegrityError, match="what was read does not change"), transaction.atomic():
        Response.objects.filter(pk=draft.pk).update(answer="Slipped in")
    assert Response.objects.filter(pk=draft.pk).update(**published, version=2) == 1


def test_correction_needs_a_second_reader_too(writer, responder):
    answer = make.answered(by=writer)
    second_reader_is_needed()
    draft = drafted_correction(answer, writer, answer="Other.")
    with pytest.raises(NeedsAReader):
        publish_correction(draft=draft, by=writer, seen_version=draft.version)
    read(draft, responder)
    assert publish_correction(draft=draft, by=writer, seen_version=draft.version).edition == 2


def test_postgresql_keeps_readings_and_refuses_the_writers_own(draft, writer, responder):
    made = read(draft, responder)
    with pytest.raises(DatabaseError, match="Cannot update"), transaction.atomic():
        AnswerReading.objects.filter(pk=made.pk).update(verdict="change", note="x")
    for change in ({"by": writer, "version": 1}, {"by": responder, "version": 2}):
        with pytest.raises(IntegrityError, match="somebody else reads"), transaction.atomic():
            AnswerReading.objects.create(response=draft, verdict="agree", reading_key="k", **change)
    discard_draft(response=draft, by=writer, seen_version=1)
    assert AnswerReading.objects.count() == 0
    kept = make.draft(by=writer)
    read(kept, responder)
    publish(kept, writer)
    with pytest.raises(IntegrityError, match="is kept"), transaction.atomic():
        AnswerReading.objects.all().delete()


def test_draft_is_handed_to_a_colleague(draft, writer, responder, moderator):
    assert draft.assigned_to == writer
    assert assign_draft(draft=draft, by=writer, to=responder).assigned_to == responder
    for to in (moderator, None):
        with pytest.raises(AnswerRefused, match="Select a colleague"):
            assign_draft(draft=draft, by=writer, to=to)
    with pytest.raises(AnswerRefused, match="published"):
        assign_draft(draft=make.answered(), by=writer, to=responder)
