"""The public pages: two fields are enough, nothing typed is lost, and nothing personal comes back."""

import re

import pytest

from authority.models import Settings
from contact.models import CallBack, Order
from contact.views.asking import CALL_BACKS
from lib import limits
from lib.due import in_full

pytestmark = pytest.mark.django_db
CALL_BACK = "/talk-to-a-person/call-back/"
YOUNG = f"{CALL_BACK}?from=young-person"
ORDER = "/get-it-offline/order/"
ENOUGH = {"name": "Kit Canary", "number": "01392 380434", "call_by": "phone"}
PAPER = {"what": "report", "copies": "2", "copy_format": "large-print", "name": "Kit Canary", "address": "1 Canary Row"}


def hidden(page: str) -> dict[str, str]:
    """Return the hidden fields of a page's form, as a browser sends them back."""
    found = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page)
    return {name: value for name, value in found if name != "csrfmiddlewaretoken"}


def sent(client, address, given, **headers):
    return client.post(address, hidden(client.get(address).content.decode()) | given, **headers)


def test_name_and_number_are_enough(client):
    Settings.objects.create(called_back_within_days=3)
    response = sent(client, CALL_BACK, ENOUGH)
    assert (response.status_code, response.headers["Location"]) == (302, f"{CALL_BACK}asked/")
    kept = CallBack.objects.get()
    page = client.get(f"{CALL_BACK}asked/").content.decode()
    assert (kept.reference in page, f"By the end of {in_full(kept.due_on)}" in page) == (True, True)
    assert "If you miss our call" in page
    assert [word for word in ("Kit", "Canary", "380434") if word in page] == []


def test_every_answer_is_kept(client):
    given = ENOUGH | {
        "call_by": "relay", "good_time": "after 4pm", "helps": ["an interpreter", "more time"], "needs": "Polish",
        "summary_way": "email", "summary_email": "kit@example.org", "young": "on",
    }  # fmt: skip
    sent(client, CALL_BACK, given)
    kept = CallBack.objects.get()
    assert (kept.call_by, kept.good_time, kept.needs) == ("relay", "after 4pm", "an interpreter; more time; Polish")
    assert (kept.summary_way, kept.summary_to, kept.young) == ("email", "kit@example.org", True)


@pytest.mark.parametrize(
    ("way", "given", "kept_place"),
    [
        ("text", {"number": "07700 900123"}, "+447700900123"),
        ("letter", {"summary_address": "1 Canary Row\n Exeter \n\nex1 1aa"}, "1 Canary Row\nExeter\nEX1 1AA"),
    ],
)
def test_summary_can_come_by_text_or_letter(client, way, given, kept_place):
    sent(client, CALL_BACK, ENOUGH | {"summary_way": way} | given)
    kept = CallBack.objects.get()
    assert (kept.summary_way, kept.summary_to) == (way, kept_place)


def test_child_has_a_page_with_help_first_and_comes_first(client):
    page = client.get(YOUNG).content.decode()
    assert 0 < page.index("Childline") < page.index("<form")
    assert page.index("tel:999") < page.index("<form")
    response = sent(client, YOUNG, ENOUGH)
    assert CallBack.objects.get().young is True
    assert "Childline" in client.get(response.headers["Location"]).content.decode().split("components")[0]


def test_nobody_is_asked_what_it_is_about(client):
    page = client.get(CALL_BACK).content.decode()
    names = set(re.findall(r'<(?:input|textarea|select)[^>]*name="(\w+)"', page))
    assert names - {"csrfmiddlewaretoken", "homepage", "opened", "key"} == {
        "name", "number", "call_by", "good_time", "helps", "needs", "summary_way", "summary_email", "summary_address",
        "young",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"name": ""}, "Enter a name that we can call you by"),
        ({"number": ""}, "Enter a phone number, so that we can reach you"),
        ({"number": "abc"}, "Enter a phone number with all its figures"),
        ({"number": "9" * 10_000}, "“Your phone number” must be 40 characters or fewer"),
        ({"call_by": "pigeon"}, "Select one of the answers in the list"),
        ({"call_by": "text"}, "Enter a UK mobile phone number for a text. It begins with 07."),
        ({"summary_way": "text"}, "Enter a UK mobile phone number for a text. It begins with 07."),
        ({"summary_way": "letter", "summary_address": "here"}, "with the postcode on the last line"),
        ({"summary_way": "email"}, "Enter the e-mail address for what we write down"),
        ({"needs": "x" * 10_000}, "must be 300 characters or fewer"),
    ],
)
def test_mistake_says_what_to_do_and_keeps_what_was_typed(client, changes, error):
    response = sent(client, CALL_BACK, ENOUGH | {"good_time": "after nine"} | changes)
    page = response.content.decode()
    assert (response.status_code, CallBack.objects.count()) == (200, 0)
    assert "<title>Error: " in page
    assert (page.count(error) >= 2, "after nine" in page) == (True, True)


