"""An officer says how far an action is, a partner lead accepts theirs, and everybody reads it. By keyboard."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from commitments.enums import Delivery
from commitments.models import Action
from lib import clock
from tests.browser.by_keyboard import choose, fill, heading, look, press, signed_in
from tests.commitments import factories as make

pytestmark = pytest.mark.browser
OpenContext = Callable[..., BrowserContext]


@pytest.fixture
def late(live_portal: str) -> Action:
    """An action under way whose day has passed, and one of a partner that is still to be accepted."""
    make.action(title="See families in a week", lead=make.trust())
    with clock.set_to(clock.now() - timedelta(days=40)):
        return make.action(Delivery.UNDER_WAY, title="Answer every call")


def test_officer_explains_and_partner_accepts_by_keyboard(
    live_portal: str, late: Action, open_context: OpenContext
) -> None:
    officer = signed_in(late.officer, open_context, live_portal)
    say_why_it_takes_longer(officer)
    say_what_happened(officer)
    lead = signed_in(make.lead_of(make.trust()), open_context, live_portal)
    accept_it(lead)
    everybody_reads_it(open_context(javascript=False).new_page())


def say_why_it_takes_longer(page: Page) -> None:
    page.goto("/dashboard/")
    expect(page.get_by_text("1 action waits for you.")).to_be_visible()
    press(page, "Actions")
    press(page, "Answer every call")
    press(page, "Say why it takes longer")
    heading(page, "Why does it take longer?")
    press(page, "Save the note")
    expect(page.get_by_role("alert")).to_contain_text("Enter")
    soon = clock.today() + timedelta(days=14)
    fill(page, "Why is it late or in trouble?", "We had no room.")
    fill(page, "What do we do about it?", "We rent one.")
    for label, value in (("Day", soon.day), ("Month", soon.month), ("Year", soon.year)):
        fill(page, label, str(value))
    press(page, "Save the note")
    heading(page, "Answer every call")


def say_what_happened(page: Page) -> None:
    press(page, "Say what happened")
    fill(page, "What happened?", "The phone rings in a new room.")
    choose(page, "Done")
    press(page, "Post the update")
    expect(page.get_by_text("Posted. Everybody can read it now.")).to_be_visible()


def accept_it(page: Page) -> None:
    page.goto("/commitments/desk/")
    expect(page.get_by_text("Answer every call")).to_have_count(0)
    press(page, "See families in a week")
    press(page, "Accept it for Moorland Health")
    expect(page.get_by_text("(has accepted it)")).to_be_visible()


def everybody_reads_it(page: Page) -> None:
    page.goto("/commitments/")
    look(page)
    press(page, "Answer every call")
    for words in ("We rent one.", "The phone rings in a new room.", "Nobody has looked yet."):
        expect(page.get_by_text(words)).to_be_visible()
