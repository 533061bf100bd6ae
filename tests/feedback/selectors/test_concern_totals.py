"""Totals of concerns: only of quarters that are over, and no table narrows what another hides."""

from datetime import UTC, datetime, timedelta

import pytest

from feedback.models import SafeguardingConcern
from feedback.selectors.concern_totals import first_look_by_quarter, raised_by_quarter
from lib import clock
from lib.disclosure import NOT_SHOWN
from tests.feedback import factories

pytestmark = pytest.mark.django_db
AUGUST = datetime(2026, 8, 3, 9, tzinfo=UTC)
NOVEMBER = datetime(2026, 11, 20, 12, tzinfo=UTC)
SUMMER = "July to September 2026"


def raised(number: int, at: datetime, after: timedelta, lead: object) -> None:
    """Let so many be raised at a moment and picked up so long after it."""
    for _ in range(number):
        concern = SafeguardingConcern.objects.create(about="A call-back", worry="A worry", raised_at=at)
        concern.state, concern.picked_up_by, concern.picked_up_at = "picked-up", lead, at + after
        concern.save()


def test_sum_of_what_was_raised_tells_nothing_of_a_hidden_cell():
    with clock.set_to(NOVEMBER):
        lead = factories.person("safeguarding-lead")
        raised(20, AUGUST, timedelta(minutes=10), lead)
        raised(4, AUGUST, timedelta(hours=3), lead)
        row = next(row for row in first_look_by_quarter().rows if row.title == SUMMER)
        assert [cell.words for cell in row.cells] == ["about 20", "fewer than 10"]
        assert raised_by_quarter().cell(SUMMER).words == "about 20"


def test_quarter_of_which_nothing_is_shown_has_no_sum_and_one_that_runs_is_left_out():
    with clock.set_to(NOVEMBER):
        lead = factories.person("safeguarding-lead")
        raised(6, AUGUST, timedelta(minutes=10), lead)
        raised(6, AUGUST, timedelta(hours=3), lead)
        raised(30, NOVEMBER - timedelta(days=9), timedelta(minutes=10), lead)
        table = raised_by_quarter()
    assert table.cell(SUMMER).words == NOT_SHOWN
    assert "October to December 2026" not in [cell.label for cell in table.cells]
