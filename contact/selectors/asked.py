"""The receipts of those who asked: found again by the secret of their form, and without anything personal."""

from dataclasses import dataclass
from datetime import date

from contact.enums import CallBy, Ordered
from contact.models import CallBack, Order
from lib import codes, phones


@dataclass(frozen=True, slots=True)
class Asked:
    """The receipt of somebody who wants to be rung."""

    reference: str
    asked_on: date
    due_on: date
    call_by: CallBy
    young: bool
    in_writing: bool


@dataclass(frozen=True, slots=True)
class Expected:
    """The receipt of somebody who ordered something on paper."""

    reference: str
    what: str
    copies: int
    ordered_on: date
    due_on: date


def call_back_key(token: str) -> str:
    """Return what we keep of the secret of a form for call-backs: a keyed hash."""
    return codes.keyed_hash(token, purpose="call-back")


def order_key(token: str) -> str:
    """Return what we keep of the secret of an order form: a keyed hash."""
    return codes.keyed_hash(token, purpose="order")


def number_hash(number: str) -> str:
    """Return the keyed hash by which the same number is known again, or nothing where it is no number."""
    world_wide = phones.e164(number)
    return codes.keyed_hash(world_wide, purpose="call-back number") if world_wide else ""


def call_back_of(*, token: str) -> Asked | None:
    """Return the receipt of what was asked with `token`, or None when nothing was."""
    found = CallBack.objects.filter(request_key=call_back_key(token)).first()
    return asked(found) if found else None


def order_of(*, token: str) -> Expected | None:
    """Return the receipt of what was ordered with `token`, or None when nothing was."""
    found = Order.objects.filter(request_key=order_key(token)).first()
    return expected(found) if found else None


def asked(call_back: CallBack) -> Asked:
    """Return the receipt of a call-back."""
    return Asked(
        reference=call_back.reference,
        asked_on=call_back.asked_on,
        due_on=call_back.due_on,
        call_by=CallBy(call_back.call_by),
        young=call_back.young,
        in_writing=bool(call_back.summary_way),
    )


def expected(order: Order) -> Expected:
    """Return the receipt of an order."""
    return Expected(
        reference=order.reference,
        what=Ordered(order.what).label,
        copies=order.copies,
        ordered_on=order.ordered_on,
        due_on=order.due_on,
    )
