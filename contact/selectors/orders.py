"""What waits to be posted. Lists carry no name and no address; `label` does."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet

from contact.enums import Format, Ordered, OrderState
from contact.models import Order
from lib import due

PAGE = 20
SEALED = ("name", "address", "request_key")


@dataclass(frozen=True, slots=True)
class ToPost:
    """One order in a list: what to post and by when, never to whom."""

    order: Order
    reference: str
    what: str
    copies: int
    copy_format: str
    language: str
    ordered_on: date
    due_on: date
    due_words: str
    is_late: bool


@dataclass(frozen=True, slots=True)
class Orders:
    """A page of what waits to be posted (`total`), the one due first on top."""

    items: tuple[ToPost, ...]
    total: int
    next_key: str


@dataclass(frozen=True, slots=True)
class Label:
    """Whom to post it to. Read only after it was noted who reads it."""

    name: str
    address: str


def to_post(after: str = "") -> Orders:
    """Return what waits to be posted, PAGE at a time; `after` is the `next_key` of the page before."""
    waiting = Order.objects.filter(state=OrderState.WAITING).defer(*SEALED)
    found = list(_behind(waiting, after).order_by("due_on", "pk")[: PAGE + 1])
    return Orders(
        items=tuple(_to_post(one) for one in found[:PAGE]),
        total=waiting.count(),
        next_key=f"{found[PAGE - 1].due_on:%Y%m%d}-{found[PAGE - 1].pk}" if len(found) > PAGE else "",
    )


def order_to_post(reference: str) -> ToPost | None:
    """Return one order that waits, or None: unknown or posted."""
    found = Order.objects.filter(reference=reference, state=OrderState.WAITING).defer(*SEALED).first()
    return _to_post(found) if found else None


def known_order(reference: str) -> Order | None:
    """Return an order in whatever state, or None."""
    return Order.objects.filter(reference=reference).first()


def label(order: Order) -> Label:
    """Return whom to post it to. Go through `services.orders.open_label`, which notes who read it."""
    kept = Order.objects.get(pk=order.pk)
    return Label(name=kept.name, address=kept.address)


def _to_post(one: Order) -> ToPost:
    return ToPost(
        order=one,
        reference=one.reference,
        what=Ordered(one.what).label,
        copies=one.copies,
        copy_format=Format(one.copy_format).label,
        language=one.language,
        ordered_on=one.ordered_on,
        due_on=one.due_on,
        due_words=due.due_in_words(one.due_on),
        is_late=due.is_overdue(one.due_on),
    )


def _behind(orders: QuerySet[Order], after: str) -> QuerySet[Order]:
    try:
        day, number = after.split("-")
        on, pk = datetime.strptime(day, "%Y%m%d").date(), int(number)  # noqa: DTZ007  only a day
    except ValueError:
        return orders
    if pk.bit_length() > 63:
        return orders
    return orders.filter(Q(due_on__gt=on) | Q(due_on=on, pk__gt=pk))
