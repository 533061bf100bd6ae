"""With the code: change, take back, say whether it made a difference; save and come back."""

import pytest

from feedback.answers import Answers
from feedback.models import Draft, EqualityAnswers, ImpactAnswer, OriginalWords, Submission, TrueForMeToo
from feedback.selectors.writer import asked_about
from feedback.services.reports_about_me import report_answer
from feedback.services.sending import send
from feedback.views import writer
from lib import codes
from tests.feedback import factories, journey

pytestmark = pytest.mark.django_db
STATUS, CHANGE, TAKE_BACK = "/your-feedback/status/", "/your-feedback/change/", "/your-feedback/take-back/"


@pytest.fixture(autouse=True)
def _choices():
    for slug in factories.CORNERSTONES:
        factories.cornerstone(slug)
    factories.district("torridge")


@pytest.fixture
def inside(client):
    receipt = send(answers=Answers(needs_change="The letters come late."), token=codes.new_token())
    client.post("/your-feedback/", {"code": receipt.code})
    return client


def test_change_sends_new_words(inside):
    assert "The letters come late." in inside.get(CHANGE).content.decode()
    response = inside.post(CHANGE, {"valued": "", "needs_change": "The letters never come."})
    assert response.headers["Location"] == STATUS
    assert OriginalWords.objects.latest("version").needs_change == "The letters never come."


def test_change_shows_likely_names_once_and_lets_them_pass(inside):
    words = {"valued": "", "needs_change": "Ring me on 07700 900123, please."}
    page = inside.post(CHANGE, words).content.decode()
    assert ("<mark>07700 900123" in page, OriginalWords.objects.count()) == (True, 1)
    assert inside.post(CHANGE, {**words, "looked": "yes"}).headers["Location"] == STATUS
    assert OriginalWords.objects.count() == 2


def test_change_to_nothing_says_what_to_do(inside):
    page = inside.post(CHANGE, {"valued": " ", "needs_change": ""}).content.decode()
    assert "Enter what went well or what needs to change" in page


def test_change_after_publication_keeps_what_was_typed(inside):
    inside.get(CHANGE)
    factories.publish(Submission.objects.get())
    response = inside.post(CHANGE, {"valued": "", "needs_change": "My newest words."})
    assert (response.status_code, "My newest words." in response.content.decode()) == (409, True)


def test_take_back_asks_first_and_says_so_after(inside):
    assert "You cannot undo this." in inside.get(TAKE_BACK).content.decode()
    assert Submission.objects.get().state == "received"
    assert inside.post(TAKE_BACK).headers["Location"] == STATUS
    assert "You took it back" in inside.get(STATUS).content.decode()
    assert Submission.objects.get().state == "withdrawn"
    assert "You have taken it back already" in inside.get(TAKE_BACK).content.decode()


@pytest.mark.parametrize("page", [CHANGE, TAKE_BACK, "/your-feedback/answers/AN-1/"])
def test_pages_of_a_writer_ask_for_the_code(client, page):
    assert client.get(page).headers["Location"] == "/your-feedback/"
    assert 'name="code"' in client.post(page, follow=True).content.decode()


def test_difference_is_asked_and_kept(inside):
    submission = Submission.objects.get()
    factories.publish(submission)
    answer = factories.answered(submission)
    page = f"/your-feedback/answers/{answer.reference}/"
    assert page in inside.get(STATUS).content.decode()
    assert "Select whether it made a difference" in inside.post(page).content.decode()
    assert inside.post(page, {"difference": "partly"}).headers["Location"] == STATUS
    assert ImpactAnswer.objects.get().difference == "partly"


def test_difference_of_an_answer_to_others_is_not_found(inside):
    assert inside.get(f"/your-feedback/answers/{factories.answered().reference}/").status_code == 404


