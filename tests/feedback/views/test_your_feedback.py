import re
from datetime import UTC, datetime, timedelta

import pytest

from accounts.enums import Role
from feedback.answers import Answers
from feedback.enums import Speaker
from feedback.models import Submission
from feedback.selectors.promises import promises
from feedback.services import moderation, sending
from feedback.services.reports_about_me import report_answer, report_experience
from feedback.views.your_feedback import WRONG_CODES
from lib import clock, codes
from lib.due import in_full
from tests.feedback import desk, factories

pytestmark = pytest.mark.django_db
PAGE, STATUS = "/your-feedback/", "/your-feedback/status/"
WRONG = "Enter your code again. We could not find anything with this one. Check each letter and number."
MONDAY = datetime(2026, 11, 23, 10, tzinfo=UTC)


@pytest.fixture
def sent():
    with clock.set_to(MONDAY):
        return sending.send(
            answers=Answers(valued="The school rang back.", needs_change=desk.STORY), token=codes.new_token()
        )


@pytest.fixture
def submission(sent):
    return Submission.objects.get()


@pytest.fixture
def inside(client, sent):
    """A visitor who gave the code."""
    assert client.post(PAGE, {"code": sent.code}).headers["Location"] == STATUS
    return client


def text_of(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def status_words(client):
    return text_of(client.get(STATUS))


@pytest.mark.parametrize(
    "typed",
    [
        codes.show,
        str.lower,
        lambda code: f"  {' '.join(code)}\t",
        lambda code: code.replace("0", "O").replace("1", "l"),
        lambda code: "–".join(code),
    ],
)
def test_code_is_found_however_it_is_typed(client, sent, typed):
    assert client.post(PAGE, {"code": typed(sent.code)}).headers["Location"] == STATUS


def test_code_is_never_in_an_address_or_on_the_page(client, sent):
    response = client.post(PAGE, {"code": sent.code}, follow=True)
    assert [address for address, _status in response.redirect_chain] == [STATUS]
    assert (sent.code in response.content.decode(), sent.code in str(client.cookies)) == (False, False)
    cookie = client.cookies["feedback"]
    assert (cookie["httponly"], cookie["samesite"], cookie["max-age"]) == (True, "Lax", 1800)


@pytest.mark.parametrize("typed", ["0" * 26, "x", "💥" * 90, "' OR 1=1 --", "9" * 400])
def test_wrong_code_says_the_same_and_reveals_nothing(client, sent, typed):
    response = client.post(PAGE, {"code": typed})
    assert (response.status_code, text_of(response).count(WRONG)) == (200, 2)
    assert (sent.reference in response.content.decode(), "feedback" in client.cookies) == (False, False)


def test_reference_is_no_code(client, sent):
    assert text_of(client.post(PAGE, {"code": sent.reference})).count(WRONG) == 2


def test_no_code_says_what_to_do(client):
    assert text_of(client.post(PAGE, {"code": "  "})).count("Enter your secret code") == 2


def test_code_field_is_not_remembered_by_the_browser(client):
    field = re.search(r'<input[^>]*name="code"[^>]*>', client.get(PAGE).content.decode()).group()
    assert 'autocomplete="off"' in field


def test_eleventh_wrong_code_in_an_hour_is_refused_with_a_way_to_a_person(client, sent):
    with clock.set_to(MONDAY):
        statuses = [client.post(PAGE, {"code": f"wrong {number}"}).status_code for number in range(11)]
        assert statuses == [200] * 10 + [429]
        refused = client.post(PAGE, {"code": sent.code})
        assert (refused.status_code, "feedback" in client.cookies) == (429, False)
        assert 'href="#talk-title"' in refused.content.decode()
        elsewhere = client.post(PAGE, {"code": sent.code}, REMOTE_ADDR="192.0.2.7")
        assert elsewhere.status_code == 302
    with clock.set_to(MONDAY + timedelta(seconds=WRONG_CODES.seconds * 1.2)):
        assert client.post(PAGE, {"code": sent.code}).status_code == 302


def test_right_codes_are_not_counted(client, sent):
    statuses = {client.post(PAGE, {"code": sent.code}).status_code for _ in range(15)}
    assert statuses == {302}


@pytest.mark.parametrize("cookie", ["", "rubbish", "x" * 3000])
def test_status_without_a_code_asks_for_it(client, sent, cookie):
    client.cookies["feedback"] = cookie
    assert client.get(STATUS).headers["Location"] == PAGE


def test_status_closes_after_half_an_hour(client, sent):
    with clock.set_to(MONDAY):
        client.post(PAGE, {"code": sent.code})
    with clock.set_to(MONDAY + timedelta(minutes=29)):
        assert client.get(STATUS).status_code == 200
    with clock.set_to(MONDAY + timedelta(minutes=31)):
        assert client.get(STATUS).headers["Location"] == PAGE


def test_leave_clears_the_device(inside):
    assert inside.post("/your-feedback/leave/").headers["Location"] == "/your-feedback/left/"
    assert "You have left" in text_of(inside.get("/your-feedback/left/"))
    assert inside.get(STATUS).headers["Location"] == PAGE


@pytest.mark.parametrize("path", ["/your-feedback/leave/", "/tell-us/parent-carer/clear/"])
def test_get_changes_nothing(client, path):
    client.inspect = False
    assert client.get(path).status_code == 405


def test_status_of_what_was_just_sent(inside, sent):
    with clock.set_to(MONDAY + timedelta(minutes=5)):
        inside.post(PAGE, {"code": sent.code})
        words = status_words(inside)
    assert sent.reference in words
    assert "We received it (done) Monday 23 November 2026" in words
    assert "A person is reading it (this is where we are) By Monday 30 November 2026" in words
    assert "The council answers (still to come) By Monday 21 December 2026" in words
    assert "The school rang back." in words
    assert desk.STORY in words
    assert "sorry" not in words


def test_status_says_when_we_are_late(inside, sent):
    with clock.set_to(MONDAY + timedelta(days=9)):
        inside.post(PAGE, {"code": sent.code})
        assert status_words(inside).count("We are later than we promised, and we are sorry.") == 1


def test_status_says_that_a_second_person_reads_what_a_young_person_said(client, moderator, second_moderator):
    said = Answers(speaker=Speaker.YOUNG_PERSON, needs_change="The bell is too loud.")
    receipt = sending.send(answers=said, token=codes.new_token())
    client.post(PAGE, {"code": receipt.code})
    item = Submission.objects.get(reference=receipt.reference)
    desk.publish(item, moderator)
    item.refresh_from_db()
    words = status_words(client)
    assert "A second person is reading it" in words
    assert "two people read it before it is published" in words
    desk.agree(item, second_moderator)
    assert "It is published" in status_words(client)
    assert "A second person is reading it" not in status_words(client)


def test_status_of_a_published_one_shows_both_texts(inside, submission, moderator):
    desk.publish(submission, moderator, desk.mark(0, 11))
    page = inside.get(STATUS)
    words = text_of(page)
    assert "A person read it (done)" in words
    assert "Edited to protect privacy." in words
    assert f'href="/experiences/{submission.reference}/"' in page.content.decode()
    assert words.count("of Example School never rang back.") == 2
    assert words.count("Mrs Example of") == 1


def test_status_of_an_answered_one_shows_the_answer(inside, submission, moderator):
    desk.publish(submission, moderator)
    factories.answered(submission)
    words = status_words(inside)
    assert "The council answered (done)" in words
    assert "We will send every letter within five days." in words
    assert "Head of SEND casework" in words


def test_status_while_the_council_decides_shows_no_note(inside, submission, moderator):
    desk.recommend(submission, moderator)
    words = status_words(inside)
    assert "The council is deciding whether to publish it (this is where we are)" in words
    assert "It only insults one person." not in words


def test_status_while_the_council_decides_says_by_when_and_when_it_is_late(inside, sent, submission, moderator):
    desk.recommend(submission, moderator)
    by = in_full(promises(received_on=clock.today()).read_by)
    assert f"By {by}" in status_words(inside)
    with clock.set_to(clock.now() + timedelta(days=30)):
        desk.withhold(submission, factories.person(Role.COUNCIL_MODERATOR), seen_version=2)
        inside.post(PAGE, {"code": sent.code})
        words = status_words(inside)
        assert ("A second person at the council is deciding" in words, "We are later" in words) == (True, False)
    with clock.set_to(clock.now() + timedelta(days=70)):
        inside.post(PAGE, {"code": sent.code})
        assert "We are later than we promised, and we are sorry." in status_words(inside)


def test_status_of_a_withheld_one_says_why(inside, submission, moderator, council_moderator):
    desk.recommend(submission, moderator)
    submission.refresh_from_db()
    moderation.withhold(
        submission=submission, by=council_moderator, seen_version=2, ground="individual-service", note="We will ring."
    )
    words = status_words(inside)
    assert "It is not published (this is where we are)" in words
    assert "It is about the help that one person gets." in words
    assert "We will ring." in words
    assert "Other ways to get help for one child" in words


def test_status_of_one_set_aside_is_honest_and_leads_to_a_person(inside, submission, moderator):
    desk.set_aside(submission, by=moderator, reason="machine")
    words = status_words(inside)
    for said in (
        "We put it to one side, and may be wrong (this is where we are)",
        "We may be wrong, and we are sorry if we are. Nothing is deleted.",
        "I wrote this, please read it",
        f"Give them the reference {submission.reference}. You need not say who you are.",
        "The school rang back.",
    ):
        assert said in words
    assert 'href="/talk-to-a-person/"' in inside.get(STATUS).content.decode()
    assert "Take it back at any time" in words
    assert ("Change your words" in words, moderator.name in words) == (False, False)
    assert ("machine" in words, "makes no sense" in words) == (False, False)


def test_whoever_wrote_it_says_so_and_it_waits_to_be_read(inside, submission, moderator, signed_in):
    desk.set_aside(submission, by=moderator, reason="machine", note="Sorry if not.")
    assert "Sorry if not." in status_words(inside)
    places = [inside.post("/your-feedback/i-wrote-this/").headers["Location"] for _ in range(2)]
    submission.refresh_from_db()
    assert (places, submission.state, submission.challenges.get().state) == ([STATUS] * 2, "received", "put-back")
    words = status_words(inside)
    assert ("You told us that you wrote it. Thank you." in words, "I wrote this" in words) == (True, False)
    outcome = desk.set_aside(submission, by=moderator)
    assert outcome.skipped == ((submission.reference, "Its writer told us that a person wrote it. Read it by itself."),)
    shown = signed_in(moderator).get("/moderation/set-aside/choose/", {"item": submission.reference}).content.decode()
    assert "Its writer told us that a person wrote it, so read it by itself." in shown


def test_i_wrote_this_does_nothing_elsewhere(inside, submission, client):
    inside.post("/your-feedback/i-wrote-this/")
    submission.refresh_from_db()
    assert (submission.state, submission.version, submission.challenges.count()) == ("received", 1, 0)


def test_status_of_one_put_back_is_read_again(inside, submission, moderator):
    desk.set_aside(submission, by=moderator)
    submission.refresh_from_db()
    moderation.put_back(submission=submission, by=moderator, seen_version=submission.version)
    assert "A person is reading it once more." in status_words(inside)


def test_status_of_one_set_aside_is_as_plain_for_a_young_person(client, moderator):
    said = Answers(speaker=Speaker.YOUNG_PERSON, needs_change="asdf asdf asdf")
    receipt = sending.send(answers=said, token=codes.new_token())
    desk.set_aside(Submission.objects.get(reference=receipt.reference), by=moderator, reason="machine")
    client.post(PAGE, {"code": receipt.code})
    assert f"Give them your number, {receipt.reference}." in status_words(client)


def test_status_of_one_set_aside_says_nothing_of_it_while_somebody_may_not_be_safe(inside, submission, moderator):
    desk.set_aside(submission, by=moderator)
    factories.raise_concern(submission)
    words = status_words(inside)
    assert ("A person is looking at it first" in words, "put it to one side" in words) == (True, False)


def test_status_of_a_withdrawn_one(inside, submission):
    factories.move(submission, "withdrawn")
    assert "You took it back (done)" in status_words(inside)


@pytest.mark.parametrize("state", ["received", "published"])
def test_status_while_somebody_may_not_be_safe_says_no_more_than_that(inside, submission, moderator, state):
    if state == "published":
        desk.publish(submission, moderator)
        factories.answered(submission)
    factories.raise_concern(submission)
    words = status_words(inside)
    looking = "it again" if state == "published" else "it first"
    assert f"A person is looking at {looking} (this is where we are)" in words
    leaks = ("CANARY-WORRY", "afeguard", "concern", "We will send every letter", "What everyone can read")
    assert [word for word in leaks if word in words.split("What you sent")[0]] == []


def test_status_of_what_somebody_said_is_about_them_says_that_a_person_looks(inside, submission, moderator, responder):
    desk.publish(submission, moderator)
    response = factories.answered(submission, by=responder)
    answer = report_answer(reference=response.reference, key=codes.new_token())
    words = status_words(inside)
    assert "A person is looking at the council’s answer first" in words
    assert response.answer not in words
    report_experience(reference=submission.reference, key=codes.new_token())
    words = status_words(inside)
    assert "It was on the website. We are reading it once more, so it is hidden for now." in words
    assert ("What everyone can read" in words, answer.response.answer in words) == (False, False)


def test_status_of_one_taken_down_is_read_again(inside, submission, moderator):
    desk.publish(submission, moderator)
    submission.refresh_from_db()
    moderation.take_down(submission=submission, by=moderator, seen_version=submission.version)
    words = status_words(inside)
    assert "A person is reading it once more." in words
    assert "What everyone can read" not in words


def test_status_shows_only_what_belongs_to_the_code(inside):
    other = sending.send(answers=Answers(valued="CANARY of another family"), token=codes.new_token())
    words = status_words(inside)
    assert ("CANARY" in words, other.reference in words) == (False, False)


def test_status_asks_the_database_as_often_as_it_should(
    inside, submission, moderator, responder, django_assert_num_queries
):
    desk.publish(submission, moderator)
    factories.answered(submission)
    with django_assert_num_queries(21):
        inside.get(STATUS)
    for _ in range(2):
        factories.answered(submission)
    with django_assert_num_queries(21):
        inside.get(STATUS)
