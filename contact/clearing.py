"""Clears what is personal in requests that ended long ago; the bare rows stay, as counts."""

from datetime import timedelta

from django.db import transaction

from contact.enums import OrderState, RequestState
from contact.models import CallBack, Order
from lib import clock

CALL_BACKS_KEPT = timedelta(days=90)  # after the talk, or after the last try
ORDERS_KEPT = timedelta(days=30)  # after posting
WORDS_OF_A_CALL = ("name", "number", "number_hash", "good_time", "needs", "summary", "summary_way", "summary_to")
NOTHING_OF_A_CALL = dict.fromkeys(WORDS_OF_A_CALL, "") | {"young": False}
NOTHING_OF_AN_ORDER = {"name": "", "address": "", "language": ""}


@transaction.atomic
def clear_call_backs() -> int:
    """Delete everything personal of call-backs that ended 90 days ago. Returns how many; safe to run twice."""
    ended = CallBack.objects.filter(
        state__in=(RequestState.DONE, RequestState.NOT_REACHED),
        done_at__lte=clock.now() - CALL_BACKS_KEPT,
        cleared_on=None,
    )
    return ended.update(cleared_on=clock.today(), **NOTHING_OF_A_CALL)


@transaction.atomic
def clear_orders() -> int:
    """Delete name and address of orders that were posted 30 days ago. Returns how many; safe to run twice."""
    posted = Order.objects.filter(state=OrderState.POSTED, posted_on__lte=clock.today() - ORDERS_KEPT, cleared_on=None)
    return posted.update(cleared_on=clock.today(), **NOTHING_OF_AN_ORDER)
