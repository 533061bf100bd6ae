"""People who ask to be rung or sent something, for tests."""

from typing import Any

from accounts.models import User
from contact.enums import CallBy, Format, Ordered
from contact.models import CallBack, Order
from contact.services import call_backs as services
from contact.services.asking import ask_for_call_back, order
from contact.wanted import CallWanted, PaperWanted
from lib import codes

NUMBER = "01392 380434"


def wants_call(**changes: Any) -> CallWanted:
    """Return what somebody wants who asks to be rung."""
    return CallWanted(**{"name": "Kit Canary", "number": NUMBER, "call_by": CallBy.PHONE} | changes)


def wants_paper(**changes: Any) -> PaperWanted:
    """Return what somebody wants on paper."""
    given = {"what": Ordered.PAPER_FORM, "name": "Kit Canary", "address": "1 Canary Row\nExeter\nEX1 1AA"}
    return PaperWanted(**given | {"copy_format": Format.STANDARD} | changes)


def call_back(**changes: Any) -> CallBack:
    """Return a call-back that somebody asked for just now."""
    asked = ask_for_call_back(wanted=wants_call(**changes), token=codes.new_token())
    return CallBack.objects.get(reference=asked.reference)


def paper_order(**changes: Any) -> Order:
    """Return an order that somebody made just now."""
    expected = order(wanted=wants_paper(**changes), token=codes.new_token())
    return Order.objects.get(reference=expected.reference)


def taken(by: User, **changes: Any) -> CallBack:
    """Return a call-back that `by` has taken."""
    made = call_back(**changes)
    return services.take(call_back=made, by=by, seen_version=made.version)


def finished(by: User, *, summary: str = "We will send the form.", **changes: Any) -> CallBack:
    """Return a call-back that `by` has finished."""
    mine = taken(by, **changes)
    kept = {"summary_way": mine.summary_way, "summary_to": mine.summary_to}
    return services.finish(call_back=mine, by=by, seen_version=mine.version, summary=summary, **kept)
