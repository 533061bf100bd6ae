"""Do you want to hear from us? After sending, or with the code; nothing ticked before, one step out."""

import re

import pytest

from contact.enums import Format, Purpose, Way
from contact.models import ContactDetails
from contact.selectors.details import held, link_of
from feedback.models import ReceiptCode
from feedback.views.tell_us import browser
from feedback.views.your_feedback import COOKIE, WRONG_CODES
from tests.contact.hearing import messages
from tests.feedback import factories, journey

pytestmark = pytest.mark.django_db
PAGE, DELETE = "/your-feedback/hear-back/", "/your-feedback/hear-back/delete/"
FROM_RECEIPT = f"{PAGE}?sent=parent-carer"
EMAIL = {"way": "email", "email": "CANARY-EMAIL@example.org", "purposes": ["reply"]}
TYPED = {
    Way.EMAIL: {"email": "somebody@example.org"},
    Way.TEXT: {"text_number": "07700 900123"},
    Way.PHONE: {"phone_number": "01632 960124", "phone_name": "Sam"},
    Way.LETTER: {"letter_name": "Sam Example", "address": "1 High Street\nExeter\nEX1 1AA"},
}
KEPT = {
    Way.EMAIL: ("somebody@example.org", ""),
    Way.TEXT: ("+447700900123", ""),
    Way.PHONE: ("+441632960124", "Sam"),
    Way.LETTER: ("1 High Street\nExeter\nEX1 1AA", "Sam Example"),
}


def text_of(response) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


@pytest.fixture
def receipt(client):
    """The page after somebody sent something; the client holds the receipt."""
    factories.cornerstone()
    factories.district()
    journey.answer_all(client)
    return journey.send(client)


@pytest.fixture
def inside(client, receipt):
    """The same person later, in with the code and without the receipt."""
    code = journey.code_on(receipt.content.decode())
    client.cookies.clear()
    client.post("/your-feedback/", {"code": code})
    client.code = code
    return client


def what_we_hold():
    return held(link_of(ReceiptCode.objects.get().code_hash))


def test_receipt_leads_there_and_the_page_asks_with_nothing_ticked(client, receipt):
    assert f'href="{FROM_RECEIPT}"' in receipt.content.decode()
    html = client.get(FROM_RECEIPT).content.decode()
    assert (" checked" in html, " selected" in html) == (False, False)
    assert len(re.findall(r'type="checkbox"', html)) == len(Purpose)


def test_no_thank_you_is_one_step_back_to_the_receipt(client, receipt):
    html = client.get(FROM_RECEIPT).content.decode()
    assert re.search(r'href="/tell-us/parent-carer/sent/"[^>]*>No thank you<', html)
    assert ContactDetails.objects.count() == 0


def test_status_page_leads_there_and_no_thank_you_leads_back(inside):
    assert f'href="{PAGE}"' in inside.get("/your-feedback/status/").content.decode()
    assert re.search(r'href="/your-feedback/status/"[^>]*>No thank you<', inside.get(PAGE).content.decode())


def test_page_says_that_it_is_apart_who_reads_it_and_how_long(client, receipt):
    words = text_of(client.get(FROM_RECEIPT))
    assert "We keep it apart from what you told us. The people who read your words cannot see it." in words
    assert "Only the contact team may look" in words
    assert "We delete it 12 months after we last needed it." in words


@pytest.mark.parametrize("way", Way)
def test_each_way_is_kept_as_it_was_chosen(client, receipt, way):
    everything = {name: value for typed in TYPED.values() for name, value in typed.items()}
    response = client.post(FROM_RECEIPT, {**everything, "way": way, "purposes": ["reply", "take-part"]})
    assert response.headers["Location"] == f"{FROM_RECEIPT}&saved"
    kept = what_we_hold()
    assert (kept.way, (kept.to, kept.name)) == (way, KEPT[way])
    assert kept.purposes == {Purpose.REPLY, Purpose.TAKE_PART}
    assert "We have saved how to reach you." in text_of(client.get(f"{FROM_RECEIPT}&saved"))


def test_with_the_code_it_is_kept_too(inside):
    assert inside.post(PAGE, EMAIL).headers["Location"] == f"{PAGE}?saved"
    assert what_we_hold().to == "CANARY-EMAIL@example.org"


def test_format_and_language_are_kept(inside):
    inside.post(PAGE, {**EMAIL, "copy_format": "other-language", "language": "Polski"})
    assert (what_we_hold().copy_format, what_we_hold().language) == (Format.OTHER_LANGUAGE, "Polski")


def test_shown_again_it_shows_what_we_hold(inside):
    inside.post(PAGE, {"way": "text", **TYPED[Way.TEXT], "purposes": ["reply", "news"]})
    response = inside.get(PAGE)
    words = text_of(response)
    assert "What we hold How we tell you By text message Where 07700 900123" in words
    html = response.content.decode()
    assert len(re.findall(r'type="checkbox"[^>]* checked', html)) == 2
    assert 'value="07700 900123"' in html


def test_delete_is_one_step(inside):
    inside.post(PAGE, EMAIL)
    response = inside.post(DELETE, follow=True)
    assert "We have deleted how to reach you. You will get no messages." in text_of(response)
    assert (what_we_hold(), ContactDetails.objects.count()) == (None, 0)


