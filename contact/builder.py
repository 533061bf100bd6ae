"""What the worker does for contact; tasks are thin doors to these."""

from calendar import monthrange
from datetime import date, timedelta

from django.db import transaction

from authority.selectors import settings
from contact.enums import OrderState, RequestState
from contact.models import CallBack, ContactDetails, Order
from lib import clock

CALL_BACKS_KEPT = timedelta(days=90)  # after the talk, or after the last try
ORDERS_KEPT = timedelta(days=30)  # after posting
WORDS_OF_A_CALL = ("name", "number", "number_hash", "good_time", "needs", "summary", "summary_way", "summary_to")
NOTHING_OF_A_CALL = dict.fromkeys(WORDS_OF_A_CALL, "") | {"young": False}
NOTHING_OF_AN_ORDER = {"name": "", "address": "", "language": ""}


@transaction.atomic
def delete_unused_details() -> int:
    """Delete contact details that were not needed for as many months as the council keeps them. Returns how many."""
    before = months_before(clock.today(), settings().contact_months)
    deleted, _by_model = ContactDetails.objects.filter(used_on__lte=before).delete()
    return deleted


@transaction.atomic
def clear_call_backs() -> int:
    """Delete everything personal of call-backs that ended 90 days ago. Returns how many; safe to run twice."""
    ended = CallBack.objects.filter(
        state__in=(RequestState.DONE, RequestState.NOT_REACHED),
        done_at__date__lte=clock.today() - CALL_BACKS_KEPT,
        cleared_on=None,
    )
    return ended.update(cleared_on=clock.today(), **NOTHING_OF_A_CALL)


@transaction.atomic
def clear_orders() -> int:
    """Delete name and address of orders that were posted 30 days ago. Returns how many; safe to run twice."""
    posted = Order.objects.filter(state=OrderState.POSTED, posted_on__lte=clock.today() - ORDERS_KEPT, cleared_on=None)
    return posted.update(cleared_on=clock.today(), **NOTHING_OF_AN_ORDER)


def months_before(day: date, months: int) -> date:
    """Return the same day that many months ago, or the last day of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
