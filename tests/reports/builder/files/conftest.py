"""A published report of a summer, as every file is made of it."""

import pytest

from accounts.models import User
from reports import builder
from reports.models import Report
from reports.selectors import page_of
from reports.selectors.pages import ReportPage
from tests.reports.factories import a_summer, publish_report


@pytest.fixture
def published(waiting: Report, moderator: User, report_editor: User) -> Report:
    a_summer(by=moderator)
    builder.build(waiting.pk)
    return publish_report(waiting, by=report_editor)


@pytest.fixture
def page(published: Report) -> ReportPage:
    return page_of(published)
