"""Contact points, and which of them somebody has to check again."""

from datetime import timedelta

import pytest

from lib import clock
from pages.models import ContactPoint
from pages.selectors import CHECK_AGAIN_AFTER_DAYS, blocks, never_or_long_ago_checked
from pages.services import load_starting_data

pytestmark = pytest.mark.django_db


def point(name: str, days_ago: int | None) -> ContactPoint:
    checked = None if days_ago is None else clock.today() - timedelta(days=days_ago)
    return ContactPoint.objects.create(block="talk-to-a-person", name=name, phone="01392 000000", last_checked=checked)


def test_contact_points_that_nobody_checked_lately_are_named():
    point("Never", None)
    point("Yesterday", 1)
    point("Just in time", CHECK_AGAIN_AFTER_DAYS - 1)
    point("Long ago", CHECK_AGAIN_AFTER_DAYS)
    assert {one.name for one in never_or_long_ago_checked()} == {"Never", "Long ago"}


def test_blocks_take_two_queries_and_are_whole(django_assert_num_queries):
    load_starting_data()
    with django_assert_num_queries(2):
        shown = blocks()
    assert set(shown) == {"talk-to-a-person", "stay-safe", "help-and-advice"}
    assert all(block.heading and block.contacts for block in shown.values())


def test_blocks_without_records_are_empty_and_named():
    assert [(name, block.contacts, bool(block.heading)) for name, block in blocks().items()] == [
        ("talk-to-a-person", (), True),
        ("stay-safe", (), True),
        ("help-and-advice", (), True),
    ]
