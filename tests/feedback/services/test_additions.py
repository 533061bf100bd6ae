"""What is added to a published answer is looked at first; where the council asks for it, by another person."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, ProgrammingError, transaction

from feedback.models import Addition, ResponseUpdate, SmallWin
from feedback.services.additions import (
    AdditionWords,
    change_addition,
    discard_addition,
    keep_addition,
    publish_addition,
)
from feedback.services.responding import AnswerRefused, ChangedMeanwhile, NeedsAnotherPerson
from feedback.services.small_wins import SmallWinWords, draft_small_win, publish_small_win
from feedback.services.updates import add_child_version, add_update
from lib import clock
from lib.codes import new_token
from tests.feedback import factories as make
from tests.feedback.answering import second_reader_is_needed

pytestmark = pytest.mark.django_db
UPDATE, CHILDREN = AdditionWords("The letters are sent.", "done"), AdditionWords("Your letters come sooner.")


@pytest.fixture
def answer():
    return make.answered()


@pytest.fixture
def colleague():
    return make.responder("Ann Able")


@pytest.fixture
def keep(answer, responder):
    def keep(words, key=None, by=responder):
        return keep_addition(response=answer, by=by, words=words, key=key or new_token())

    return keep


def public(answer):
    """Return what everybody reads of it: the texts of updates, and the version for children."""
    answer.refresh_from_db()
    return [*answer.updates.values_list("text", flat=True)], answer.child_version


def test_nothing_is_public_before_it_is_published(answer, keep, responder):
    kept = [keep(UPDATE), keep(CHILDREN)]
    assert public(answer) == ([], "")
    for one in kept:
        publish_addition(addition=one, by=responder, seen_version=1)
    assert public(answer) == ([UPDATE.text], CHILDREN.text)


def test_the_same_form_and_the_same_press_twice_are_one(answer, keep, responder):
    first, again = keep(UPDATE, "one"), keep(UPDATE, "one")
    for _twice in range(2):
        publish_addition(addition=first, by=responder, seen_version=1)
    assert (first.pk, ResponseUpdate.objects.count()) == (again.pk, 1)


@pytest.mark.parametrize("words", [UPDATE, CHILDREN])
def test_who_wrote_it_does_not_publish_it_where_a_second_reader_is_needed(answer, keep, responder, colleague, words):
    second_reader_is_needed()
    kept = keep(words)
    with pytest.raises(NeedsAnotherPerson):
        publish_addition(addition=kept, by=responder, seen_version=1)
    assert public(answer) == ([], "")
    publish_addition(addition=kept, by=colleague, seen_version=1)
    assert public(answer) == ([UPDATE.text] if words is UPDATE else [], "" if words is UPDATE else CHILDREN.text)


def test_whoever_changes_it_wrote_it(keep, responder, colleague):
    second_reader_is_needed()
    changed = change_addition(addition=keep(UPDATE), by=colleague, seen_version=1, words=AdditionWords("So.", "done"))
    with pytest.raises(NeedsAnotherPerson):
        publish_addition(addition=changed, by=colleague, seen_version=2)
    assert publish_addition(addition=changed, by=responder, seen_version=2).published_by == responder


def test_the_direct_way_is_closed_where_a_second_reader_is_needed(answer, responder):
    second_reader_is_needed()
    with pytest.raises(NeedsAnotherPerson):
        add_update(response=answer, by=responder, progress="done", text="So.", due_on=None, key="one")
    with pytest.raises(NeedsAnotherPerson):
        add_child_version(response=answer, by=responder, text="So.")


def refused(change):
    with pytest.raises((IntegrityError, ProgrammingError)), transaction.atomic():
        change()


def test_postgresql_refuses_every_way_round(answer, keep, responder, colleague):
    second_reader_is_needed()
    update, children = keep(UPDATE), keep(CHILDREN)
    said = {"progress": "done", "text": UPDATE.text, "update_key": "x"}
    own = {"published_by": responder, "published_at": clock.now()}
    refused(lambda: ResponseUpdate.objects.create(response=answer, by=responder, **said))
    refused(lambda: ResponseUpdate.objects.create(response=answer, by=colleague, **said))
    refused(lambda: type(answer).objects.filter(pk=answer.pk).update(child_version=CHILDREN.text))
    refused(lambda: Addition.objects.filter(pk=children.pk).update(**own))
    refused(lambda: Addition.objects.filter(pk=update.pk).update(text="Else.", **(own | {"published_by": colleague})))


def test_small_win_is_published_by_another_person_where_a_second_reader_is_needed(responder, colleague):
    second_reader_is_needed()
    words = SmallWinWords("win", "The lamp is on.", make.cornerstone())
    win = draft_small_win(by=responder, words=words, key=new_token())
    with pytest.raises(NeedsAnotherPerson):
        publish_small_win(win=win, by=responder, seen_version=1)
    own = {"state": "published", "published_by": responder, "published_at": clock.now()}
    refused(lambda: SmallWin.objects.filter(pk=win.pk).update(**own))
    assert publish_small_win(win=win, by=colleague, seen_version=1).state == "published"


def test_what_a_colleague_changed_is_not_published_or_deleted_unseen(keep, responder, colleague):
    kept = keep(UPDATE)
    change_addition(addition=kept, by=colleague, seen_version=1, words=AdditionWords("Other.", "done"))
    for act in (publish_addition, discard_addition):
        with pytest.raises(ChangedMeanwhile, match="Ann Able"):
            act(addition=kept, by=responder, seen_version=1)


def test_what_does_not_fit_the_answer_any_more_is_not_published(answer, keep, responder):
    waits = keep(CHILDREN)
    add_child_version(response=answer, by=responder, text="Others were quicker.")
    with pytest.raises(AnswerRefused, match="already"):
        publish_addition(addition=waits, by=responder, seen_version=1)
    assert public(answer)[1] == "Others were quicker."


def test_what_is_published_stays_and_what_is_not_may_go(keep, responder):
    gone, stays = keep(UPDATE), keep(UPDATE)
    publish_addition(addition=stays, by=responder, seen_version=1)
    discard_addition(addition=gone, by=responder, seen_version=1)
    with pytest.raises(AnswerRefused, match="published already"):
        discard_addition(addition=stays, by=responder, seen_version=2)
    refused(lambda: Addition.objects.filter(pk=stays.pk).delete())
    assert Addition.objects.get() == stays


def test_a_version_for_children_waits_unseen_while_somebody_may_not_be_safe(answer, keep):
    keep(CHILDREN)
    assert Addition.objects.waiting().count() == 1
    make.raise_concern(answer.experiences.get())
    assert Addition.objects.waiting().count() == 0


def test_only_who_answers_adds(answer, moderator):
    with pytest.raises(PermissionDenied):
        keep_addition(response=answer, by=moderator, words=UPDATE, key="one")
