"""A writer asks a second person to look, in the browser; another moderator or officer answers at the desk."""

import re

import pytest

from accounts.enums import Role
from accounts.models import Reading
from feedback.answers import Answers
from feedback.enums import Speaker
from feedback.models import Challenge, Submission
from feedback.services.moderation import keep_after_challenge
from feedback.services.safeguarding import close, pick_up, raise_concern
from feedback.services.sending import send
from lib import codes
from tests.feedback import desk
from tests.feedback.factories import person

pytestmark = pytest.mark.django_db
STATUS, ASK, LIST = "/your-feedback/status/", "/your-feedback/second-look/", "/moderation/challenges/"
WORDS = "Mrs Example said wait, and Mrs Example never rang. We have asked four times and still wait for a plan."
WHY = "CANARY-WHY the name was not the point"


def text_of(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def told(client, speaker=Speaker.PARENT_CARER):
    """Somebody told us and holds the code; a moderator took a name out and published it."""
    receipt = send(answers=Answers(needs_change=WORDS, speaker=speaker), token=codes.new_token())
    client.post("/your-feedback/", {"code": receipt.code})
    return Submission.objects.get(reference=receipt.reference)


@pytest.fixture
def edited(client, moderator, second_moderator):
    item = told(client)
    desk.publish(item, moderator, desk.mark(0, 11, "staff"), desk.mark(27, 38, "staff"), note="I took a name out.")
    item.refresh_from_db()
    return item


@pytest.fixture
def asked(client, edited):
    client.post(ASK, {"why": WHY})
    return Challenge.objects.get()


def test_status_shows_both_texts_what_was_taken_out_and_why(client, edited):
    shown = text_of(client.get(STATUS))
    assert (
        "“ Mrs Example ” is now [a member of staff]. We leave in what a service did, and take out who did it." in shown
    )
    assert shown.count("is now [a member of staff]") == 1  # the same name twice is said once
    assert "[a member of staff] said wait, and [a member of staff] never rang." in shown
    assert WORDS in shown
    assert "Do you not agree with what we took out? Ask a second person to look" in shown


def test_asking_says_by_when_and_keeps_the_words(client, edited):
    shown = text_of(client.get(ASK))
    assert re.search(r"Somebody who had no part in it looks at it by \w+day \d+ \w+ 20\d\d\.", shown)
    answer = client.post(ASK, {"why": WHY})
    assert (answer.headers["Location"], Challenge.objects.get().why) == (STATUS, WHY)
    status = text_of(client.get(STATUS))
    assert "You asked a second person to look" in status
    assert "Ask a second person to look" not in status


def test_asking_twice_asks_once(client, edited):
    places = [client.post(ASK, {"why": why}).headers["Location"] for why in (WHY, WHY, "")]
    assert (places, Challenge.objects.count(), Challenge.objects.get().why) == ([STATUS] * 3, 1, WHY)
    assert "You have asked already." in text_of(client.get(ASK))


def test_asking_without_words_is_fine(client, edited):
    client.post(ASK, {})
    assert Challenge.objects.get().why == ""


@pytest.mark.parametrize("why", ["\0", "x" * 10_000, "<b>&amp;", "💔"])
def test_odd_input_is_never_a_fault(client, edited, why):
    assert client.post(ASK, {"why": why}).status_code in (200, 302, 400)


def test_too_long_says_what_to_do_and_keeps_the_words(client, edited):
    answer = client.post(ASK, {"why": "x" * 2001})
    assert "What you do not agree with must be 2,000 characters or fewer." in text_of(answer)
    assert "x" * 2001 in answer.content.decode()


def test_asking_about_nothing_keeps_what_was_typed(client, db):
    told(client)
    answer = client.post(ASK, {"why": WHY})
    assert (answer.status_code, Challenge.objects.count()) == (409, 0)
    assert [word for word in ("There is nothing to ask about right now.", WHY) if word not in text_of(answer)] == []


def test_without_the_code_it_asks_for_it_and_keeps_what_was_typed(client, edited):
    client.cookies.clear()
    assert client.get(ASK).headers["Location"] == "/your-feedback/"
    answer = client.post(ASK, {"why": WHY})
    assert (answer.status_code, Challenge.objects.count()) == (200, 0)
    assert (answer.context["address"], answer.context["typed"]) == (ASK, [("why", WHY)])


def test_everything_is_held_while_somebody_may_not_be_safe(
    client, asked, edited, moderator, second_moderator, signed_in
):
    raise_concern(submission=edited, by=moderator)
    shown = text_of(client.get(STATUS))
    assert [word for word in ("second person", "[a member of staff]") if word in shown] == []
    other = signed_in(second_moderator)
    assert edited.reference not in other.get(LIST).content.decode()
    for path in ("", "keep/", "change/"):
        address = f"{LIST}{asked.pk}/{path}"
        assert (other.post(address, {"note": "x"}) if path else other.get(address)).status_code == 404


def test_desk_shows_it_to_another_and_notes_the_reading(asked, edited, second_moderator, signed_in):
    client = signed_in(second_moderator)
    assert edited.reference in client.get(LIST).content.decode()
    assert (Reading.objects.count(), WHY in client.get(LIST).content.decode()) == (0, False)
    shown = text_of(client.get(f"{LIST}{asked.pk}/"))
    parts = (
        WHY,
        "“Mrs Example” became [a member of staff] (a member of staff)",
        "Mo Moderator, ",
        "I took a name out.",
    )
    assert [part for part in parts if part not in shown] == []
    assert list(Reading.objects.values_list("by__name", "record")) == [("Sam Second", "words-as-sent")]


def test_whoever_decided_sees_nothing_of_it(asked, edited, moderator, signed_in):
    client = signed_in(moderator)
    assert edited.reference not in client.get(LIST).content.decode()
    answers = [client.get(f"{LIST}{asked.pk}/"), client.post(f"{LIST}{asked.pk}/keep/", {"note": "Mine."})]
    assert [answer.status_code for answer in answers] == [404, 404]


def test_keeping_tells_the_writer_why(client, asked, second_moderator, signed_in):
    other = signed_in(second_moderator)
    assert list(other.post(f"{LIST}{asked.pk}/keep/", {"note": " "}).context["form"].errors) == ["note"]
    answer = other.post(f"{LIST}{asked.pk}/keep/", {"note": "The name shows who it is. I am sorry."})
    assert answer.url == LIST
    shown = text_of(client.get(STATUS))
    assert "It stays as it is. They say: The name shows who it is. I am sorry." in shown
    assert "Ask a second person to look" not in shown


def test_changing_opens_it_for_whoever_looked(client, asked, edited, second_moderator, signed_in):
    other = signed_in(second_moderator)
    answer = other.post(f"{LIST}{asked.pk}/change/", {"note": "You are right."}, follow=True)
    assert answer.redirect_chain == [(f"/moderation/{edited.reference}/", 302)]
    assert "Sam Second sent it back on" in text_of(answer)
    shown = text_of(client.get(STATUS))
    assert "They agreed that it should be read again. They say: You are right." in shown
    edited.refresh_from_db()
    desk.publish(edited, second_moderator)
    shown = text_of(client.get(STATUS))
    assert re.search(r"What everyone could read from \w+day .* “ Mrs Example ” was \[a member of staff\]", shown)


def test_two_who_look_at_once_the_second_is_told_and_keeps_the_note(asked, second_moderator, signed_in):
    keep_after_challenge(challenge=asked, by=second_moderator, note="It is right.")
    third = signed_in(person(Role.FORUM_MODERATOR, name="Tamsin Third"))
    answer = third.post(f"{LIST}{asked.pk}/change/", {"note": "My typed note"})
    assert answer.status_code == 409
    assert [word for word in ("Sam Second has decided", "My typed note") if word not in text_of(answer)] == []


def test_a_withheld_one_is_looked_at_by_another_officer(client, moderator, council_moderator, signed_in):
    item = told(client)
    desk.recommend(item, moderator, ground="individual-service")
    item.refresh_from_db()
    desk.withhold(item, council_moderator, ground="individual-service", note="It is about one plan.")
    assert "Do you not agree that it is not published? Ask a second person" in text_of(client.get(STATUS))
    client.post(ASK, {"why": WHY})
    number = Challenge.objects.get().pk
    assert signed_in(council_moderator).get(f"{LIST}{number}/").status_code == 404
    officer = signed_in(person(Role.COUNCIL_MODERATOR, name="Sol Officer"))
    assert WORDS in text_of(officer.get(f"{LIST}{number}/"))
    assert officer.post(f"{LIST}{number}/change/", {"note": "It says more."}).url == LIST
    item.refresh_from_db()
    assert item.state == "received"


def test_young_people_ask_in_their_words(client, moderator, second_moderator):
    person(Role.COUNCIL_MODERATOR), person(Role.FORUM_MODERATOR)
    item = told(client, Speaker.YOUNG_PERSON)
    desk.publish(item, moderator, desk.mark(0, 11))
    item.refresh_from_db()
    desk.agree(item, second_moderator)
    assert "Is it not right what we took out? Ask someone else to look" in text_of(client.get(STATUS))
    assert "It is fine to ask. Nobody will be cross." in text_of(client.get(ASK))
    client.post(ASK, {"why": "It was my cat."})
    assert "A new person looks at it by" in text_of(client.get(STATUS))


def test_words_that_may_mean_danger_come_first_and_are_named_before_anybody_reads(
    client, edited, moderator, second_moderator, signed_in
):
    client.post(ASK, {"why": WHY})
    later = told(client)
    desk.publish(later, moderator, desk.mark(0, 11))
    client.post(ASK, {"why": "CANARY-WHY He is bruised and I ran away."})
    other = signed_in(second_moderator)
    assert "may mean that somebody is not safe: look at what this writer says" in text_of(other.get("/moderation/"))
    listed = other.get(LIST)
    assert [(one.reference, one.urgent) for one in listed.context["waiting"]] == [
        (later.reference, True),
        (edited.reference, False),
    ]
    address = f"{LIST}{Challenge.objects.get(submission=later).pk}/"
    before = text_of(other.get(address))
    assert [word for word in ("CANARY-WHY", WORDS) if word in before] == []
    assert "It may be about: abuse or violence running away or going missing" in before
    assert Reading.objects.count() == 0
    assert "CANARY-WHY He is bruised" in text_of(other.get(f"{address}?ready=yes"))


def test_safeguarding_lead_reads_what_the_writer_said_while_the_concern_is_open(
    asked, edited, moderator, safeguarding_lead, signed_in
):
    concern = raise_concern(submission=edited, by=moderator)
    lead = signed_in(safeguarding_lead)
    assert WHY in text_of(lead.get(f"/safeguarding/{concern.pk}/"))
    pick_up(concern=concern, by=safeguarding_lead)
    close(concern=concern, by=safeguarding_lead, outcome="Done.")
    assert WHY not in text_of(lead.get(f"/safeguarding/{concern.pk}/"))


@pytest.mark.parametrize("number", ["0", "999999", "9" * 30])
def test_unknown_ones_are_404(number, second_moderator, signed_in):
    client = signed_in(second_moderator)
    assert [client.get(f"{LIST}{number}/").status_code, client.post(f"{LIST}{number}/keep/").status_code] == [404, 404]


@pytest.mark.parametrize("role", ["partner", "responder", "contact_team", "safeguarding_lead", "administrator"])
def test_closed_to_other_roles(role, asked, signed_in, request):
    client = signed_in(request.getfixturevalue(role))
    assert [client.get(LIST).status_code, client.get(f"{LIST}{asked.pk}/").status_code] == [403, 403]


@pytest.mark.parametrize("many", [1, 3])
def test_list_asks_the_database_as_often_for_any_number(
    many, client, moderator, second_moderator, signed_in, django_assert_num_queries
):
    for _ in range(many):
        item = told(client)
        desk.publish(item, moderator, desk.mark(0, 11))
        client.post(ASK, {"why": WHY})
    other = signed_in(second_moderator)
    other.get(LIST)
    with django_assert_num_queries(7):
        assert len(other.get(LIST).context["waiting"]) == many


def test_a_second_asking_in_other_words_is_not_thrown_away_in_silence(client, asked):
    answer = client.post(ASK, {"why": "CANARY-MORE and another thing"})
    shown = text_of(answer)
    assert (answer.status_code, Challenge.objects.get().why) == (409, WHY)
    assert ("You have asked already." in shown, "CANARY-MORE and another thing" in shown) == (True, True)
    assert "We did not keep it." in shown
