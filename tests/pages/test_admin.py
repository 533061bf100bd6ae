"""What an administrator edits stands on every page at once."""

import pytest

from pages.models import BlockText, ContactPoint
from pages.services import load_starting_data

pytestmark = pytest.mark.django_db
LIST = "/admin/pages/contactpoint/"


@pytest.fixture(autouse=True)
def _points(db):
    load_starting_data()


def fields(point: ContactPoint, **changes: str) -> dict[str, str]:
    names = ("block", "order", "name", "phone", "hours", "email", "address", "url", "reply_time", "note")
    return {name: str(getattr(point, name)) for name in names} | {"last_checked": ""} | changes


def test_contact_point_that_is_edited_shows_on_every_page(signed_in, administrator, client):
    point = ContactPoint.objects.filter(block="talk-to-a-person").first()
    changes = fields(point, phone="01392 765432", last_checked="2026-11-20")
    response = signed_in(administrator).post(f"{LIST}{point.pk}/change/", changes)
    assert response.status_code == 302
    for path in ("/", "/talk-to-a-person/", "/tell-us/"):
        page = client.get(path).content.decode()
        assert 'href="tel:01392765432"' in page
        assert "01392 765432" in page


def test_change_is_kept_in_history(signed_in, administrator):
    point = ContactPoint.objects.first()
    signed_in(administrator).post(f"{LIST}{point.pk}/change/", fields(point, phone="01392 765432"))
    assert list(point.events.order_by("pgh_id").values_list("phone", flat=True))[-1] == "01392 765432"


def test_list_names_what_nobody_checked(signed_in, administrator):
    never = ContactPoint.objects.order_by("pk")[1]
    ContactPoint.objects.exclude(pk=never.pk).update(last_checked="2999-01-01")
    page = signed_in(administrator).get(LIST).content.decode()
    assert f"Nobody has for 90 days: {never.name}." in page


def test_list_warns_of_nothing_when_all_is_checked(signed_in, administrator):
    ContactPoint.objects.update(last_checked="2999-01-01")
    assert "Nobody has for 90 days" not in signed_in(administrator).get(LIST).content.decode()


def test_words_above_a_block_can_be_edited(signed_in, administrator, client):
    text = BlockText.objects.get(block="stay-safe")
    changes = {"block": text.block, "heading": "Are you safe?", "text": "Call somebody now.", "last_checked": ""}
    assert signed_in(administrator).post(f"/admin/pages/blocktext/{text.pk}/change/", changes).status_code == 302
    assert "Call somebody now." in client.get("/").content.decode()
