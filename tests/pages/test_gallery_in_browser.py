"""The gallery in a real browser: no accessibility fault, nothing too wide, nothing from elsewhere."""

from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.plugins.browser import DESKTOP, PHONE, assert_no_axe_faults

PAGES = ["/gallery/", "/gallery/?errors=1", "/gallery/home/", "/gallery/question/?errors=1"]
FIRST_VISIT = 150_000
WIDTH = "document.documentElement.scrollWidth - window.innerWidth"


@pytest.mark.browser
@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("viewport", [PHONE, DESKTOP])
def test_gallery_has_no_fault_and_fits(open_context: Callable[..., BrowserContext], path: str, viewport) -> None:
    page = open_context(viewport=viewport).new_page()
    page.goto(path)

    assert_no_axe_faults(page)
    assert page.evaluate(WIDTH) <= 0


@pytest.mark.browser
def test_dark_scheme_has_no_fault(open_context: Callable[..., BrowserContext]) -> None:
    page = open_context().new_page()
    page.emulate_media(color_scheme="dark")
    page.goto("/gallery/?errors=1")

    assert_no_axe_faults(page)


@pytest.mark.browser
def test_three_doors_stand_above_the_fold_of_a_phone(open_context: Callable[..., BrowserContext]) -> None:
    page = open_context(viewport=PHONE, javascript=False).new_page()
    page.goto("/gallery/home/")

    boxes = [door.bounding_box() for door in page.locator(".door").all()]

    assert len(boxes) == 3
    assert max(box["y"] + box["height"] for box in boxes if box) <= PHONE["height"]


@pytest.mark.browser
def test_first_visit_is_light_and_asks_nobody_else(open_context: Callable[..., BrowserContext]) -> None:
    page = open_context().new_page()
    sizes = _measured(page)
    page.goto("/gallery/home/", wait_until="networkidle")

    assert {urlsplit(url).hostname for url in sizes} == {"127.0.0.1"}
    assert sum(sizes.values()) < FIRST_VISIT


def _measured(page: Page) -> dict[str, int]:
    """The bytes of each answer as they came over the wire, by address."""
    sizes: dict[str, int] = {}
    page.on("requestfinished", lambda request: sizes.update({request.url: request.sizes()["responseBodySize"]}))
    return sizes
