"""Somebody may not be safe: told, picked up, noted, closed, and the rota, by keyboard and without JavaScript at 320 px.

Every page is looked at: axe clean, and no wider than the screen; once more on a large screen with JavaScript.
"""

import os
from pathlib import Path

import pytest
from allauth.account.models import EmailAddress
from playwright.sync_api import Page, expect

from accounts.enums import Role
from accounts.models import User
from duty.models import Shift
from feedback.enums import RaisedFrom
from feedback.models import SafeguardingConcern
from feedback.services.safeguarding import raise_from_public
from lib import codes
from pages.services import load_starting_data
from tests.browser.by_keyboard import choose, fill, heading, look, press, signed_in, tab_to
from tests.conftest import make_user
from tests.duty.factories import every_day
from tests.feedback.factories import published, received
from tests.plugins.browser import DESKTOP, PHONE

FOLDER = os.environ.get("SCREENSHOTS")


@pytest.fixture
def lead(live_portal: str, safeguarding_lead: User) -> User:
    """A lead with a colleague, who can sign in."""
    load_starting_data()
    make_user("Cary Colleague", Role.SAFEGUARDING_LEAD)
    EmailAddress.objects.create(user=safeguarding_lead, email=safeguarding_lead.email, verified=True, primary=True)
    return safeguarding_lead


def see(page: Page, path: str) -> None:
    """Open a page and look at it; kept as a picture where a folder is given."""
    page.goto(path)
    look(page)
    if FOLDER and page.viewport_size:
        name = f"{path.strip('/').replace('/', '-')}-{page.viewport_size['width']}.png"
        page.screenshot(path=Path(FOLDER) / name, full_page=True)


def select(page: Page, label: str, choice: str) -> None:
    """Reach a list by Tab and choose from it by typing, as a keyboard does."""
    tab_to(page, page.get_by_label(label, exact=True))
    page.keyboard.type(choice)
    expect(page.get_by_label(label, exact=True).locator("option:checked")).to_have_text(choice)


def test_reader_tells_and_the_lead_picks_it_up_notes_and_closes(lead, open_context, live_portal):
    item = published()
    when_a_reader_says_so(open_context(javascript=False, viewport=PHONE).new_page(), item.reference)
    page = signed_in(lead, open_context, live_portal)
    when_the_lead_picks_it_up(page, item.reference)
    when_it_is_noted(page)
    colleague = signed_in(User.objects.get(name="Cary Colleague"), open_context, live_portal)
    when_it_is_handed_to_a_colleague(page, colleague, item.reference)
    then_it_is_closed(colleague, item.reference)


def when_a_reader_says_so(page: Page, reference: str) -> None:
    see(page, f"/experiences/{reference}/")
    press(page, "Somebody may not be safe")
    heading(page, "Somebody may not be safe")
    expect(page.locator("main")).to_contain_text("We also take this experience off the website at once")
    fill(page, "What worries you? (optional)", "There are bruises on her arm.")
    press(page, "Somebody may not be safe: tell a person now")
    heading(page, "We have told a person")
    assert page.goto(f"/experiences/{reference}/").status == 404


def when_the_lead_picks_it_up(page: Page, reference: str) -> None:
    see(page, "/safeguarding/")
    expect(page.locator("main")).to_contain_text("Nobody has picked it up for 0 minutes.")
    press(page, reference)
    expect(page.locator("main")).to_contain_text("There are bruises on her arm.")
    press(page, "Pick this up")
    expect(page.locator("main")).to_contain_text("You have picked this up.")


def when_it_is_noted(page: Page) -> None:
    press(page, "Keep this note")
    expect(page.get_by_role("alert")).to_contain_text("Enter what was done")
    fill(page, "What was done", "Rang the school.")
    press(page, "Keep this note")
    expect(page.locator("main")).to_contain_text("Rang the school.")


