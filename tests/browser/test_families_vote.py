"""Families vote by keyboard alone, without JavaScript, on a small phone: a parent carer and a young person."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from accounts.models import User
from priorities.enums import Voice
from priorities.models import FamilyBallot, StarRound
from tests.browser.by_keyboard import choose, fill, heading, look, press, signed_in, tab_to
from tests.plugins.browser import PHONE
from tests.priorities import factories as make
from tests.priorities import voting

OpenContext = Callable[..., BrowserContext]
QUESTION = "What should come first for families in Devon?"


@pytest.fixture
def star_round(live_portal: str) -> StarRound:
    return make.opened(question=QUESTION)


def type_code(page: Page, code: str) -> None:
    page.goto("/vote/")
    look(page)
    heading(page, QUESTION)
    fill(page, "Your code", code)
    press(page, "Go on")


def test_parent_carer_votes_and_changes_their_mind(open_context: OpenContext, star_round: StarRound) -> None:
    code = voting.codes_of(star_round)[0]
    page = open_context(javascript=False, viewport=PHONE).new_page()
    given_a_slip_of_the_pen(page)
    for label in ("P 2", "P 4"):
        type_code(page, code.lower())
        heading(page, "Which one would you change straight away?")
        then_choices_are_large_enough(page)
        choose(page, label)
        press(page, "Go on")
        heading(page, "You chose this one")
        expect(page.get_by_text(label, exact=True)).to_be_visible()
        press(page, "Send my choice")
        heading(page, "Your choice is kept")
    assert [one.priority.slug for one in FamilyBallot.objects.all()] == ["p-4"]


def test_young_person_votes(open_context: OpenContext, star_round: StarRound) -> None:
    code = voting.codes_of(star_round, voice=Voice.YOUNG_PEOPLE)[0]
    page = open_context(javascript=False, viewport=PHONE).new_page()
    type_code(page, code)
    heading(page, "Choose one to change first")
    press(page, "Go on")
    expect(page.get_by_role("link", name="Choose one")).to_be_visible()
    choose(page, "P 3")
    press(page, "Go on")
    press(page, "Choose another one")
    choose(page, "P 1")
    press(page, "Go on")
    press(page, "Send my choice")
    heading(page, "Your choice is kept")
    assert [one.priority.slug for one in FamilyBallot.objects.all()] == ["p-1"]


def test_forum_makes_and_stops_codes(
    open_context: OpenContext, star_round: StarRound, moderator: User, live_portal: str
) -> None:
    desk = signed_in(moderator, open_context, live_portal)
    desk.goto(f"/rounds/{star_round.slug}/codes/")
    look(desk)
    press(desk, "Make codes")
    tab_to(desk, desk.get_by_role("radio", name="Parent carers"))
    desk.keyboard.press("Space")
    tab_to(desk, desk.get_by_role("radio", name="Printed sheets, cut into slips"))
    desk.keyboard.press("Space")
    fill(desk, "How many?", "4")
    press(desk, "Make the codes")
    heading(desk, "Your 4 codes are ready")
    shown = desk.locator(".slip__code").all_inner_texts()
    desk.reload()
    assert desk.locator(".slip__code").all_inner_texts() == shown
    press(desk, "I have printed or saved them: leave this page")
    press(desk, "Stop this batch")
    press(desk, "Stop this batch")
    expect(desk.get_by_text("Stopped. Codes of this batch")).to_be_visible()


def given_a_slip_of_the_pen(page: Page) -> None:
    """A code with a letter wrong gets a kind answer, and stays there to be mended."""
    type_code(page, "ABCD-EFGH-JKMN")
    expect(page.get_by_label("Your code", exact=True)).to_have_value("ABCD-EFGH-JKMN")


def then_choices_are_large_enough(page: Page) -> None:
    """44 px at least (ALL-06)."""
    for each in page.locator("input[type=radio], main button").all():
        box = each.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 44, box
