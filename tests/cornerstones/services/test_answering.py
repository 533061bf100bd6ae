"""An organisation's answer from draft to published, read by somebody else first (PR-10)."""

from concurrent.futures import ThreadPoolExecutor
from functools import partial

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction

from accounts.enums import Role
from cornerstones import selectors
from cornerstones.enums import AnswerState
from cornerstones.models import Answer
from cornerstones.services.answering import send_answer, take_back_answer, write_answer
from cornerstones.services.deciding import decline_answer, publish_answer, take_down_answer
from cornerstones.services.questions import settle
from cornerstones.services.refusals import AnotherIsBegun, ChangedMeanwhile, QuestionSettled
from lib import clock
from lib.states import WrongState
from tests.conftest import make_user
from tests.cornerstones import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def question(db):
    make.statement()
    return make.question()


@pytest.fixture
def pat(db):
    return make.partner()


def _public():
    return [(each.organisation, each.text) for each in selectors.shared_understanding().questions[0].answers]


def test_answer_is_public_once_somebody_read_it(question, pat, moderator):
    answer = make.draft(question, pat)
    assert _public() == []
    send_answer(answer=answer, by=pat, seen_version=1)
    assert _public() == []
    published = publish_answer(answer=answer, by=moderator, seen_version=1)
    assert (_public(), published.decided_by) == ([("Tor View School", "We do.")], moderator)


def test_report_editor_may_read_too(question, pat, report_editor):
    assert make.published(question, pat, report_editor).state == AnswerState.PUBLISHED


def test_new_edition_keeps_the_one_before(question, pat, moderator):
    make.published(question, pat, moderator)
    waits = make.waiting(question, make.partner(key="2"), "We and the council do.")
    assert _public() == [("Tor View School", "We do.")]
    publish_answer(answer=waits, by=moderator, seen_version=1)
    (shown,) = selectors.shared_understanding().questions[0].answers
    assert (shown.text, [each.text for each in shown.earlier]) == ("We and the council do.", ["We do."])


def test_declined_answer_says_why_and_can_be_written_again(question, pat, moderator):
    answer = make.waiting(question, pat)
    decline_answer(answer=answer, by=moderator, seen_version=1, reason="It names a child.")
    assert (Answer.objects.get().reason, _public()) == ("It names a child.", [])
    assert make.draft(question, pat, "All of us.").edition == 2


def test_answer_taken_down_brings_no_earlier_one_back(question, pat, moderator):
    make.published(question, pat, moderator)
    latest = make.published(question, pat, moderator, "All of us.")
    take_down_answer(answer=latest, by=moderator, why="It names a child.")
    assert (_public(), set(Answer.objects.values_list("state", flat=True))) == ([], {AnswerState.TAKEN_DOWN})


def test_answers_of_several_organisations_stand_by_name(question, pat, moderator):
    make.published(question, pat, moderator)
    make.published(question, make.partner("Moor College", "2"), moderator, "The tide.")
    assert _public() == [("Moor College", "The tide."), ("Tor View School", "We do.")]


def test_colleagues_do_not_overwrite_each_other(question, pat):
    make.draft(question, pat)
    with pytest.raises(ChangedMeanwhile) as changed:
        write_answer(question=question, text="They do.", by=make.partner(key="2"), seen_version=0)
    assert str(changed.value).startswith("Pat 1 changed this answer while you were writing. It now says: “We do.”")
    assert Answer.objects.get().text == "We do."


def test_the_same_twice_makes_one(question, pat):
    for _ in range(2):
        write_answer(question=question, text="We do.", by=pat, seen_version=0)
    answer = Answer.objects.get()
    for _ in range(2):
        send_answer(answer=answer, by=pat, seen_version=1)
    assert [each.state for each in Answer.objects.all()] == [AnswerState.WAITING]


def test_what_is_sent_is_what_was_checked(question, pat):
    answer = make.draft(question, pat)
    make.draft(question, make.partner(key="2"), "They do.")
    with pytest.raises(ChangedMeanwhile):
        send_answer(answer=answer, by=pat, seen_version=1)
    assert Answer.objects.get().state == AnswerState.DRAFT


