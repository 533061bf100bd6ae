"""Posting what people ordered on paper."""

from django.db import transaction

from accounts.enums import Permission, RecordRead
from accounts.models import User
from accounts.permissions import require
from accounts.services import note_reading
from contact.enums import ORDER_STATES, OrderState
from contact.models import Order
from contact.selectors.orders import Label, label
from contact.services.errors import SomebodyWasQuicker
from lib import clock


@transaction.atomic
def mark_posted(*, order: Order, by: User) -> Order:
    """Note that an order is in the post. Returns it; the same person again changes nothing.

    Raises PermissionDenied, SomebodyWasQuicker when somebody else has posted it.
    """
    require(by, Permission.ANSWER_CONTACT_REQUESTS)
    found = Order.objects.select_for_update().get(pk=order.pk)
    if found.state == OrderState.POSTED:
        if found.posted_by_id == by.pk:
            return found
        name = found.posted_by.name if found.posted_by else ""
        raise SomebodyWasQuicker(by_name=name, state=OrderState.POSTED.label)
    ORDER_STATES.check(found.state, OrderState.POSTED)
    found.state, found.posted_by, found.posted_on = OrderState.POSTED, by, clock.today()
    found.save(update_fields=("state", "posted_by", "posted_on"))
    return found


@transaction.atomic
def open_label(*, order: Order, by: User) -> Label:
    """Return the name and address to write on the parcel, and note that `by` read them. Raises PermissionDenied."""
    require(by, Permission.ANSWER_CONTACT_REQUESTS)
    note_reading(by=by, record=RecordRead.CONTACT_DETAILS, reference=order.reference)
    return label(order)
