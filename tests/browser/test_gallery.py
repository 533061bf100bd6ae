"""The gallery and the front page in a real browser: no accessibility fault, nothing too wide, light, all our own."""

from collections.abc import Callable
from pathlib import PurePath
from urllib.parse import urlsplit

import brotli
import pytest
from playwright.sync_api import BrowserContext, Response

from tests.plugins.browser import DESKTOP, PHONE, assert_no_axe_faults

PAGES = ["/gallery/", "/gallery/?errors=1", "/", "/gallery/question/?errors=1"]
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
    page.goto("/")

    boxes = [door.bounding_box() for door in page.locator(".door").all()]

    assert len(boxes) == 3
    assert max(box["y"] + box["height"] for box in boxes if box) <= PHONE["height"]


@pytest.mark.browser
def test_first_visit_is_light_and_asks_nobody_else(open_context: Callable[..., BrowserContext]) -> None:
    page = open_context().new_page()
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))
    page.goto("/", wait_until="networkidle")

    assert {urlsplit(answer.url).hostname for answer in answers} == {"127.0.0.1"}
    assert {PurePath(urlsplit(answer.url).path).suffix for answer in answers} >= {"", ".css", ".js", ".woff2"}
    assert [answer.url for answer in answers if answer.status != 200] == []
    assert sum(len(brotli.compress(answer.body())) for answer in answers) < FIRST_VISIT
