"""The reports' pages in Chromium: no accessibility fault, nothing wider than a phone."""

from collections.abc import Callable

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import BrowserContext, Page

from accounts.models import User
from lib import clock
from reports import builder
from reports.enums import ReportState
from reports.models import Report
from tests.browser.by_keyboard import follow
from tests.plugins.browser import DESKTOP, PHONE, assert_no_axe_faults
from tests.reports.factories import AFTER, PERIOD, a_summer, publish_report, write_notes

PAGES = (
    "/reports/",
    f"/reports/{PERIOD.slug}/",
    f"/reports/{PERIOD.slug}/partners/",
    f"/reports/{PERIOD.slug}/easy-read/",
    f"/reports/{PERIOD.slug}/easy-read/plain/",
    f"/reports/{PERIOD.slug}/young-people/",
    "/reports/data-dictionary/",
)
Open = Callable[..., BrowserContext]


def look_at(page: Page, path: str) -> None:
    answer = page.goto(path)
    assert answer is not None
    assert answer.status == 200
    assert_no_axe_faults(page)
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide == 0, f"{path} is {wide} pixels too wide"


def summer_report(moderator: User, report_editor: User) -> Report:
    a_summer(by=moderator)
    report = Report.objects.create(slug=PERIOD.slug, period_start=PERIOD.start, period_end=PERIOD.end)
    with clock.set_to(AFTER):
        builder.build(report.pk)
    return report


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_published_report_has_no_fault(
    live_portal: str, open_context: Open, moderator: User, report_editor: User, viewport: dict[str, int]
) -> None:
    publish_report(summer_report(moderator, report_editor), by=report_editor)
    page = open_context(javascript=False, viewport=viewport).new_page()
    for path in PAGES:
        look_at(page, path)


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_editor_checks_and_publishes(
    live_portal: str, open_context: Open, moderator: User, report_editor: User, viewport: dict[str, int]
) -> None:
    report = summer_report(moderator, report_editor)
    context = open_context(javascript=False, viewport=viewport)
    client = Client()
    client.force_login(report_editor)
    cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_portal}])
    page = context.new_page()
    look_at(page, "/reports/desk/")
    follow(page.get_by_role("button", name="Send for comment"))
    assert "Still missing: Parent Carer Forum and Young people’s group." in page.locator("main").inner_text()
    write_notes(report)
    look_at(page, "/reports/comment/")
    look_at(page, "/reports/desk/")
    follow(page.get_by_role("button", name="Publish July to September 2026"))
    assert_no_axe_faults(page)
    follow(page.get_by_role("button", name="Publish this report"))
    assert page.get_by_role("heading", level=1).inner_text() == "Progress report: July to September 2026"
    report.refresh_from_db()
    assert report.state == ReportState.PUBLISHED