def test_pressed_twice_it_is_kept_once(inside):
    for _twice in range(2):
        assert inside.post(PAGE, EMAIL).status_code == 302
    assert ContactDetails.objects.count() == 1


@pytest.mark.parametrize(
    ("typed", "error"),
    [
        ({}, "Select how we shall tell you. If you want no messages, choose “No thank you”"),
        ({"way": "email", "email": "a", "purposes": ["reply"]}, "Enter your e-mail address like name@example.com"),
        (
            {"way": "text", "text_number": "01392 380434", "purposes": ["reply"]},
            "Enter a UK mobile number like 07700 900123. If you have no mobile, choose a call or a letter",
        ),
        ({"way": "phone", "purposes": ["reply"]}, "Enter a UK phone number like 01392 380434"),
        ({"way": "letter", **TYPED[Way.LETTER], "letter_name": ""}, "Enter the name that we write on the envelope"),
        (
            {"way": "letter", "letter_name": "Sam", "address": "1 High Street"},
            "Enter your address, one part on each line, with the UK postcode on the last line. Use 2 to 6 lines",
        ),
        (
            {"way": "email", "email": "a@example.org"},
            "Tick at least one thing that we may use it for. Or choose “No thank you”",
        ),
        ({**EMAIL, "copy_format": "other-language"}, "Enter the language that you read best"),
    ],
)
def test_error_says_what_to_do_and_keeps_what_was_typed(inside, typed, error):
    response = inside.post(PAGE, {**typed, "text_number": typed.get("text_number", "CANARY-NUMBER")})
    assert text_of(response).count(error) == 2
    html = response.content.decode()
    assert [value for value in typed.values() if isinstance(value, str) and value not in html] == []
    assert ("CANARY-NUMBER" in html or "text_number" in typed) is True
    assert ContactDetails.objects.count() == 0


def test_what_stands_under_another_choice_is_no_error(inside):
    assert inside.post(PAGE, {**EMAIL, "text_number": "x" * 300, "address": "y" * 9000}).status_code == 302


@pytest.mark.parametrize(
    "odd",
    [
        {"way": "pigeon"},
        {"way": ["email", "text"]},
        {"purposes": ["everything"]},
        {"email": "x" * 10_000},
        {"copy_format": "10" * 40},
        {"email": "a@example.org\r\nBcc: b@example.org"},
        {"way": "letter", "letter_name": "Sam", "address": "\n" * 500},
    ],
)
def test_odd_input_gets_an_answer(inside, odd):
    assert inside.post(PAGE, {**EMAIL, **odd}).status_code in (200, 302)


def test_nul_is_refused_with_a_page(inside):
    assert inside.post(PAGE, {**EMAIL, "email": "a\0@example.org"}).status_code == 400


def test_stranger_is_asked_for_the_code(client):
    assert client.get(PAGE).headers["Location"] == "/your-feedback/"
    assert client.post(DELETE).headers["Location"] == "/your-feedback/"


def test_closed_half_hour_keeps_what_was_typed_and_asks_for_the_code_once_more(inside):
    inside.cookies.clear()
    response = inside.post(PAGE, EMAIL)
    assert ("Enter your code once more" in text_of(response), ContactDetails.objects.count()) == (True, 0)
    assert 'value="CANARY-EMAIL@example.org"' in response.content.decode()
    response = inside.post(PAGE, {**EMAIL, "code": inside.code})
    assert response.headers["Location"] == f"{PAGE}?saved"
    assert what_we_hold().to == "CANARY-EMAIL@example.org"
    assert "We have saved how to reach you." in text_of(inside.get(f"{PAGE}?saved"))


def test_wrong_codes_are_counted_and_lose_nothing(client):
    for _try in range(WRONG_CODES.tries):
        assert "We could not find anything with this one." in text_of(client.post(PAGE, {**EMAIL, "code": "1" * 26}))
    response = client.post(PAGE, {**EMAIL, "code": "1" * 26})
    assert "talk to a person now" in text_of(response)
    assert 'value="CANARY-EMAIL@example.org"' in response.content.decode()


def test_receipt_of_one_story_and_code_of_another_are_kept_apart(inside):
    first = ReceiptCode.objects.get()
    journey.answer_all(inside)
    journey.send(inside)
    second = ReceiptCode.objects.exclude(pk=first.pk).get()
    assert {COOKIE, browser.RECEIPT_COOKIE} <= set(inside.cookies)
    inside.post(FROM_RECEIPT, EMAIL)
    assert (held(link_of(first.code_hash)), held(link_of(second.code_hash)).to) == (None, EMAIL["email"])
    inside.post(PAGE, {**EMAIL, "email": "first@example.org"})
    assert held(link_of(first.code_hash)).to == "first@example.org"


def test_unknown_journey_in_the_address_is_ignored(inside):
    assert 'href="/your-feedback/status/"' in inside.get(f"{PAGE}?sent=//evil.example").content.decode()


def test_details_are_on_no_other_page_of_the_writer(inside):
    inside.post(PAGE, EMAIL)
    for page in ("/your-feedback/status/", "/your-feedback/", "/tell-us/"):
        assert "CANARY" not in inside.get(page).content.decode()


def test_page_is_kept_by_no_cache(inside):
    inside.post(PAGE, EMAIL)
    assert inside.get(PAGE).headers["Cache-Control"] == "no-store, private"


def test_saving_tells_nobody_anything(inside):
    inside.post(PAGE, EMAIL)
    assert messages() == []