def test_answer_that_waits_is_taken_back_before_it_changes(question, pat, moderator):
    answer = make.waiting(question, pat)
    with pytest.raises(AnotherIsBegun):
        write_answer(question=question, text="They do.", by=pat, seen_version=1)
    take_back_answer(answer=answer, by=pat)
    make.waiting(question, pat, "They do.")
    with pytest.raises(ChangedMeanwhile):
        publish_answer(answer=answer, by=moderator, seen_version=1)
    assert _public() == []


def test_first_of_two_readers_wins_and_the_other_is_told(question, pat, moderator, report_editor):
    answer = make.published(question, pat, moderator)
    with pytest.raises(WrongState) as told:
        decline_answer(answer=answer, by=report_editor, seen_version=1, reason="No.")
    assert str(told.value) == "Mo Moderator has decided on this answer already: published. Nothing was changed."


def test_nobody_decides_on_the_answer_of_ones_own_organisation(question, pat):
    both = make_user("Both", Role.PARTNER, Role.REPORT_EDITOR, organisation=pat.organisation)
    answer = make.waiting(question, pat)
    with pytest.raises(PermissionDenied):
        publish_answer(answer=answer, by=both, seen_version=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        Answer.objects.update(state=AnswerState.PUBLISHED, decided_by=both, decided_at=clock.now())


def test_only_moderators_and_editors_decide(question, pat, cast):
    answer = make.waiting(question, pat)
    for key, person in cast.items():
        if key not in ("moderator", "second_moderator", "report_editor"):
            with pytest.raises(PermissionDenied):
                publish_answer(answer=answer, by=person, seen_version=1)


def test_only_partners_with_an_organisation_answer(question, cast):
    for person in cast.values():
        with pytest.raises(PermissionDenied):
            write_answer(question=question, text="We do.", by=person, seen_version=0)


def test_another_organisation_reaches_nothing(question, pat):
    answer, stranger = make.waiting(question, pat), make.partner("Moor College", "2")
    for act in (take_back_answer, partial(send_answer, seen_version=1)):
        with pytest.raises(PermissionDenied):
            act(answer=answer, by=stranger)


def test_settled_question_takes_no_answers(question, pat, report_editor):
    begun = make.draft(question, pat)
    settle(question=question, words="The council.", settled_on=clock.today(), by=report_editor)
    with pytest.raises(QuestionSettled):
        send_answer(answer=begun, by=pat, seen_version=1)
    with pytest.raises(QuestionSettled):
        make.draft(question, make.partner("Moor College", "2"))


def test_postgresql_keeps_sent_words_and_states(question, pat, moderator):
    answer = make.published(question, pat, moderator)
    rows = Answer.objects.filter(pk=answer.pk)
    for write in (
        lambda: rows.update(text="Other words."),
        lambda: rows.update(edition=7),
        lambda: rows.update(reason="Because."),
        lambda: rows.update(state=AnswerState.DRAFT),
        rows.delete,
    ):
        with pytest.raises(Exception, match=r"annot|changed|nvalid"), transaction.atomic():
            write()
    assert rows.get().text == "We do."


@pytest.mark.django_db(transaction=True)
def test_of_readers_at_once_exactly_one_decides():
    pat, asked = make.partner(), make.question()
    answer = make.waiting(asked, pat)
    readers = [
        make_user(f"Reader {number}", Role.FORUM_MODERATOR, email=f"reader-{number}@example.org") for number in range(6)
    ]

    def decide(by):
        try:
            if by.pk % 2:
                return publish_answer(answer=answer, by=by, seen_version=1).decided_by.pk
            return decline_answer(answer=answer, by=by, seen_version=1, reason="No.").decided_by.pk
        except WrongState as told:
            return str(told)
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as pool:
        outcomes = list(pool.map(decide, readers))
    answer.refresh_from_db()
    assert [each for each in outcomes if isinstance(each, int)] == [answer.decided_by_id]
    assert {each.partition(" has decided")[0] for each in outcomes if isinstance(each, str)} == {answer.decided_by.name}
