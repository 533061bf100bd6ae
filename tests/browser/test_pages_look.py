"""Every page, as a phone and a desktop screen show it: it fits, axe finds nothing, Tab begins at the skip link."""

from collections.abc import Callable

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import Client
from playwright.sync_api import BrowserContext, Page

from accounts.models import User
from demo.people import PEOPLE
from feedback.models import Response, SafeguardingConcern, Submission
from reports.models import Report
from tests.pages.test_reading_age import PAGES
from tests.plugins.browser import DESKTOP, PHONE, assert_no_axe_faults

MORE = ("/account/login/", "/nothing-is-here/", "/cornerstones/communicate/", "/tell-us/parent-carer/about/")
STAFF = {
    "moderator": ("/dashboard/", "/moderation/", "/safeguarding/raised/", "/priorities/import/"),
    "council-moderator": ("/moderation/withholding/",),
    "safeguarding": ("/safeguarding/",),
    "responder": ("/responding/",),
    "report-editor": ("/dashboard/", "/reports/desk/", "/priorities/import/"),
    "auditor": ("/dashboard/readings/", "/moderation/"),
}
pytestmark = pytest.mark.browser


@pytest.fixture
def trial(transactional_db: None) -> None:
    """Made-up people, stories, answers and a published report, as in a trial."""
    call_command("load_starting_data", verbosity=0)
    call_command("load_trial_data", verbosity=0)


@pytest.fixture(params=[PHONE, DESKTOP], ids=["phone", "desktop"])
def visitor(request: pytest.FixtureRequest, trial: None, open_context: Callable[..., BrowserContext]) -> BrowserContext:
    return open_context(viewport=request.param)


def look(page: Page, path: str) -> list[str]:
    """Return what is wrong with the look of a page."""
    page.goto(path)
    found = {
        "too wide": page.evaluate("document.documentElement.scrollWidth > window.innerWidth"),
        "not one h1": page.locator("h1").count() != 1,
        "skip link not first": _first_stop(page) != "Skip to main content",
        "more than one left edge": len(_edges(page)) != 1,
    }
    faults = [f"{path}: {fault}" for fault, wrong in found.items() if wrong]
    # Axe reads the same page on both screens; the narrow one is where most read it.
    return faults + (_axe(page) if page.viewport_size == PHONE else [])


def _axe(page: Page) -> list[str]:
    """Return what axe finds, so that one page's fault does not hide the next one's."""
    try:
        assert_no_axe_faults(page)
    except AssertionError as found:
        return [str(found)]
    return []


def _first_stop(page: Page) -> str:
    page.evaluate("document.activeElement?.blur()")
    page.keyboard.press("Tab")
    return str(page.evaluate("document.activeElement.textContent"))


def _edges(page: Page) -> set[int]:
    """Return where the header, the navigation, the page and the help begin, in whole pixels from the left."""
    script = """selector => [...document.querySelectorAll(selector)].map(each =>
        Math.round(each.getBoundingClientRect().left + parseFloat(getComputedStyle(each).paddingLeft)))"""
    return set(page.evaluate(script, ".site-header__inner, .site-nav__list, .govuk-main-wrapper, #talk-title"))


def test_public_pages(visitor: BrowserContext) -> None:
    page = visitor.new_page()
    report = f"/reports/{Report.objects.get().slug}/"
    version = Submission.objects.filter(state="published").first()
    answer = Response.objects.filter(state="published").first()
    paths = [*PAGES, *MORE, report, f"{report}partners/"]
    paths += [f"/experiences/{version.reference}/", f"/you-said-we-did/{answer.reference}/"]

    assert "\n".join(fault for path in paths for fault in look(page, path)) == ""


def test_staff_pages(visitor: BrowserContext, live_portal: str) -> None:
    page = visitor.new_page()
    faults: list[str] = []
    for key, paths in STAFF.items():
        _sign_in(visitor, key, live_portal)
        faults += [f"{key}: {fault}" for path in [*paths, *_items(key)] for fault in look(page, path)]

    assert "\n".join(faults) == ""


def test_a_fault_is_found(open_context: Callable[..., BrowserContext]) -> None:
    page = open_context(viewport=PHONE).new_page()
    page.route("**/planted/", lambda route: route.fulfill(body=_PLANTED, content_type="text/html"))

    faults = ["too wide", "not one h1", "skip link not first", "more than one left edge"]
    found = look(page, "/planted/")

    assert found[:-1] == [f"/planted/: {fault}" for fault in faults]
    assert "page-has-heading-one" in found[-1]


_PLANTED = """<!DOCTYPE html><html lang="en-GB"><head><title>Planted</title><meta name="viewport"
content="width=device-width"></head><body><header class="site-header__inner"><a href="/">Home</a></header>
<main style="margin-left: 40px"><div class="govuk-main-wrapper"><h2>No heading one</h2>
<p style="width: 900px">Wide</p></div></main></body></html>"""


def _sign_in(context: BrowserContext, key: str, url: str) -> None:
    email = next(person.email for person in PEOPLE if person.key == key)
    client = Client()
    client.force_login(User.objects.get(email=email))
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": url}])


def _items(key: str) -> list[str]:
    """Return the pages of one thing that this person works on."""
    if key == "council-moderator":
        one = Submission.objects.get(state="withholding-recommended").reference
        return [f"/moderation/withholding/{one}/"]
    if key == "safeguarding":
        return [f"/safeguarding/{SafeguardingConcern.objects.get().pk}/"]
    if key == "responder":
        draft = Response.objects.get(state="draft").reference
        return [f"/responding/{draft}/", f"/responding/{draft}/preview/"]
    return []
