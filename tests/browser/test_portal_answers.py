"""The browser, the web server and axe work together; and axe finds a fault that is really there."""

import pytest
from playwright.sync_api import Page

from tests.plugins.browser import PHONE, assert_no_axe_faults


def test_front_page_has_no_fault_on_a_desktop(page: Page) -> None:
    page.goto("/")
    assert page.locator("h1").count() == 1
    assert_no_axe_faults(page)


def test_front_page_has_no_fault_on_a_phone_without_javascript(open_context) -> None:
    page = open_context(javascript=False, viewport=PHONE).new_page()
    page.goto("/")
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    assert_no_axe_faults(page)


def test_axe_finds_a_planted_fault(page: Page) -> None:
    page.goto("/")
    page.evaluate("document.querySelector('main').insertAdjacentHTML('beforeend', '<img src=\"data:,\">')")
    with pytest.raises(AssertionError, match="image-alt"):
        assert_no_axe_faults(page)


def test_page_asks_nobody_else_for_anything(page: Page, live_portal: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("/", wait_until="networkidle")
    assert [url for url in asked if not url.startswith((live_portal, "data:"))] == []
    assert any("/static/" in url for url in asked)
