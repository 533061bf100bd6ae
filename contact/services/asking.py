"""Asking to be rung, and ordering something on paper: once, however often the button is pressed."""

from datetime import date

from django.db import transaction

from authority.selectors import settings
from contact.models import CallBack, Order
from contact.selectors.asked import (
    Asked,
    Expected,
    asked,
    call_back_key,
    call_back_of,
    expected,
    number_hash,
    order_key,
    order_of,
)
from contact.wanted import CallWanted, PaperWanted
from lib import clock, codes, working_days
from lib.tries import until_kept


def ask_for_call_back(*, wanted: CallWanted, token: str) -> Asked:
    """Keep that somebody wants to be rung, due in the council's working days (ALL-04). Returns the receipt.

    `token` is the secret of one form (`lib.codes.new_token`); the same one again changes nothing and returns the same
    receipt.
    """
    return until_kept(found=lambda: call_back_of(token=token), write=lambda: _write_call_back(wanted, token))


def order(*, wanted: PaperWanted, token: str) -> Expected:
    """Keep that somebody wants something on paper (regulation 57 of the SEND Regulations 2014). Returns the receipt.

    The same `token` again changes nothing and returns the same receipt.
    """
    return until_kept(found=lambda: order_of(token=token), write=lambda: _write_order(wanted, token))


@transaction.atomic
def _write_call_back(wanted: CallWanted, token: str) -> Asked:
    call_back = CallBack.objects.create(
        reference=codes.new_reference(),
        request_key=call_back_key(token),
        name=wanted.name,
        number=wanted.number,
        number_hash=number_hash(wanted.number),
        call_by=wanted.call_by,
        good_time=wanted.good_time,
        needs=wanted.needs,
        young=wanted.young,
        summary_way=wanted.summary_way,
        summary_to=wanted.summary_to,
        due_on=_due_on(),
    )
    return asked(call_back)


@transaction.atomic
def _write_order(wanted: PaperWanted, token: str) -> Expected:
    made = Order.objects.create(
        reference=codes.new_reference(),
        request_key=order_key(token),
        what=wanted.what,
        copies=wanted.copies,
        copy_format=wanted.copy_format,
        language=wanted.language,
        name=wanted.name,
        address=wanted.address,
        due_on=_due_on(),
    )
    return expected(made)


def _due_on() -> date:
    return working_days.add(clock.today(), settings().called_back_within_days)
