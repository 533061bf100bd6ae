"""The trial's call-backs and orders: in every state, some late, one from a number that asked before."""

from collections import Counter

import pytest

from contact.models import CallBack, Order
from contact.selectors.call_backs import queue
from contact.selectors.counts import what_waits
from demo.requests import ask_and_order

pytestmark = pytest.mark.django_db


def test_trial_has_people_to_ring_and_things_to_post_in_every_state(contact_team):
    ask_and_order({"contact-team": contact_team})
    states = Counter(CallBack.objects.values_list("state", flat=True))
    assert states == {"done": 1, "not-reached": 1, "taken": 1, "waiting": 3}
    assert Counter(Order.objects.values_list("state", flat=True)) == {"posted": 1, "waiting": 3}
    assert (what_waits().late_call_backs >= 1, what_waits().late_orders >= 1) == (True, True)
    assert [len(one.earlier) for one in queue(contact_team).items].count(1) == 1
