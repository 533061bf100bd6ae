"""Small wins and thanks are said as what they are, and counted as nothing else (LA-18)."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction

from accounts.enums import Role
from feedback.enums import SmallWinState
from feedback.models import SmallWin
from feedback.selectors.answers import promises, you_said_we_did
from feedback.selectors.record import outcomes
from feedback.selectors.small_wins import draft_small_wins, held_small_wins, small_win_as_read, small_wins
from feedback.selectors.waiting import unanswered
from feedback.services.responding import AnswerRefused, ChangedMeanwhile
from feedback.services.small_wins import (
    SmallWinWords,
    change_small_win,
    discard_small_win,
    draft_small_win,
    publish_small_win,
    take_back_small_win,
)
from lib.codes import new_token
from lib.states import WrongState
from tests.feedback import factories as make
from tests.feedback.selectors.test_public import HIDE

pytestmark = pytest.mark.django_db


def words(*experiences, **changes):
    wanted = {"kind": "win", "text": "The quiet room has a lamp now.", "cornerstone": make.cornerstone()} | changes
    return SmallWinWords(**wanted, experiences=experiences)


def drafted(by, *experiences, **changes):
    return draft_small_win(by=by, words=words(*experiences, **changes), key=new_token())


def published(by, *experiences):
    win = drafted(by, *experiences)
    return publish_small_win(win=win, by=by, seen_version=win.version)


def test_small_win_is_drafted_once_changed_and_published_once(responder):
    key = new_token()
    assert len({draft_small_win(by=responder, words=words(), key=key) for _ in range(3)}) == 1
    win = SmallWin.objects.get()
    changed = change_small_win(win=win, by=responder, seen_version=1, words=words(text=" Two lamps.\r\n"))
    for _twice in range(2):
        publish_small_win(win=changed, by=responder, seen_version=changed.version)
    assert [(one.text, one.title) for one in small_wins().items] == [("Two lamps.", "A small win")]
    assert draft_small_wins() == ()


def test_small_win_answers_promises_and_counts_nothing(responder):
    experience = make.published()
    published(responder, experience)
    assert (you_said_we_did().items, promises().items, unanswered().count()) == ((), (), 1)
    assert {number for _title, number in outcomes()} == {0}


@pytest.mark.parametrize("how", HIDE)
def test_small_win_waits_without_words_while_one_it_tells_of_is_hidden(responder, how):
    kept, gone = make.published(), make.published()
    win, begun = published(responder, kept, gone), drafted(responder, gone)
    assert [[one.reference for one in win.experiences] for win in small_wins().items] == [
        [kept.reference, gone.reference]
    ]

    HIDE[how](gone)

    assert (small_wins().items, draft_small_wins()) == ((), ())
    assert {(one.reference, one.text) for one in held_small_wins()} == {(win.reference, ""), (begun.reference, "")}
    assert small_win_as_read(win).text == ""


def test_small_win_says_something_and_names_only_what_is_public(responder):
    for wrong in (words(text=" \n"), words(make.received())):
        with pytest.raises(AnswerRefused):
            draft_small_win(by=responder, words=wrong, key=new_token())
    experience = make.published()
    win = drafted(responder, experience)
    make.raise_concern(experience)
    with pytest.raises(AnswerRefused, match="not public"):
        publish_small_win(win=win, by=responder, seen_version=1)


def test_small_win_is_taken_back_and_a_draft_is_deleted(responder):
    win = published(responder)
    for _twice in range(2):
        assert take_back_small_win(win=win, by=responder).state == SmallWinState.TAKEN_BACK
    assert small_wins().items == ()
    with pytest.raises(WrongState):
        discard_small_win(win=win, by=responder, seen_version=3)
    draft = drafted(responder)
    with pytest.raises(WrongState):
        take_back_small_win(win=draft, by=responder)
    discard_small_win(win=draft, by=responder, seen_version=1)
    assert SmallWin.objects.count() == 1


def test_small_win_of_two_people_lets_the_first_win(responder):
    win = drafted(responder)
    change_small_win(win=win, by=responder, seen_version=1, words=words(text="Other."))
    with pytest.raises(ChangedMeanwhile, match="Rae Responder"):
        change_small_win(win=win, by=make.responder("Second"), seen_version=1, words=words())


@pytest.mark.parametrize("role", [role for role in Role if role != Role.RESPONDER])
def test_small_wins_are_for_responders(role, responder):
    by, win = make.person(role), drafted(responder)
    for act in (
        lambda: drafted(by),
        lambda: publish_small_win(win=win, by=by, seen_version=1),
        lambda: take_back_small_win(win=win, by=by),
        lambda: discard_small_win(win=win, by=by, seen_version=1),
    ):
        with pytest.raises(PermissionDenied):
            act()


def test_postgresql_keeps_what_was_published(responder):
    win = published(responder)
    for change in ({"text": "Other"}, {"state": "draft"}, {"kind": "thanks"}):
        with pytest.raises(DatabaseError), transaction.atomic():
            SmallWin.objects.filter(pk=win.pk).update(**change)
    with pytest.raises(DatabaseError, match="Cannot delete"), transaction.atomic():
        win.delete()