def when_it_is_handed_to_a_colleague(page: Page, colleague: Page, reference: str) -> None:
    select(page, "Who goes on?", "Cary Colleague")
    press(page, "Hand it over")
    expect(page.locator("main")).to_contain_text("Cary Colleague")
    see(colleague, "/safeguarding/")
    press(colleague, reference)
    press(colleague, "Pick this up")
    expect(colleague.locator("main")).to_contain_text("You have picked this up.")


def then_it_is_closed(page: Page, reference: str) -> None:
    press(page, "Close this concern")
    expect(page.get_by_role("alert")).to_contain_text("Select what became of it")
    choose(page, "Gave advice or numbers")
    fill(page, "What was decided, and what was done", "The school knows.")
    press(page, "Close this concern")
    expect(page.locator("main")).to_contain_text("This concern is closed.")
    assert SafeguardingConcern.objects.get().outcome == "The school knows."
    press(page, reference)
    expect(page.locator("main")).to_contain_text("so the words are not shown here any more")


def test_moderator_says_so_in_one_step_and_sees_only_that_it_was_picked_up(lead, moderator, open_context, live_portal):
    item = received(original="The new driver frightens her.")
    page = signed_in(moderator, open_context, live_portal)
    see(page, f"/moderation/{item.reference}/")
    press(page, "Someone is not safe")
    fill(page, "What worries you? (optional)", "Bruises.")
    press(page, "Someone is not safe: tell the safeguarding lead")
    heading(page, "When you said someone is not safe")
    expect(page.locator("main")).to_contain_text("The safeguarding lead has been told")
    assert page.goto(f"/moderation/{item.reference}/").status == 404

    picking = signed_in(lead, open_context, live_portal)
    picking.goto("/safeguarding/")
    press(picking, item.reference)
    expect(picking.locator("main")).to_contain_text("The new driver frightens her.")
    press(picking, "Pick this up")

    see(page, "/safeguarding/raised/")
    expect(page.locator("main")).to_contain_text("Picked up by the safeguarding lead")
    assert "Bruises" not in page.content()


def test_lead_looks_after_the_rota(lead, open_context, live_portal):
    page = signed_in(lead, open_context, live_portal)
    see(page, "/duty/")
    expect(page.locator("main")).to_contain_text("The whole week")
    press(page, "Add a shift")
    press(page, "Save this shift")
    expect(page.get_by_role("alert")).to_contain_text("Select who it is")
    select(page, "Who?", lead.name)
    fill(page, "From", "09:00")
    fill(page, "To", "09:00")
    choose(page, "First")
    press(page, "Save this shift")
    expect(page.locator("main")).to_contain_text("The shift is on the rota.")
    assert Shift.objects.get().person == lead
    press(page, "Send a test alert")
    press(page, "I got the test")
    expect(page.locator("main")).to_contain_text("Thank you. The alert reaches you.")


PAGES = (
    "/safeguarding/", "/safeguarding/{concern}/", "/safeguarding/{concern}/contact/", "/safeguarding/raise/{item}/",
    "/safeguarding/raise/", "/safeguarding/raised/", "/safeguarding/totals/", "/duty/", "/duty/shifts/new/",
    "/duty/shifts/{shift}/", "/duty/away/new/", "/duty/my-number/", "/duty/out-of-hours/",
    "/somebody-may-not-be-safe/", "/somebody-may-not-be-safe/told/",
)  # fmt: skip


@pytest.mark.parametrize("screen", [PHONE, DESKTOP], ids=["phone", "large"])
def test_every_page_is_clean_on_a_small_and_a_large_screen(lead, open_context, live_portal, screen):
    every_day(lead, "09:00", "09:00")
    page = signed_in(lead, open_context, live_portal, javascript=True, viewport=screen)
    told = raise_from_public(
        key=codes.new_token(), worry="Bruises.", raised_from=RaisedFrom.READER, submission=published()
    )
    given = {"item": published().reference, "shift": Shift.objects.all()[0].pk, "concern": told.pk}
    for path in PAGES:
        see(page, path.format(**given))
