"""Signing in: by a code or a password, the same answer for everybody who fails, out by POST only."""

import re

import pytest
from django.core import mail
from django.test import Client

from accounts.enums import Role
from accounts.services import invite
from tests.page_inspector import InspectingClient

pytestmark = pytest.mark.django_db
LOGIN, CODE, CONFIRM, LOGOUT = (
    "/account/login/", "/account/login/code/", "/account/login/code/confirm/", "/account/logout/"
)  # fmt: skip
SECRET = "a-long-enough-secret"


@pytest.fixture
def member(db):
    user = invite(email="mo@example.org", name="Mo Moderator", roles=(Role.FORUM_MODERATOR,), by=None)
    user.set_password(SECRET)
    user.save()
    return user


def is_in(client: Client) -> bool:
    return client.get("/dashboard/").status_code == 200


def plain(html: bytes, *addresses: str) -> str:
    """Return a page without what differs by chance: tokens and the address that was typed."""
    text = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", html.decode())
    for address in addresses:
        text = text.replace(address, "…")
    return text


def test_password_lets_in(client, member):
    response = client.post(LOGIN, {"login": "MO@example.org", "password": SECRET})
    assert (response.status_code, response.headers["Location"]) == (302, "/dashboard/")
    assert is_in(client)


def test_wrong_password_and_unknown_account_get_the_same_answer(client, member):
    known = client.post(LOGIN, {"login": "mo@example.org", "password": "wrong-but-long"})
    unknown = InspectingClient().post(LOGIN, {"login": "no@example.org", "password": "wrong-but-long"})
    assert known.status_code == unknown.status_code == 200
    assert plain(known.content, "mo@example.org") == plain(unknown.content, "no@example.org")
    assert not is_in(client)


def test_code_by_email_lets_in_once(client, member):
    response = client.post(CODE, {"email": "mo@example.org"})
    assert response.headers["Location"].startswith(CONFIRM)
    assert [message.to for message in mail.outbox] == [["mo@example.org"]]
    code = re.search(r"^\s*([A-Z0-9-]{6,})\s*$", mail.outbox[0].body, re.MULTILINE)[1]
    assert client.get(CONFIRM).status_code == 200
    assert client.post(CONFIRM, {"code": code}).headers["Location"] == "/dashboard/"
    assert is_in(client)
    client.post(LOGOUT)
    client.post(CONFIRM, {"code": code})
    assert not is_in(client)


def test_wrong_code_does_not_let_in(client, member):
    client.post(CODE, {"email": "mo@example.org"})
    assert client.post(CONFIRM, {"code": "ZZZZZZ"}).status_code == 200
    assert not is_in(client)


def test_code_for_an_unknown_address_looks_the_same_and_sends_no_code(client, member):
    known = client.post(CODE, {"email": "mo@example.org"})
    unknown = InspectingClient().post(CODE, {"email": "no@example.org"})
    assert (known.status_code, known.headers["Location"]) == (unknown.status_code, unknown.headers["Location"])
    assert [m.to for m in mail.outbox if re.search(r"^\s*[A-Z0-9]{3,}-?[A-Z0-9]{3,}\s*$", m.body, re.MULTILINE)] == [
        ["mo@example.org"]
    ]


def test_reset_of_an_unknown_password_looks_the_same(client, member):
    answers = [client.post("/account/password/reset/", {"email": f"{name}@example.org"}) for name in ("mo", "no")]
    assert answers[0].status_code == answers[1].status_code == 302
    assert answers[0].headers["Location"] == answers[1].headers["Location"]


def test_nobody_signs_up_by_themselves(client):
    response = client.post("/account/signup/", {"email": "new@example.org", "password1": SECRET})
    assert response.status_code == 200
    assert "You need no account" in response.content.decode()
    assert mail.outbox == []


def test_sign_out_is_by_post_only(client, member):
    client.force_login(member)
    assert client.get(LOGOUT).status_code == 200
    assert is_in(client)
    assert client.post(LOGOUT).status_code == 302
    assert not is_in(client)


def test_account_that_was_closed_does_not_get_in(client, member):
    member.is_active = False
    member.save()
    client.post(LOGIN, {"login": member.email, "password": SECRET})
    assert not is_in(client)


def test_session_ends_when_the_account_is_closed(client, member):
    client.force_login(member)
    assert is_in(client)
    member.is_active = False
    member.save()
    assert not is_in(client)


def test_too_many_tries_are_stopped(member):
    statuses = []
    for _ in range(12):
        response = Client().post(LOGIN, {"login": "mo@example.org", "password": "wrong-but-long"})
        statuses.append(response.status_code)
    response = Client().post(LOGIN, {"login": "mo@example.org", "password": SECRET})
    assert response.status_code != 302, statuses
