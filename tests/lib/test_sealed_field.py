import pytest
from django.core.exceptions import FieldError
from django.db import connection

from contact.enums import Ordered
from contact.models import Order
from lib import clock

pytestmark = pytest.mark.django_db


def order(**fields):
    return Order.objects.create(
        reference="DEV-1", request_key="k", what=Ordered.PAPER_FORM, due_on=clock.today(), **fields
    )


@pytest.mark.parametrize("text", ["", "Ånna O’Neill", "ليلى", "👩‍👧 7 Fore Street\nExeter", "x" * 10_000])
def test_sealed_text_comes_back_equal(text):
    order(address=text)
    assert Order.objects.get().address == text


def test_sealed_text_cannot_be_read_in_the_database():
    order(address="CANARY Fore Street")
    with connection.cursor() as cursor:
        cursor.execute("SELECT address FROM contact_order")
        assert b"CANARY" not in bytes(cursor.fetchone()[0])


def test_sealed_text_cannot_be_searched():
    with pytest.raises(FieldError):
        list(Order.objects.filter(address__contains="Fore"))


def test_empty_text_is_kept_as_empty():
    order()
    with connection.cursor() as cursor:
        cursor.execute("SELECT length(address) FROM contact_order")
        assert cursor.fetchone() == (0,)
