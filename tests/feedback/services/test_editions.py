"""A published answer is corrected only by a new edition, and every earlier one stays readable."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, IntegrityError, connection, transaction

from accounts.enums import Role
from feedback.enums import HowFar, ResponseState, SubmissionState
from feedback.models import AnswerEdition, Response
from feedback.selectors.answer_editions import answered_at
from feedback.selectors.answers import answer as as_read
from feedback.selectors.answers import promises
from feedback.selectors.earlier import earlier_version, earlier_versions
from feedback.selectors.record import overdue_promises
from feedback.services.editions import begin_correction, publish_correction
from feedback.services.reports_about_me import report_answer
from feedback.services.responding import (
    AnswerRefused,
    ChangedMeanwhile,
    NothingToAnswer,
    NotWhole,
    PromiseInThePast,
    change_response,
    discard_draft,
    publish_response,
    words_of,
)
from feedback.services.updates import add_child_version, add_update
from lib import clock
from lib.codes import new_token
from lib.due import in_full
from tests.feedback import factories as make
from tests.feedback.answering import corrected, drafted_correction

pytestmark = pytest.mark.django_db


def in_sql(statement, *values):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)


def test_correction_changes_nothing_until_it_is_published(responder):
    answer = make.answered()
    drafted_correction(answer, responder, answer="Other words.")
    now = as_read(answer.reference)
    assert (now.answer, now.edition, earlier_versions(answer.reference)) == (answer.answer, 1, ())


def test_correction_keeps_the_address_and_every_earlier_version(responder):
    answer = make.answered(answer="First.")
    for number in ("Second.", "Third."):
        corrected(answer, responder, answer=number, reason=f"Because of {number}")
    now, before = as_read(answer.reference), earlier_versions(answer.reference)
    assert (now.answer, now.edition, now.correction_reason) == ("Third.", 3, "Because of Third.")
    assert [(one.edition, one.reason) for one in before] == [(2, "Because of Third."), (1, "Because of Second.")]
    assert [earlier_version(answer.reference, number).was.answer for number in (1, 2)] == ["First.", "Second."]
    assert [(each.label, each.before, each.after) for each in before[1].changes] == [
        ("Our answer", "First.", "Second.")
    ]


def test_correction_says_who_and_when_and_the_draft_is_kept_as_taken_in(responder):
    answer = make.answered()
    done = corrected(answer, responder)
    assert (done.corrected_by, done.published_at) == (responder, answer.published_at)
    assert [one.state for one in Response.objects.filter(corrects=answer)] == [ResponseState.TAKEN_IN]


def test_correction_is_begun_once_and_can_be_put_aside(responder):
    answer = make.answered()
    first, second = (begin_correction(response=answer, by=by) for by in (responder, make.responder("Second")))
    assert first == second
    discard_draft(response=first, by=responder, seen_version=first.version)
    assert begin_correction(response=answer, by=responder).pk != first.pk


def test_correction_needs_a_reason_and_something_different(responder):
    answer = make.answered()
    with pytest.raises(NotWhole) as refused:
        drafted_correction(answer, responder, reason=" ", answer="Other.")
    assert refused.value.parts == ("correction_reason",)
    same = drafted_correction(answer, responder)
    with pytest.raises(AnswerRefused, match="Nothing is different yet"):
        publish_correction(draft=same, by=responder, seen_version=same.version)


def test_correction_is_published_once_and_never_as_an_answer_of_its_own(responder):
    answer = make.answered()
    draft = drafted_correction(answer, responder, answer="Other.")
    with pytest.raises(AnswerRefused, match="Publish it as a correction"):
        publish_response(response=draft, by=responder, seen_version=draft.version)
    for _twice in range(2):
        publish_correction(draft=draft, by=responder, seen_version=draft.version)
    assert as_read(answer.reference).edition == 2


def test_correction_of_two_people_lets_the_first_win(responder):
    answer, other = make.answered(), make.responder("Ann Other")
    seen = begin_correction(response=answer, by=responder).version
    draft = drafted_correction(answer, other, answer="Ann's.")
    with pytest.raises(ChangedMeanwhile, match="Ann Other"):
        publish_correction(draft=draft, by=responder, seen_version=seen)


@pytest.mark.parametrize("role", [role for role in Role if role != Role.RESPONDER])
def test_correcting_is_for_responders(role):
    answer = make.answered()
    with pytest.raises(PermissionDenied):
        begin_correction(response=answer, by=make.person(role))


def test_hidden_answer_and_draft_are_not_corrected(responder):
    answer = make.answered()
    draft = drafted_correction(answer, responder, answer="Other.")
    report_answer(reference=answer.reference, key=new_token())
    with pytest.raises(AnswerRefused, match="not public"):
        publish_correction(draft=draft, by=responder, seen_version=draft.version)
    with pytest.raises(AnswerRefused, match="not public"):
        begin_correction(response=make.draft(), by=responder)
    assert earlier_version(answer.reference, 1) is None


def test_overdue_promise_can_be_corrected_but_not_moved_to_another_day_that_passed(responder):
    passed = clock.today() - timedelta(days=7)
    answer = make.overdue_promise(on=passed)
    done = corrected(answer, responder, answer="We will write within six days.")
    assert (done.due_on, as_read(answer.reference).overdue) == (passed, True)
    with pytest.raises(PromiseInThePast):
        drafted_correction(answer, responder, due_on=passed + timedelta(days=1))


def test_day_that_an_update_moved_is_the_one_that_is_corrected(responder):
    answer, later = make.answered(), clock.today() + timedelta(days=90)
    add_update(response=answer, by=responder, progress=HowFar.LATE, text="Late.", due_on=later, key=new_token())
    done = corrected(answer, responder, due_on=later + timedelta(days=5))
    now = as_read(answer.reference)
    assert (done.due_on, now.due_on) == (later + timedelta(days=5), later + timedelta(days=5))
    assert now.first_due_in_full.endswith(str(answer.due_on.year))


def test_what_is_added_meanwhile_is_not_taken_back_by_the_correction(responder):
    answer, later = make.answered(), clock.today() + timedelta(days=90)
    draft = drafted_correction(answer, responder, answer="Other.")
    add_child_version(response=answer, by=responder, text="Your letters come sooner.")
    add_update(response=answer, by=responder, progress=HowFar.LATE, text="Late.", due_on=later, key=new_token())
    draft.refresh_from_db()
    publish_correction(draft=draft, by=responder, seen_version=draft.version)
    now = as_read(answer.reference)
    assert (now.child_version, now.due_on) == ("Your letters come sooner.", later)


def test_correction_adds_and_leaves_out_experiences_and_the_clock_is_honest(responder):
    first, second = make.published(), make.published()
    with clock.set_to(clock.now() - timedelta(days=3)):
        answer = make.answered(first)
    done = corrected(answer, responder, first, second, answer="For both.")
    at = answered_at([first.pk, second.pk])
    assert at == {first.pk: answer.published_at, second.pk: done.corrected_at}
    corrected(answer, responder, second, answer="Only the second.")
    assert {*answered_at([first.pk, second.pk])} == {second.pk}
    assert [one.links_changed for one in earlier_versions(answer.reference)] == [True, True]


def test_correction_refuses_an_added_experience_that_is_not_public(responder):
    answer = make.answered()
    with pytest.raises(NothingToAnswer):
        drafted_correction(answer, responder, *answer.experiences.all(), make.received(), answer="Other.")


def test_what_people_told_us_is_hidden_in_earlier_versions_too_when_nothing_of_it_is_public(responder):
    experience = make.published()
    answer = make.answered(experience, said="CANARY-SAID first")
    corrected(answer, responder, said="CANARY-SAID second")
    make.raise_concern(experience)
    page = earlier_version(answer.reference, 1)
    assert (page.was.said, page.about.changes, page.was.experiences) == ("", (), ())


SQL = {
    "rewritten": "UPDATE feedback_response SET answer = 'Other' WHERE id = %s",
    "edition without a past": "UPDATE feedback_response SET edition = 2, answer = 'Other', correction_reason = 'x', "
    "corrected_at = now(), corrected_by_id = published_by_id WHERE id = %s",
    "back to draft": "UPDATE feedback_response SET state = 'draft' WHERE id = %s",
    "published earlier": "UPDATE feedback_response SET published_at = published_at - interval '1 day' WHERE id = %s",
}


@pytest.mark.parametrize("statement", SQL.values(), ids=list(SQL))
def test_postgresql_lets_a_published_answer_change_only_as_a_correction(statement, responder):
    answer = make.answered()
    with pytest.raises(IntegrityError, match="a published answer does not change"):
        in_sql(statement, answer.pk)
    corrected(answer, responder)
    with pytest.raises(IntegrityError, match="a published answer does not change"):
        in_sql(statement, answer.pk)


def test_postgresql_wants_the_past_word_for_word(responder):
    answer = make.answered()
    kept = {name: getattr(answer, name) for name in ("outcome", "answer", "owner", "due_on", "cornerstone")}
    with pytest.raises(IntegrityError, match="an edition is kept word for word"), transaction.atomic():
        AnswerEdition.objects.create(
            **kept, said="Other", response=answer, edition=1, experience_ids=[], stood_from=answer.published_at
        )
    corrected(answer, responder)
    for change in ("UPDATE feedback_answeredition SET said = 'Other'", "DELETE FROM feedback_answeredition"):
        with pytest.raises(DatabaseError, match="Cannot"):
            in_sql(change)


@pytest.mark.django_db(transaction=True)
def test_postgresql_keeps_what_a_published_answer_answers():
    by, other = make.responder(), make.published()
    answer = make.answered(by=by)
    corrected(answer, by)
    added = "INSERT INTO feedback_response_experiences (response_id, submission_id) VALUES (%s, %s)"
    for statement, values in (
        (added, (answer.pk, other.pk)),
        ("DELETE FROM feedback_response_experiences WHERE response_id = %s", (answer.pk,)),
        ("UPDATE feedback_response_experiences SET submission_id = %s", (other.pk,)),
    ):
        with pytest.raises(IntegrityError, match="keeps what it answers"):
            in_sql(statement, *values)
    make.move(answer.experiences.get(), "withdrawn")
    in_sql("DELETE FROM feedback_response_experiences WHERE response_id = %s", answer.pk)


def test_postgresql_keeps_a_correction_that_was_taken_in(responder):
    answer = make.answered()
    corrected(answer, responder)
    draft = Response.objects.get(corrects=answer)
    for change in ({"answer": "Other"}, {"state": "draft"}, {"state": "published"}):
        with pytest.raises(DatabaseError), transaction.atomic():
            Response.objects.filter(pk=draft.pk).update(**change)
    with pytest.raises(DatabaseError, match="keeps what it answers"), transaction.atomic():
        draft.delete()


def test_change_of_a_correction_saves_again(responder):
    answer = make.answered()
    draft = drafted_correction(answer, responder, answer="Other.")
    again = change_response(
        response=draft,
        by=responder,
        seen_version=draft.version,
        words=words_of(draft),
        experiences=list(draft.experiences.all()),
    )
    assert again.version == draft.version


def test_while_one_of_two_may_not_be_safe_no_edition_tells_it_again(responder):
    unsafe, safe = make.published(), make.published()
    told = {"said": "Families said quillwort.", "child_version": "We heard of samphire."}
    answer = make.answered(unsafe, safe, **told)
    corrected(answer, responder, said="Families said quillwort again.")
    make.raise_concern(unsafe)
    now, before = as_read(answer.reference), earlier_version(answer.reference, 1)
    assert (now.said, now.child_version, now.for_children) == ("", "", True)
    assert (before.was.said, before.was.child_version, before.about.changes) == ("", "", ())
    assert [one.reference for one in now.experiences] == [safe.reference]


def test_what_an_earlier_edition_answered_hides_what_was_told_in_every_edition(responder):
    unsafe, safe = make.published(), make.published()
    answer = make.answered(unsafe, safe, child_version="We heard of samphire.")
    corrected(answer, responder, safe, said="Families said quillwort.")
    assert as_read(answer.reference).said == "Families said quillwort."
    make.raise_concern(unsafe)
    now = as_read(answer.reference)
    assert (now.said, now.child_version) == ("", "")


def test_version_for_children_goes_when_nothing_that_it_answers_is_public():
    experience = make.published()
    answer = make.answered(experience, child_version="We heard of samphire.")
    make.move(experience, SubmissionState.WITHDRAWN)
    now = as_read(answer.reference)
    assert (now.said, now.child_version, now.answer) == ("", "", answer.answer)


def test_correction_waits_while_somebody_may_not_be_safe_and_says_so_each_time(responder):
    answer = make.answered(make.published(), make.published())
    make.raise_concern(answer.experiences.first())
    for _press in range(2):
        with pytest.raises(AnswerRefused, match="cannot be corrected just now"):
            begin_correction(response=answer, by=responder)
    assert Response.objects.filter(corrects=answer).count() == 0


def test_correction_that_was_begun_waits_too_and_takes_in_what_was_said_meanwhile(responder):
    answer = make.answered(make.published(), make.published())
    draft = begin_correction(response=answer, by=responder)
    make.raise_concern(answer.experiences.first())
    with pytest.raises(AnswerRefused, match="cannot be corrected just now"):
        begin_correction(response=answer, by=responder)
    later = clock.today() + timedelta(days=90)
    add_update(response=answer, by=responder, progress=HowFar.LATE, text="Later.", due_on=later, key=new_token())
    draft.refresh_from_db()
    assert draft.due_on == later


def test_promise_that_a_correction_takes_back_stays_on_record_as_one_that_will_not_happen(responder):
    answer = make.overdue_promise(on=clock.today() - timedelta(days=5))
    day = answer.due_on
    corrected(answer, responder, outcome="cannot", why="No money.", due_on=None)
    shown = promises().items
    assert [(one.reference, one.due_on, one.closed, one.tone) for one in shown] == [
        (answer.reference, day, True, "stopped")
    ]
    assert shown[0].due_words == f"will not happen, as we said on {in_full(clock.today())}"
    assert overdue_promises() == ()