def test_pressed_twice_makes_one_and_shows_the_same_receipt(client):
    given = hidden(client.get(CALL_BACK).content.decode()) | ENOUGH
    pages = []
    for _ in range(2):
        client.post(CALL_BACK, given)
        pages.append(client.get(f"{CALL_BACK}asked/").content)
    assert (CallBack.objects.count(), pages[0] == pages[1]) == (1, True)


def test_machine_is_caught_and_a_person_may_press_again(client):
    response = sent(client, CALL_BACK, ENOUGH | {"homepage": "https://buy.example"})
    page = response.content.decode()
    assert (CallBack.objects.count(), "Press the button once more" in page, "Kit Canary" in page) == (0, True, True)
    client.post(CALL_BACK, hidden(page) | ENOUGH)
    assert CallBack.objects.count() == 1


@pytest.mark.parametrize(("address", "given"), [(CALL_BACK, ENOUGH), (ORDER, PAPER)])
def test_one_too_many_is_shown_a_person_and_loses_nothing(client, monkeypatch, address, given):
    monkeypatch.setattr(limits, "over", lambda *_args: True)
    response = sent(client, address, given)
    page = response.content.decode()
    assert (response.status_code, CallBack.objects.count() + Order.objects.count()) == (429, 0)
    assert ("What you typed is still here" in page, "Kit Canary" in page, 'href="#talk-title"' in page) == (
        True,
        True,
        True,
    )


def test_limit_counts_what_was_kept_and_not_a_second_press(client):
    source = {"REMOTE_ADDR": "192.0.2.7"}
    given = hidden(client.get(CALL_BACK).content.decode()) | ENOUGH
    for _ in range(CALL_BACKS.tries + 2):
        assert client.post(CALL_BACK, given, **source).status_code == 302
    for _ in range(CALL_BACKS.tries - 1):
        assert sent(client, CALL_BACK, ENOUGH, **source).status_code == 302
    assert sent(client, CALL_BACK, ENOUGH, **source).status_code == 429
    assert sent(client, CALL_BACK, ENOUGH, REMOTE_ADDR="192.0.2.8").status_code == 302


def test_order_is_kept_and_its_receipt_names_the_day(client):
    response = sent(client, ORDER, PAPER)
    assert (response.status_code, response.headers["Location"]) == (302, f"{ORDER}asked/")
    kept = Order.objects.get()
    assert (kept.what, kept.copies, kept.copy_format, kept.address) == ("report", 2, "large-print", "1 Canary Row")
    page = client.get(f"{ORDER}asked/").content.decode()
    assert (kept.reference in page, in_full(kept.due_on) in page, "2 copies" in page) == (True, True, True)
    assert "Canary" not in page


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"what": ""}, "Select what you would like"),
        ({"copies": "0"}, "Enter how many copies you want, from 1 to 50"),
        ({"copies": "51"}, "Enter how many copies you want, from 1 to 50"),
        ({"copies": "9" * 400}, "Enter how many copies you want, from 1 to 50"),
        ({"copies": "many"}, "Enter how many copies you want, from 1 to 50"),
        ({"copy_format": "other-language"}, "Enter which language"),
        ({"name": ""}, "Enter your name"),
        ({"address": " "}, "Enter the address that we shall post it to"),
        ({"address": "x\n" * 5_000}, "“Your postal address” must be 300 characters or fewer"),
    ],
)
def test_order_with_a_mistake_says_what_to_do(client, changes, error):
    response = sent(client, ORDER, PAPER | changes)
    assert (response.status_code, Order.objects.count()) == (200, 0)
    assert response.content.decode().count(error) >= 2


@pytest.mark.parametrize("address", [f"{CALL_BACK}asked/", f"{ORDER}asked/"])
@pytest.mark.parametrize("cookie", ["", "odd", "x" * 4_000])
def test_receipt_without_its_cookie_says_how_to_be_sure(client, address, cookie):
    client.cookies["call-back"] = client.cookies["order"] = cookie
    response = client.get(address)
    assert response.status_code == 200
    assert "We cannot show your receipt any more" in response.content.decode()


def test_text_in_any_script_comes_back_equal(client):
    for words in ("يوسف", "Łukasz Żak 👩‍👧", "O’Brien “Pat”"):
        sent(client, CALL_BACK, ENOUGH | {"name": words})
        assert CallBack.objects.latest("pk").name == words
