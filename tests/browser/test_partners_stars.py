"""Partners' stars by keyboard alone and without JavaScript: two colleagues prepare, one confirms, then it closes."""

from collections.abc import Callable

import pytest
from django.core.management import call_command
from playwright.sync_api import BrowserContext, Page, expect

from accounts.enums import Role
from priorities.models import Accepted, StarRound
from priorities.services import rounds
from tests.browser.by_keyboard import heading, look, press, signed_in, tab_to
from tests.plugins.browser import DESKTOP
from tests.priorities import factories as make

OpenContext = Callable[..., BrowserContext]
OURS = "/rounds/autumn/our-stars/"
SMALLEST = 44  # pixels: ALL-06


@pytest.fixture
def star_round(live_portal: str) -> StarRound:
    call_command("load_starting_data", verbosity=0)
    return make.opened(organisations=("Tor View School", "Moor Trust"))


def test_stars_by_keyboard_without_javascript(
    star_round: StarRound, open_context: OpenContext, live_portal: str
) -> None:
    lead, partner = make.partner_of("Tor View School"), make.partner_of("Tor View School", Role.PARTNER)
    colleague = signed_in(partner, open_context, live_portal)
    when_a_colleague_gives_stars_from_the_desk(colleague)
    then_the_colleague_reads_who_can_confirm(colleague, lead.name)
    screen = signed_in(lead, open_context, live_portal)
    when_the_lead_changes_and_confirms(screen, lead.name)
    then_it_is_read_only_once_it_is_closed(screen, star_round)


def when_a_colleague_gives_stars_from_the_desk(screen: Page) -> None:
    screen.goto("/dashboard/")
    press(screen, "Give the stars of your organisation")
    press(screen, "Give your stars")
    heading(screen, "What should come first?")
    assert smallest_target(screen) >= SMALLEST
    for number, left in ((1, "4 of 5 left"), (2, "3 of 5 left")):
        press(screen, "One more star for P 2")
        expect(screen.locator("#stars-left")).to_have_text(left)
        expect(screen.locator("#priority-p-2")).to_be_focused()
        expect(screen.locator("#given-p-2")).to_have_text(f"{number} star" if number == 1 else f"{number} stars")
    nothing_hides_behind_the_line_on_top(screen)
    press(screen, "Take one back from P 2")
    expect(screen.locator("#stars-left")).to_have_text("4 of 5 left")
    place, line = screen.locator("#priority-p-2").bounding_box(), screen.locator(".stars-left").bounding_box()
    assert place is not None
    assert line is not None
    assert place["y"] >= line["y"] + line["height"]  # one comes back to the whole priority, not to half of it


def smallest_target(screen: Page) -> float:
    """Return the height of the lowest button of the stars, in pixels."""
    heights = screen.locator(".choice__button").evaluate_all(
        "all => all.map(one => Math.min(one.getBoundingClientRect().height, one.getBoundingClientRect().width))"
    )
    return min(heights)


def nothing_hides_behind_the_line_on_top(screen: Page) -> None:
    """What gets the focus, forwards or backwards, is never covered by the line that stays in sight."""
    for key in (*["Tab"] * 6, *["Shift+Tab"] * 8):
        screen.keyboard.press(key)
        assert screen.evaluate(
            """() => {
                const here = document.activeElement, line = document.querySelector(".stars-left");
                if (line.contains(here) || !here.closest(".choice")) return true;
                return here.getBoundingClientRect().top >= line.getBoundingClientRect().bottom - 1;
            }"""
        ), screen.evaluate("document.activeElement.outerHTML")


def then_the_colleague_reads_who_can_confirm(screen: Page, lead: str) -> None:
    press(screen, "Check and confirm")
    heading(screen, "Check and confirm your stars")
    expect(screen.get_by_text("4 stars are not used. That is allowed.")).to_be_visible()
    expect(screen.get_by_role("listitem").filter(has_text=lead)).to_be_visible()
    expect(screen.get_by_role("button", name="Confirm")).to_have_count(0)


def when_the_lead_changes_and_confirms(screen: Page, lead: str) -> None:
    screen.goto(OURS)
    for _ in range(4):
        press(screen, "One more star for P 1")
    expect(screen.get_by_role("button", name="One more star")).to_have_count(0)
    expect(screen.locator("#priority-p-3")).to_contain_text("All 5 stars are given. Take one back first.")
    press(screen, "Check and confirm")
    press(screen, "Confirm 5 stars")
    heading(screen, "Your stars are confirmed")
    expect(screen.get_by_text("1 of 2 organisations has confirmed")).to_be_visible()
    tab_to(screen, screen.locator("summary"))
    screen.keyboard.press("Enter")
    expect(screen.get_by_text("4 stars: P 1")).to_be_visible()
    assert [(each.by.name if each.by else "", each.choices) for each in Accepted.objects.all()] == [
        (lead, {"p-1": 4, "p-2": 1})
    ]


def then_it_is_read_only_once_it_is_closed(screen: Page, star_round: StarRound) -> None:
    rounds.close_round(star_round=star_round, by=None)
    for size in (screen.viewport_size, DESKTOP):
        assert size is not None
        screen.set_viewport_size(size)
        screen.goto(OURS)
        look(screen)
        heading(screen, "The round is closed. Your stars counted like this.")
        expect(screen.locator("main button")).to_have_count(0)
