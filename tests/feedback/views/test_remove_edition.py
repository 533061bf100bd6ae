"""One earlier version of an answer is removed to protect somebody: its words are nowhere, the record of it stays."""

import re

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction

from feedback.models import AnswerEdition, RemovedEdition
from feedback.services.editions import remove_edition
from feedback.services.responding import AnswerRefused
from tests.feedback import factories as make
from tests.feedback.answering import corrected

pytestmark = pytest.mark.django_db
BAD = ("CANARY-ANSWER", "CANARY-CHILDREN", "CANARY-WHY", "CANARY-OWNER", "CANARY-SAID")
WHY = "It said which school somebody goes to."


def words(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


@pytest.fixture
def answer(responder):
    """Corrected twice: the second of three versions holds what should never have been said."""
    first = make.answered(by=responder, answer="We will write in March.")
    bad = {"answer": "CANARY-ANSWER", "child_version": "CANARY-CHILDREN", "owner": "CANARY-OWNER"}
    second = corrected(first, responder, reason="CANARY-WHY", said="CANARY-SAID", **bad)
    good = {"answer": "We will write in May.", "child_version": "We write in May.", "owner": "Head of SEND"}
    return corrected(second, responder, reason="Some words had to go.", said="Letters are late.", **good)


@pytest.fixture
def desk(responder, signed_in):
    return signed_in(responder)


def pages(client, answer):
    """Return every page on which a version of it can be read."""
    at = f"/you-said-we-did/{answer.reference}/"
    return [words(client.get(path)) for path in (at, f"{at}earlier/1/", f"{at}earlier/2/")]


def test_the_words_are_on_no_page_and_the_day_and_the_reason_are(desk, answer, client):
    assert [bad for bad in BAD if bad not in "".join(pages(client, answer))] == []  # there is something to hide
    asked = desk.get(f"/responding/{answer.reference}/correct/")
    path = f"/responding/{answer.reference}/earlier/2/remove/"
    assert path in asked.content.decode()
    done = desk.post(path, {"reason": WHY})
    assert done.headers["Location"] == f"/you-said-we-did/{answer.reference}/earlier/2/"
    shown = pages(client, answer)
    assert [bad for bad in BAD if bad in "".join(shown)] == []
    said = "We removed the words of this version on"
    assert [(said in page, WHY in page) for page in shown] == [(True, True), (False, False), (True, True)]
    assert "The version after this one was removed to protect somebody" in shown[1]
    assert "We will write in March." in shown[1]


def test_what_it_promised_stays_and_counts(desk, answer, responder, client):
    before = [(act.outcome, act.due_on) for act in promised(answer)]
    remove_edition(answer=answer, edition=2, by=responder, reason=WHY)
    assert [(act.outcome, act.due_on) for act in promised(answer)] == before
    shown = words(client.get(f"/you-said-we-did/{answer.reference}/earlier/2/"))
    assert "We will do this The words are removed." in shown


def promised(answer):
    return AnswerEdition.objects.filter(response=answer)


def test_record_of_it_never_changes(answer, responder):
    removed = remove_edition(answer=answer, edition=2, by=responder, reason=WHY)
    again = remove_edition(answer=answer, edition=2, by=responder, reason="Another reason.")
    assert (again.pk, again.reason, again.by) == (removed.pk, WHY, responder)
    rows = RemovedEdition.objects.filter(pk=removed.pk)
    for change in (lambda: rows.update(reason="Nothing."), rows.delete):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()
    assert promised(answer).get(edition=2).answer == "CANARY-ANSWER"  # kept, for whoever has to look into it


@pytest.mark.parametrize(("edition", "reason"), [(3, WHY), (9, WHY), (2, " ")])
def test_only_an_earlier_version_is_removed_and_never_without_a_reason(answer, responder, edition, reason):
    with pytest.raises(AnswerRefused):
        remove_edition(answer=answer, edition=edition, by=responder, reason=reason)


def test_only_who_answers_removes(answer, moderator):
    with pytest.raises(PermissionDenied):
        remove_edition(answer=answer, edition=2, by=moderator, reason=WHY)


def test_page_says_what_is_missing_and_what_it_noticed_and_leads_on_once_it_is_removed(desk, answer):
    path = f"/responding/{answer.reference}/earlier/2/remove/"
    assert "Enter why we remove it" in words(desk.post(path, {"reason": " "}))
    long = desk.post(path, {"reason": "Pilton College. " + "x" * 500})
    assert [one for one in ("must be 500 characters or fewer", "the name of a school") if one not in words(long)] == []
    for _twice in range(2):
        assert desk.post(path, {"reason": WHY}).status_code == 302
    assert desk.get(path).headers["Location"].endswith("/earlier/2/")
    assert "Version 2 was removed on" in words(desk.get(f"/responding/{answer.reference}/correct/"))
