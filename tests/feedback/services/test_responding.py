"""Answering: what a whole answer needs, who may answer, and two people at once."""

from dataclasses import asdict
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, connection, transaction

from accounts.enums import Role
from feedback.enums import Outcome, ResponseState, SubmissionState
from feedback.models import Response
from feedback.selectors.promises import last_day_to_promise
from feedback.services.responding import (
    ChangedMeanwhile,
    NothingToAnswer,
    NotWhole,
    PromiseInThePast,
    PromiseTooFarAhead,
    change_response,
    discard_draft,
    draft_response,
    new_reference,
    publish_response,
)
from lib import clock
from lib.states import WrongState
from tests.feedback import factories as make

pytestmark = pytest.mark.django_db


def publish(response, by=None):
    return publish_response(response=response, by=by or make.responder("Second"), seen_version=response.version)


def test_draft_response_keeps_every_word_and_answers_several_together():
    first, second, by = make.published(), make.published(), make.responder()
    words = make.words(said="  Letters come late.\r\nAll of them. ")

    response = draft_response(by=by, experiences=[first, second], words=words)

    response.refresh_from_db()
    assert (response.state, response.version, response.written_by) == (ResponseState.DRAFT, 1, by)
    assert response.said == "Letters come late.\nAll of them."
    assert list(response.experiences.all()) == [first, second]


def test_draft_response_sent_twice_makes_one_draft():
    experience, by, reference = make.published(), make.responder(), new_reference()

    made = [
        draft_response(by=by, experiences=[experience], words=make.words(), reference=reference) for _twice in range(2)
    ]

    assert made[0] == made[1]
    assert [response.version for response in Response.objects.all()] == [1]


def test_draft_response_sent_again_with_other_words_saves_them_in_the_same_draft():
    experience, by, reference = make.published(), make.responder(), new_reference()
    for said in ("First", "Second"):
        draft_response(by=by, experiences=[experience], words=make.words(said=said), reference=reference)

    assert [(response.said, response.version) for response in Response.objects.all()] == [("Second", 2)]


def test_draft_response_sent_again_never_changes_what_is_published():
    experience, by, reference = make.published(), make.responder(), new_reference()
    made = draft_response(by=by, experiences=[experience], words=make.words(), reference=reference)
    publish(made)

    with pytest.raises(ChangedMeanwhile):
        draft_response(by=by, experiences=[experience], words=make.words(said="Other"), reference=reference)


@pytest.mark.parametrize("role", [role for role in Role if role != Role.RESPONDER])
def test_draft_response_is_for_responders_only(role):
    with pytest.raises(PermissionDenied):
        draft_response(by=make.person(role), experiences=[make.published()], words=make.words())


@pytest.mark.parametrize(
    ("change", "parts"),
    [
        ({"said": " \n"}, ("said",)),
        ({"outcome": ""}, ("outcome",)),
        ({"answer": ""}, ("answer",)),
        ({"owner": " "}, ("owner",)),
        ({"cornerstone": None}, ("cornerstone",)),
        ({"outcome": Outcome.WILL, "due_on": None}, ("due_on",)),
        ({"outcome": Outcome.DID, "evidence": " "}, ("evidence",)),
        ({"outcome": Outcome.CANNOT, "reason": " "}, ("reason",)),
        ({"outcome": Outcome.DISAGREE, "reason": ""}, ("reason",)),
        ({"said": "", "owner": "", "outcome": Outcome.DID}, ("said", "owner", "evidence")),
    ],
)
def test_draft_response_refuses_what_is_not_whole(change, parts):
    with pytest.raises(NotWhole) as refused:
        draft_response(by=make.responder(), experiences=[make.published()], words=make.words(**change))

    assert refused.value.parts == parts


@pytest.mark.parametrize(
    "changes", [{"said": ""}, {"answer": "  "}, {"owner": ""}, {"outcome": "did", "evidence": " "}]
)
def test_publish_response_refuses_what_is_not_whole_in_the_database(changes):
    response = make.draft()
    Response.objects.filter(pk=response.pk).update(**changes)

    with pytest.raises(NotWhole):
        publish(response)

    assert Response.objects.get().state == ResponseState.DRAFT


@pytest.mark.parametrize("outcome", [Outcome.CANNOT, Outcome.DISAGREE])
def test_publish_response_needs_a_reason_for_a_no(outcome):
    response = make.draft(outcome=outcome, reason="There is no room in the building.", due_on=None)
    assert publish(response).state == ResponseState.PUBLISHED

    blank = make.draft(outcome=outcome, reason="There is no room.", due_on=None)
    Response.objects.filter(pk=blank.pk).update(reason=" ")
    with pytest.raises(NotWhole):
        publish(blank)


def test_publish_response_accepts_a_promise_for_today_and_refuses_one_for_yesterday():
    assert publish(make.draft(due_on=clock.today())).state == ResponseState.PUBLISHED

    late = make.draft(due_on=clock.today())
    with clock.set_to(clock.now() + timedelta(days=1)), pytest.raises(PromiseInThePast):
        publish(late)


