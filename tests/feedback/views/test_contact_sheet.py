"""PP-11, PC-13: what stands on the contact sheet of a paper form reaches the contact team, apart from the words."""

import pytest

from contact.models import ContactDetails
from contact.selectors.details import held, link_of
from feedback.answers import Answers, HelperFacts
from feedback.enums import Channel, Consent, Helper, WordsAre
from feedback.selectors.receipts import hash_of_code
from feedback.services.entering import enter, start_batch
from lib import clock, codes

pytestmark = pytest.mark.django_db
PAGE = "/entering/contact-sheet/"
SHEET = {
    "sheet": "typed", "way": "letter", "letter_name": "Sam Canary", "address": "1 Fore Street\nExeter\nEX1 1AA",
    "copy_format": "large-print", "purposes": ["reply"],
}  # fmt: skip


@pytest.fixture
def code(helper):
    facts = HelperFacts(
        helper=Helper.FORUM, heard_on=clock.today(), words_are=WordsAre.AS_SAID, read_back=True, consent=Consent.PERSON
    )
    batch = start_batch(
        by=helper, title="Exeter", channel=Channel.PAPER, heard_on=None, expected=None, token=codes.new_token()
    )
    answers = Answers(needs_change="Late letters.", channel=Channel.PAPER, helper=facts)
    return enter(batch=batch, by=helper, answers=answers, token=codes.new_token()).code


def test_contact_sheet_is_kept_apart_for_the_person_of_the_code(code, helper, signed_in):
    client = signed_in(helper)
    assert code in client.post(PAGE, {"code": code}).content.decode()
    assert client.post(PAGE, {"code": codes.show(code), **SHEET}).headers["Location"] == "/entering/"
    kept = held(link_of(hash_of_code(code)))
    assert (kept.way, kept.name, kept.to.splitlines()[0]) == ("letter", "Sam Canary", "1 Fore Street")


def test_contact_sheet_of_what_another_entered_is_refused(code, contact_team, signed_in):
    page = signed_in(contact_team).post(PAGE, {"code": code, **SHEET}).content.decode()
    assert "Enter the code of something that you entered yourself" in page
    assert ("Sam Canary" in page, ContactDetails.objects.count()) == (True, 0)


def test_contact_sheet_with_a_gap_keeps_what_was_typed(code, helper, signed_in):
    page = signed_in(helper).post(PAGE, {"code": code, **SHEET, "letter_name": ""}).content.decode()
    assert "Enter the name that we write on the envelope" in page
    assert "1 Fore Street" in page


def test_contact_sheet_never_shows_what_is_held(code, helper, signed_in):
    client = signed_in(helper)
    client.post(PAGE, {"code": code, **SHEET})
    assert "Sam Canary" not in client.post(PAGE, {"code": code}).content.decode()
