"""The council says what it promised about a priority that partners put first; everybody reads it. By keyboard."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from accounts.enums import Role
from feedback.models import Response
from tests.browser.by_keyboard import fill, heading, look, press, signed_in, tick
from tests.conftest import make_user
from tests.feedback import factories as make
from tests.priorities import held

pytestmark = pytest.mark.browser
OpenContext = Callable[..., BrowserContext]


@pytest.fixture
def promise(live_portal: str) -> Response:
    """A result with two priorities on the focus list, and a public promise under another cornerstone."""
    held.published(held.opened({"School 1": {"p-1": 3}, "School 2": {"p-2": 4}}))
    return make.answered(answer="We will ring back within two days.")


def test_council_joins_a_promise_with_a_priority_by_keyboard(
    live_portal: str, promise: Response, open_context: OpenContext
) -> None:
    page = signed_in(make_user("Pro Mises", Role.RESPONDER), open_context, live_portal)
    page.goto("/dashboard/")
    press(page, "What partners put first")
    expect(page.get_by_text("2 priorities have no promise yet.")).to_be_visible()
    name_a_promise_that_is_none_then_the_right_one(page, promise.reference)
    expect(page.get_by_text("1 priority has no promise yet.")).to_be_visible()
    everybody_reads_it(open_context(javascript=False).new_page())
    take_it_away_again(page, promise.reference)


def name_a_promise_that_is_none_then_the_right_one(page: Page, reference: str) -> None:
    press(page, "Say what we promised about: P 1")
    heading(page, "What did we promise about it?")
    fill(page, "Another promise", "DEV-0000-0000")
    press(page, "Save")
    expect(page.get_by_role("alert").get_by_text("There is no public promise with")).to_be_visible()
    fill(page, "Another promise", reference)
    press(page, "Save")
    heading(page, "What partners put first")


def everybody_reads_it(page: Page) -> None:
    page.goto("/commitments/promises/")
    look(page)
    first = page.locator("#priority-p-1")
    expect(first.get_by_role("link", name="We will ring back within two days")).to_be_visible()
    expect(page.locator("#priority-p-2")).to_contain_text("No promise yet.")


def take_it_away_again(page: Page, reference: str) -> None:
    press(page, "Say what we promised about: P 1")
    label = page.locator("label", has_text=reference).inner_text()
    tick(page, label)
    press(page, "Save")
    expect(page.get_by_text("2 priorities have no promise yet.")).to_be_visible()
