"""A person at a browser without a mouse: what they press, choose and write, and every page of theirs looked at."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone
from playwright.sync_api import BrowserContext, Locator, Page, expect

from accounts.models import User
from tests.plugins.browser import PHONE, assert_no_axe_faults

MOST_TABS = 60
OpenContext = Callable[..., BrowserContext]


def signed_in(
    person: User, open_context: OpenContext, portal: str, *, javascript: bool = False, viewport: dict[str, int] = PHONE
) -> Page:
    """Return a screen on which somebody has signed in; signing in itself is looked at in another journey."""
    client = Client()
    client.force_login(person)
    name = settings.SESSION_COOKIE_NAME
    context = open_context(javascript=javascript, viewport=viewport)
    context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": portal}])
    return context.new_page()


def tab_to(page: Page, wanted: Locator) -> None:
    """Press Tab until `wanted` has the focus."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if wanted.evaluate("element => element === document.activeElement"):
            return
    pytest.fail(f"{wanted} cannot be reached by the Tab key on {page.url}")


def follow(element: Locator) -> None:
    """Press a link or button that leads to another page, and wait for that page: until then its title is empty."""
    with element.page.expect_navigation():
        element.press("Enter")


def press(page: Page, name: str) -> None:
    """Press the button or link with these words, by keyboard, and look at the page that follows."""
    tab_to(page, page.get_by_role("button", name=name).or_(page.get_by_role("link", name=name)).first)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    look(page)


def choose(page: Page, label: str) -> None:
    """Choose one of several: Tab goes to the group, arrows move, Space ticks."""
    wanted = page.get_by_label(label, exact=True)
    chosen = page.locator("main input[type=radio]:checked")
    if chosen.count():
        tab_to(page, chosen)
    else:
        tab_to(page, page.locator("main input[type=radio]").first)
        page.keyboard.press("Space")
    for _ in range(10):
        if wanted.is_checked():
            return
        page.keyboard.press("ArrowDown")
    pytest.fail(f"{label} cannot be chosen by keyboard")


def tick(page: Page, label: str) -> None:
    """Reach a box by Tab and tick it."""
    tab_to(page, page.get_by_label(label, exact=True))
    page.keyboard.press("Space")


def fill(page: Page, label: str, words: str) -> None:
    """Reach a field by Tab and write into it, over what stood there."""
    tab_to(page, page.get_by_label(label, exact=True))
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(words)


def fill_moment(page: Page, name: str, moment: datetime) -> None:
    """Write a day and a time, as they are in Devon, into the four fields whose names begin with `name`."""
    local = timezone.localtime(moment)
    parts = {"on_day": local.day, "on_month": local.month, "on_year": local.year, "time": f"{local:%H:%M}"}
    for part, words in parts.items():
        tab_to(page, page.locator(f"#id_{name}_{part}"))
        page.keyboard.insert_text(str(words))


def write(page: Page, words: str) -> None:
    """Write into the one large field of the page."""
    tab_to(page, page.locator("textarea"))
    page.keyboard.insert_text(words)


def look(page: Page) -> None:
    """No page of the way may have an accessibility fault or be wider than the screen."""
    assert page.viewport_size is not None
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= page.viewport_size["width"], page.url
    assert_no_axe_faults(page)


def heading(page: Page, words: str) -> None:
    """The page has this heading."""
    expect(page.get_by_role("heading", level=1)).to_have_text(words)
