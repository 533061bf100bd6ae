"""A report that waits for its worker, in October 2026."""

from collections.abc import Iterator

import pytest

from lib import clock
from reports.models import Report
from tests.reports.factories import AFTER, PERIOD


@pytest.fixture
def october() -> Iterator[None]:
    with clock.set_to(AFTER):
        yield


@pytest.fixture
def waiting(db: None, october: None) -> Report:
    return Report.objects.create(slug=PERIOD.slug, period_start=PERIOD.start, period_end=PERIOD.end)
