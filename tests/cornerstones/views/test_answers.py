"""The pages on which organisations answer, and on which somebody else reads it first (PR-10)."""

import html

import pytest

from cornerstones.enums import AnswerState
from cornerstones.models import Answer
from cornerstones.services.questions import settle
from lib import clock
from tests.cornerstones import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def question(db):
    make.statement()
    return make.question()


def _text(response):
    return html.unescape(" ".join(response.content.decode().split()))


def test_answer_goes_from_writing_to_the_public_page(signed_in, client, question, moderator):
    assert "No answer yet." in _text(client.get("/what-co-production-means/"))
    pat, desk = signed_in(make.partner()), signed_in(moderator)
    base = f"/open-questions/{question.pk}"
    assert pat.post(f"{base}/answer/", {"text": "We do.", "seen_version": 0})["Location"] == f"{base}/check/"
    assert "We do." in _text(pat.get(f"{base}/check/"))
    assert pat.post(f"{base}/check/", {"seen_version": 1})["Location"] == "/open-questions/"
    assert "Waits to be read" in _text(pat.get("/open-questions/"))
    answer = Answer.objects.get()
    assert "Tor View School: Who pays for the boat?" in _text(desk.get("/open-questions/desk/"))
    assert "We do." in _text(desk.get(f"/open-questions/desk/{answer.pk}/"))
    desk.post(f"/open-questions/desk/{answer.pk}/publish/", {"seen_version": 1})
    page = _text(client.get("/what-co-production-means/"))
    assert f"Tor View School <span>answered on {clock.today():%-d %B %Y}</span>" in page
    assert page.count("<p>We do.</p>") == 1


def test_declined_answer_is_told_to_its_organisation_only(signed_in, client, question, moderator):
    pat = make.partner()
    answer = make.waiting(question, pat)
    desk = signed_in(moderator)
    address = f"/open-questions/desk/{answer.pk}/decline/"
    assert "Enter why it is not published" in _text(desk.post(address, {"seen_version": 1}))
    desk.post(address, {"seen_version": 1, "reason": "It names a child."})
    assert "It names a child." in _text(signed_in(pat).get("/open-questions/"))
    other = signed_in(make.partner("Moor College", "2"))
    assert "It names a child." not in _text(other.get("/open-questions/"))
    assert "It names a child." not in _text(client.get("/what-co-production-means/"))


def test_what_colleagues_wrote_is_shown_and_what_was_typed_stays(signed_in, question):
    make.draft(question, make.partner())
    client = signed_in(make.partner(key="2"))
    address = f"/open-questions/{question.pk}/answer/"
    page = _text(client.post(address, {"text": "They do.", "seen_version": 0}))
    assert "Pat 1 changed this answer while you were writing. It now says: “We do.”" in page
    assert "They do.</textarea>" in page
    assert 'name="seen_version" value="1"' in page
    client.post(address, {"text": "They do.", "seen_version": 1})
    assert Answer.objects.get().text == "They do."


def test_other_words_sent_meanwhile_are_read_before_they_are_declined(signed_in, question, moderator):
    pat = make.partner()
    answer = make.waiting(question, pat)
    pats = signed_in(pat)
    pats.post(f"/open-questions/{question.pk}/take-back/")
    make.waiting(question, pat, "They do.")
    page = _text(
        signed_in(moderator).post(
            f"/open-questions/desk/{answer.pk}/decline/", {"seen_version": 1, "reason": "It names a child."}
        )
    )
    assert "The organisation has sent other words since. Read them, then decide." in page
    assert ("They do." in page, "It names a child.</textarea>" in page) == (True, True)
    assert Answer.objects.get().state == AnswerState.WAITING


def test_second_reader_is_told_who_decided(signed_in, question, moderator, second_moderator):
    answer = make.published(question, make.partner(), moderator)
    page = signed_in(second_moderator).post(
        f"/open-questions/desk/{answer.pk}/publish/", {"seen_version": 1}, follow=True
    )
    assert "Mo Moderator has decided on this answer already: published. Nothing was changed." in _text(page)


def test_taken_down_answer_is_gone_from_the_public_page(signed_in, client, question, moderator):
    answer = make.published(question, make.partner(), moderator)
    signed_in(moderator).post(f"/open-questions/desk/{answer.pk}/take-down/", {"why": "It names a child."})
    assert "No answer yet." in _text(client.get("/what-co-production-means/"))


def test_answers_of_another_organisation_are_not_seen_before_they_are_public(signed_in, question):
    make.waiting(question, make.partner(), "A canary sings.")
    stranger = signed_in(make.partner("Moor College", "2"))
    for address in ("", f"{question.pk}/answer/", f"{question.pk}/check/"):
        assert "canary" not in _text(stranger.get(f"/open-questions/{address}", follow=True))
    assert "canary" not in _text(stranger.get("/what-co-production-means/"))


def test_draft_is_not_found_at_the_desk(signed_in, question, moderator):
    answer = make.draft(question, make.partner())
    for way in ("", "decline/", "take-down/"):
        assert signed_in(moderator).get(f"/open-questions/desk/{answer.pk}/{way}").status_code == 404


def test_settled_question_says_so_and_takes_no_answer(signed_in, client, question, report_editor):
    settle(question=question, words="We all pay.", settled_on=clock.today(), by=report_editor)
    page = _text(client.get("/what-co-production-means/"))
    assert ("Questions that are settled" in page, "<p>We all pay.</p>" in page) == (True, True)
    pat = signed_in(make.partner())
    address = f"/open-questions/{question.pk}/answer/"
    assert pat.get(address).status_code == 302
    page = _text(pat.post(address, {"text": "We do.", "seen_version": 0}))
    assert ("This question is settled." in page, "We do.</textarea>" in page) == (True, True)


@pytest.mark.parametrize(
    "data",
    [{}, {"text": "We do."}, {"text": "", "seen_version": 0}, {"text": "x" * 10_000, "seen_version": 0},
     {"text": "We do.", "seen_version": 2**63}, {"text": "\x00", "seen_version": "no"}],
)  # fmt: skip
def test_odd_answers_are_told_and_write_nothing(signed_in, question, data):
    assert signed_in(make.partner()).post(f"/open-questions/{question.pk}/answer/", data).status_code in (200, 400)
    assert Answer.objects.count() == 0


@pytest.mark.parametrize("number", [1, 3])
def test_questions_ask_the_same_of_the_database(signed_in, django_assert_num_queries, number, moderator):
    pat = make.partner()
    for order in range(number):
        make.published(make.question(f"Why {order}?", order), pat, moderator)
    client, desk = signed_in(pat), signed_in(moderator)
    with django_assert_num_queries(9):
        client.get("/open-questions/")
    with django_assert_num_queries(7):
        desk.get("/open-questions/desk/")