@pytest.mark.parametrize("how", ["taken down", "withdrawn", "unsafe"])
def test_publish_response_refuses_an_experience_that_is_no_longer_public(how):
    kept, gone = make.published(), make.published()
    response = make.draft(kept, gone)
    {
        "taken down": lambda: make.move(gone, SubmissionState.RECEIVED),
        "withdrawn": lambda: make.move(gone, SubmissionState.WITHDRAWN),
        "unsafe": lambda: make.raise_concern(gone),
    }[how]()

    with pytest.raises(NothingToAnswer):
        publish(response)

    assert Response.objects.get().state == ResponseState.DRAFT


def test_draft_response_refuses_no_experience_and_one_that_waits_for_a_moderator():
    for experiences in ([], [make.received()], [make.published(), make.received()]):
        with pytest.raises(NothingToAnswer):
            draft_response(by=make.responder(), experiences=experiences, words=make.words())


def test_publish_response_refuses_an_answer_whose_experiences_are_gone():
    response = make.draft()
    response.experiences.clear()

    with pytest.raises(NothingToAnswer):
        publish(response)


def test_publish_response_keeps_who_and_when():
    by, response = make.responder(), make.draft()

    done = publish(response, by=by)

    assert (done.state, done.version, done.published_by) == (ResponseState.PUBLISHED, 2, by)
    assert done.published_at is not None


def test_publish_response_pressed_twice_publishes_once():
    by, response = make.responder(), make.draft()

    first = publish_response(response=response, by=by, seen_version=1)
    second = publish_response(response=response, by=by, seen_version=1)

    assert (second.published_at, second.version) == (first.published_at, 2)


def test_change_response_of_two_people_lets_the_first_win_and_tells_the_other_who_and_when():
    first, second, experience = make.responder("Ann Other"), make.responder("Bo Second"), make.published()
    response = make.draft(experience)
    change_response(
        response=response, by=first, seen_version=1, words=make.words(said="Ann's"), experiences=[experience]
    )

    with pytest.raises(ChangedMeanwhile) as refused:
        change_response(
            response=response, by=second, seen_version=1, words=make.words(said="Bo's"), experiences=[experience]
        )

    response.refresh_from_db()
    assert (refused.value.by_name, refused.value.at) == ("Ann Other", response.written_at)
    assert (response.said, response.version) == ("Ann's", 2)


def test_publish_response_refuses_a_version_that_was_not_seen():
    response = make.draft(by=make.responder("Ann Other"))
    Response.objects.update(version=7)

    with pytest.raises(ChangedMeanwhile, match="Ann Other changed this answer at"):
        publish(response)


def test_publish_response_tells_the_second_person_that_the_first_published():
    response = make.draft()
    publish(response, by=make.responder("Ann Other"))

    with pytest.raises(ChangedMeanwhile, match="Ann Other"):
        publish_response(response=response, by=make.responder("Bo Second"), seen_version=1)


def test_published_answer_cannot_be_changed_or_discarded():
    response = make.answered()

    with pytest.raises(WrongState):
        change_response(
            response=response,
            by=make.responder(),
            seen_version=2,
            words=make.words(),
            experiences=list(response.experiences.all()),
        )
    with pytest.raises(WrongState):
        discard_draft(response=response, by=make.responder(), seen_version=2)


def test_discard_draft_deletes_only_what_was_seen():
    response, by = make.draft(), make.responder()
    with pytest.raises(ChangedMeanwhile):
        discard_draft(response=response, by=by, seen_version=9)

    discard_draft(response=response, by=by, seen_version=1)

    assert Response.objects.count() == 0


@pytest.mark.parametrize(
    ("statement", "state"),
    [
        ("UPDATE feedback_response SET answer = 'Other' WHERE id = %s", "published"),
        ("UPDATE feedback_response SET state = 'draft' WHERE id = %s", "published"),
        ("UPDATE feedback_response SET outcome = 'cannot', reason = '' WHERE id = %s", "draft"),
        ("UPDATE feedback_response SET outcome = 'did', evidence = '' WHERE id = %s", "draft"),
        ("UPDATE feedback_response SET due_on = NULL WHERE id = %s", "draft"),
        ("UPDATE feedback_response SET state = 'published' WHERE id = %s", "draft"),
    ],
)
def test_postgresql_refuses(statement, state):
    response = make.answered() if state == "published" else make.draft()

    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, [response.pk])


def test_response_words_are_all_fields_of_the_record():
    names = {field.name for field in Response._meta.get_fields()}

    assert set(asdict(make.words(cornerstone=None))) <= names


@pytest.mark.django_db
def test_promise_is_not_more_than_five_years_ahead():
    too_far = last_day_to_promise() + timedelta(days=1)
    with pytest.raises(PromiseTooFarAhead, match="within the next 5 years"):
        make.draft(due_on=too_far)
    assert make.draft(due_on=last_day_to_promise()).due_on == last_day_to_promise()
