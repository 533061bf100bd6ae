"""Posting what was ordered: noted once, and the address only for who opens it."""

import pytest
from django.core.exceptions import PermissionDenied

from accounts.enums import Role
from accounts.models import Reading
from contact.models import Order
from contact.services.errors import SomebodyWasQuicker
from contact.services.orders import mark_posted, open_label
from lib import clock
from tests.conftest import CAST, make_user
from tests.contact.people import paper_order

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("who", [who for who in CAST if who != "contact_team"])
def test_posting_is_for_the_contact_team_alone(cast, who):
    made = paper_order()
    for step in (mark_posted, open_label):
        with pytest.raises(PermissionDenied):
            step(order=made, by=cast[who])
    assert (Order.objects.get().state, Reading.objects.count()) == ("waiting", 0)


def test_posted_keeps_who_and_when(contact_team):
    made = paper_order()
    for _ in range(2):
        done = mark_posted(order=made, by=contact_team)
    assert (done.state, done.posted_by, done.posted_on) == ("posted", contact_team, clock.today())


def test_second_person_is_told_who_posted_it(contact_team):
    made = paper_order()
    mark_posted(order=made, by=contact_team)
    with pytest.raises(SomebodyWasQuicker, match="Toni Contact was quicker"):
        mark_posted(order=made, by=make_user("Chris Colleague", Role.CONTACT_TEAM))


def test_opening_the_address_is_noted(contact_team):
    made = paper_order()
    assert open_label(order=made, by=contact_team).address == "1 Canary Row\nExeter\nEX1 1AA"
    assert [(one.by, one.record, one.reference) for one in Reading.objects.all()] == [
        (contact_team, "contact-details", made.reference)
    ]