def test_draft_is_saved_here_and_opened_elsewhere(client):
    journey.answer(client, "who-reads-this")
    page = client.get(journey.STEP.format("what-went-well"))
    token = journey.hidden_draft(page.content.decode())
    response = client.post(
        journey.STEP.format("what-went-well"), {"valued": "The school rang.", "draft": token, "save": "yes"}
    )
    saved = client.get(response.headers["Location"]).content.decode()
    code = journey.code_on(saved)
    other = type(client)()
    reached = other.post("/your-feedback/", {"code": code.lower()})
    assert reached.headers["Location"] == journey.STEP.format("what-needs-to-change")
    assert "The school rang." in other.get(journey.STEP.format("what-went-well")).content.decode()
    journey.answer_all(other)
    assert journey.code_on(journey.send(other).content.decode()) == code
    assert client.post("/your-feedback/", {"code": code}).headers["Location"] == STATUS


def test_save_on_an_empty_page_asks_for_nothing(client):
    journey.answer(client, "who-reads-this")
    page = journey.STEP.format("what-needs-to-change")
    token = journey.hidden_draft(client.get(page).content.decode())
    assert client.post(page, {"draft": token, "save": "yes"}).headers["Location"] == journey.STEP.format("saved")


def test_save_with_too_many_words_keeps_them_on_the_page(client):
    journey.answer(client, "who-reads-this")
    page = journey.STEP.format("what-needs-to-change")
    token = journey.hidden_draft(client.get(page).content.decode())
    response = client.post(page, {"draft": token, "save": "yes", "needs_change": "x" * 10_001})
    assert (response.status_code, "x" * 10_001 in response.content.decode()) == (200, True)


def test_close_leaves_the_draft_and_forgets_the_browser(client):
    journey.answer(client, "who-reads-this")
    client.post(journey.STEP.format("close"))
    assert (client.cookies["draft"].value, Draft.objects.count()) == ("", 1)


def test_saved_without_a_draft_leads_to_the_start(client):
    assert client.get(journey.STEP.format("saved")).headers["Location"] == "/tell-us/parent-carer/"


def test_about_you_is_skipped_in_one_press_and_kept_apart(client):
    journey.answer_all(client)
    journey.send(client)
    page = client.get("/your-feedback/about-you/").content.decode()
    assert 'href="/your-feedback/about-you/done/"' in page
    assert (
        client.post("/your-feedback/about-you/", {"age": "25-34"}).headers["Location"]
        == "/your-feedback/about-you/done/"
    )
    assert EqualityAnswers.objects.get().age == "25-34"
    assert client.post("/your-feedback/about-you/", {}).headers["Location"] == "/your-feedback/about-you/done/"
    assert EqualityAnswers.objects.count() == 1


def test_about_you_is_closed_without_a_receipt(client):
    assert client.get("/your-feedback/about-you/").headers["Location"] == "/your-feedback/"


def test_true_for_me_too_is_pressed_and_taken_back(client):
    page = f"/experiences/{factories.published().reference}/"
    assert "This is true for me too" in client.get(page).content.decode()
    client.post(f"{page}true-for-me-too/")
    client.post(f"{page}true-for-me-too/")
    assert ("You said that this is true" in client.get(page).content.decode(), TrueForMeToo.objects.count()) == (
        True,
        1,
    )
    client.post(f"{page}true-for-me-too/", {"back": "yes"})
    assert TrueForMeToo.objects.count() == 0


def test_true_for_me_too_of_what_is_not_public_is_not_found(client):
    assert client.post(f"/experiences/{factories.received().reference}/true-for-me-too/").status_code == 404


def test_true_for_me_too_page_has_no_free_text(client):
    page = client.get(f"/experiences/{factories.published().reference}/").content.decode()
    assert ("<textarea" in page, 'type="text"' in page) == (False, False)


@pytest.mark.parametrize("chosen", [{"difference": "yes"}, {"difference": "no", "look_again": "on"}])
def test_difference_of_an_answer_that_was_hidden_meanwhile_is_said_in_words(inside, monkeypatch, chosen):
    submission = Submission.objects.get()
    factories.publish(submission)
    answer = factories.answered(submission)

    def hide_after_it_was_read(code_hash, reference):
        found = asked_about(code_hash, reference)
        report_answer(reference=reference, key=codes.new_token())
        return found

    monkeypatch.setattr(writer, "asked_about", hide_after_it_was_read)
    page = inside.post(f"/your-feedback/answers/{answer.reference}/", chosen, follow=True)
    assert ("hidden for now" in page.content.decode(), ImpactAnswer.objects.count()) == (True, 0)
