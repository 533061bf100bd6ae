"""Each writer who wants it is told once of each answer and each update, and of nothing that is hidden."""

import threading

import pytest
from django.db import connection

from contact.enums import Way
from contact.selectors.details import stop_word
from contact.services.details import stop
from feedback.enums import HowFar
from feedback.models import ReportAboutMe, Response, ResponseUpdate
from feedback.services.hearing_back import tell_of_answer, tell_of_update
from feedback.services.responding import publish_response
from feedback.services.updates import add_update
from lib import clock
from outbox.models import Message
from tests.contact.hearing import messages, subscribe
from tests.feedback import factories
from tests.feedback.services.moderation.test_race import at_once

pytestmark = pytest.mark.django_db


def update_of(response: Response, key: str = "one") -> ResponseUpdate:
    return ResponseUpdate.objects.create(
        response=response, progress=HowFar.values[0], text="CANARY-UPDATE", update_key=key, by=factories.responder()
    )


def test_publishing_an_answer_tells_each_writer_once():
    experiences = [factories.published() for _three in range(3)]
    for experience, way in zip(experiences, Way, strict=False):
        subscribe(experience, way)
    response = factories.answered(*experiences)
    assert sorted(message.channel for message in messages()) == ["email", "phone", "text"]
    tell_of_answer(response)
    assert len(messages()) == 3


def test_draft_tells_nobody():
    experience = factories.published()
    subscribe(experience)
    factories.draft(experience)
    assert messages() == []


def test_publishing_twice_tells_once():
    experience = factories.published()
    subscribe(experience)
    by = factories.responder()
    draft = factories.draft(experience, by=by)
    for _twice in range(2):
        publish_response(response=draft, by=by, seen_version=1)
    assert len(messages()) == 1


def test_each_update_tells_once_more():
    experience = factories.published()
    subscribe(experience)
    response = factories.answered(experience)
    first, second = update_of(response), update_of(response, "two")
    for update in (first, first, second, second):
        assert tell_of_update(update) == 1
    assert len(messages()) == 3


def test_adding_an_update_tells_once_however_often_the_button_is_pressed():
    experience = factories.published()
    subscribe(experience)
    response, by = factories.answered(experience), factories.responder()
    for _twice in range(2):
        add_update(response=response, by=by, progress=HowFar.LATE, text="Later.", due_on=clock.today(), key="one")
    assert len(messages()) == 2


def test_messages_hold_nothing_of_story_or_answer():
    experience = factories.published(needs_change="CANARY-STORY")
    subscribe(experience)
    tell_of_update(update_of(factories.answered(experience, answer="CANARY-ANSWER", said="CANARY-SAID")))
    texts = " ".join(f"{m.key} {m.subject} {m.body} {m.stop_href} {m.whose}" for m in messages())
    assert [word for word in ("CANARY", experience.reference, "DEV-") if word in texts] == []


def test_withdrawn_writer_is_told_nothing():
    experience = factories.published()
    subscribe(experience)
    response = factories.answered(experience)
    factories.move(experience, "withdrawn")
    assert tell_of_update(update_of(response)) == 0


def test_writer_with_an_open_concern_is_told_nothing():
    experience = factories.published()
    subscribe(experience)
    response = factories.answered(experience)
    factories.raise_concern(experience)
    assert tell_of_update(update_of(response)) == 0


@pytest.mark.parametrize("hidden", ["submission", "response"])
def test_what_is_hidden_is_told_to_nobody(hidden):
    experience = factories.published()
    subscribe(experience)
    response = factories.answered(experience)
    ReportAboutMe.objects.create(report_key="one", **{hidden: experience if hidden == "submission" else response})
    assert tell_of_update(update_of(response)) == 0


def test_answer_that_is_hidden_still_reaches_the_others_when_only_one_experience_is():
    hidden, shown = factories.published(), factories.published()
    subscribe(hidden, Way.TEXT)
    subscribe(shown)
    response = factories.answered(hidden, shown)
    ReportAboutMe.objects.create(report_key="one", submission=hidden)
    before = len(messages())
    tell_of_update(update_of(response))
    assert [message.channel for message in messages()[before:]] == ["email"]


def test_who_stopped_is_told_nothing_more():
    experience = factories.published()
    link = subscribe(experience)
    response = factories.answered(experience)
    stop(word=stop_word(link))
    assert tell_of_update(update_of(response)) == 0
    assert [message.state for message in messages()] == ["stopped"]


def test_nobody_is_told_when_publishing_fails(monkeypatch):
    from feedback.services.responding import drafts

    experience = factories.published()
    subscribe(experience)
    by = factories.responder()
    draft = factories.draft(experience, by=by)

    def break_down(response):
        tell_of_answer(response)
        raise RuntimeError

    monkeypatch.setattr(drafts, "tell_of_answer", break_down)
    with pytest.raises(RuntimeError):
        publish_response(response=draft, by=by, seen_version=1)
    assert (messages(), Response.objects.get().state) == ([], "draft")


@pytest.mark.parametrize("number", [1, 3])
def test_telling_reads_stories_and_details_once_and_writes_a_message_each(number, django_assert_num_queries):
    experiences = [factories.published() for _one in range(number)]
    response = factories.answered(*experiences)
    for experience in experiences:
        subscribe(experience)
    Message.objects.all().delete()
    with django_assert_num_queries(5 + 6 * number):
        tell_of_answer(response)


@pytest.mark.django_db(transaction=True)
def test_eight_publishes_and_repeats_at_once_tell_each_writer_once():
    experiences = [factories.published() for _two in range(2)]
    for experience in experiences:
        subscribe(experience)
    by = factories.responder()
    draft = factories.draft(*experiences, by=by)
    publish = [lambda: tell_of_answer(publish_response(response=draft, by=by, seen_version=1))] * 8
    assert at_once(publish) == [2] * 8
    assert len(messages()) == 2


@pytest.mark.django_db(transaction=True)
def test_whoever_stops_while_an_answer_is_published_gets_nothing_after():
    for _round in range(5):
        experience = factories.published()
        link = subscribe(experience)
        by = factories.responder()
        draft, together = factories.draft(experience, by=by), threading.Barrier(2)

        def publish(draft=draft, by=by, together=together):
            together.wait()
            publish_response(response=draft, by=by, seen_version=1)
            connection.close()

        thread = threading.Thread(target=publish)
        thread.start()
        together.wait()
        stop(word=stop_word(link))
        thread.join()
        assert [message for message in messages() if message.state == "waiting"] == []
