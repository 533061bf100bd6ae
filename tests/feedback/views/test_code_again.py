"""The half hour ends while a writer types: the code is asked for once more, and no word is lost."""

import pytest

from feedback.answers import Answers
from feedback.models import Challenge, OriginalWords, Submission
from feedback.services.sending import send
from feedback.views.your_feedback import COOKIE
from lib import codes
from tests.feedback import desk
from tests.feedback.factories import answered

pytestmark = pytest.mark.django_db
CHANGE, ASK = "/your-feedback/change/", "/your-feedback/second-look/"
WORDS = "CANARY the letters never come,\nand nobody rings."
MORE = " We still wait for a plan, and nobody tells us why it takes so long."


@pytest.fixture
def receipt(client):
    """Somebody wrote, came back with the code, and their half hour is over."""
    made = send(answers=Answers(needs_change=f"{desk.STORY}{MORE}"), token=codes.new_token())
    client.cookies.pop(COOKIE, None)
    return made


def hidden(answer):
    return dict(answer.context["typed"])


def go_on(client, address, code, typed):
    """Type the words, give the code when asked, look at them and send them. Returns the three answers."""
    asked = client.post(address, typed)
    shown = client.post(address, hidden(asked) | {"code": code})
    return asked, shown, client.post(address, hidden(shown))


def test_changed_words_survive_the_end_of_the_half_hour(client, receipt):
    asked, shown, sent = go_on(client, CHANGE, receipt.code, {"valued": "", "needs_change": WORDS})
    assert "Enter your code once more" in asked.content.decode()
    assert ("CANARY" in shown.content.decode(), receipt.reference in shown.content.decode()) == (True, True)
    assert sent.headers["Location"] == "/your-feedback/status/"
    assert OriginalWords.objects.latest("version").needs_change.split() == WORDS.split()


def test_nothing_is_sent_before_they_looked(client, receipt):
    asked = client.post(CHANGE, {"valued": "", "needs_change": WORDS})
    client.post(CHANGE, hidden(asked) | {"code": receipt.code})
    assert OriginalWords.objects.count() == 1


def test_why_of_a_second_look_survives(client, receipt, moderator):
    item = Submission.objects.get()
    desk.publish(item, moderator, desk.mark(0, 11))
    go_on(client, ASK, receipt.code, {"why": "CANARY it was mine."})
    assert Challenge.objects.get().why == "CANARY it was mine."


def test_a_word_on_an_answer_survives(client, receipt, moderator):
    item = Submission.objects.get()
    desk.publish(item, moderator)
    item.refresh_from_db()
    address = f"/your-feedback/answers/{answered(item).reference}/"
    *_, sent = go_on(client, address, receipt.code, {"difference": "partly"})
    assert (sent.headers["Location"], item.impact_answers.get().difference) == ("/your-feedback/status/", "partly")


def test_a_wrong_code_keeps_the_words_and_is_counted(client, receipt):
    typed = {"valued": "", "needs_change": WORDS, "code": "WRONG"}
    answers = [client.post(CHANGE, typed) for _ in range(11)]
    assert [one.status_code for one in answers] == [200] * 10 + [429]
    assert {hidden(one)["needs_change"] for one in answers} == {WORDS}
    assert "Enter your code again." in answers[0].content.decode()
    assert "wait an hour and try again" in answers[10].content.decode()
    assert client.post(CHANGE, typed | {"code": receipt.code}).status_code == 429


def test_an_empty_code_says_what_to_do(client, receipt):
    shown = client.post(CHANGE, {"needs_change": WORDS, "code": ""}).content.decode()
    assert "Enter your secret code" in shown


def test_without_words_the_page_still_leads_to_the_code(client, receipt):
    assert client.get(CHANGE).headers["Location"] == "/your-feedback/"
