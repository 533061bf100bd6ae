"""A round from draft to open by keyboard alone and without JavaScript; a paper by two people; then the big screen."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.management import call_command
from playwright.sync_api import BrowserContext, Page, expect

from accounts.models import PartnerOrganisation, User
from lib import clock
from priorities.models import StarRound
from priorities.services import rounds, stars
from tests.browser.by_keyboard import choose, fill, fill_moment, heading, look, press, signed_in, tab_to
from tests.plugins.browser import DESKTOP
from tests.priorities import factories as make

OpenContext = Callable[..., BrowserContext]
QUESTION = "What should change first?"


@pytest.fixture
def organisations(live_portal: str) -> tuple[PartnerOrganisation, ...]:
    call_command("load_starting_data", verbosity=0)
    return (make.organisation("Tor View School"), make.organisation("Moor Trust"))


def test_round_from_draft_to_open_by_keyboard_without_javascript(
    organisations: tuple[PartnerOrganisation, ...],
    open_context: OpenContext,
    live_portal: str,
    report_editor: User,
    helper: User,
    moderator: User,
) -> None:
    desk = signed_in(report_editor, open_context, live_portal)
    when_it_is_prepared(desk)
    when_priorities_are_put_in(desk)
    when_organisations_are_chosen(desk)
    when_it_is_opened(desk)
    when_two_people_type_a_paper(
        signed_in(helper, open_context, live_portal), signed_in(moderator, open_context, live_portal)
    )
    then_the_big_screen_says_who_takes_part(open_context(javascript=False, viewport=DESKTOP).new_page())
    then_it_is_closed_and_published(desk)


def when_it_is_prepared(desk: Page) -> None:
    desk.goto("/rounds/")
    look(desk)
    press(desk, "Prepare a new round")
    fill(desk, "What is this round called?", "Winter")
    fill(desk, "What do you ask everybody?", QUESTION)
    fill_moment(desk, "opens", clock.now())
    fill_moment(desk, "closes", clock.now() + timedelta(days=3))
    choose(desk, "No, partner organisations only")
    press(desk, "Save and go on")
    heading(desk, "Winter")
    expect(desk.get_by_text("The round cannot open yet.")).to_be_visible()


def when_priorities_are_put_in(desk: Page) -> None:
    press(desk, "The priorities")
    for strength in ("Calls are answered", "Plans are read"):
        press(desk, "Write a new priority")
        choose(desk, "Communicate")
        fill(desk, "What is valued?", strength)
        fill(desk, "What needs to change?", "Ring back\nSay when")
        press(desk, "Put it in the round")
        expect(desk.get_by_text(f"“{strength}” is in the round.")).to_be_visible()
    press(desk, "That is all: go on with the round")


def when_organisations_are_chosen(desk: Page) -> None:
    press(desk, "The organisations")
    press(desk, "Tick all")
    expect(desk.get_by_text("Nothing is saved yet")).to_be_visible()
    press(desk, "Save who may give stars")
    expect(desk.get_by_text("All is ready.")).to_be_visible()


def when_it_is_opened(desk: Page) -> None:
    press(desk, "Open the round")
    heading(desk, "Open this round")
    press(desk, "Open the round")
    expect(desk.get_by_text("0 of 2 organisations have confirmed their stars.")).to_be_visible()


def when_two_people_type_a_paper(first: Page, second: Page) -> None:
    for person, button in ((first, "Save what the paper says"), (second, "Check it against the first entry")):
        person.goto("/rounds/winter/")
        look(person)
        press(person, "Type stars from paper")
        tab_to(person, person.get_by_role("link", name=re.compile("of Moor Trust")))
        person.keyboard.press("Enter")
        heading(person, "The paper of Moor Trust")
        look(person)
        fill(person, "1. Calls are answered", "3")
        fill(person, "2. Plans are read", "2")
        press(person, button)
    expect(second.get_by_text("both of you typed the same. The stars count now.")).to_be_visible()


def then_the_big_screen_says_who_takes_part(screen: Page) -> None:
    screen.goto("/priorities/rounds/winter/screen/")
    look(screen)
    heading(screen, QUESTION)
    expect(screen.get_by_text("1 of 2 organisations have confirmed their stars")).to_be_visible()
    expect(screen.get_by_text("Partners sign in and give their stars at")).to_be_visible()  # no code: no family chooses
    press(screen, "Look again")


def then_it_is_closed_and_published(desk: Page) -> None:
    desk.goto("/rounds/winter/")
    press(desk, "Close the round now")
    press(desk, "Close the round for good")
    press(desk, "Publish the result")
    press(desk, "Publish the result")
    expect(desk.get_by_text("The result is published. Everybody can read it now.")).to_be_visible()
    desk.goto("/priorities/rounds/winter/screen/")
    look(desk)
    expect(desk.get_by_text("Calls are answered")).to_be_visible()


def test_big_screen_updates_by_itself_and_reveals_one_by_one(
    organisations: tuple[PartnerOrganisation, ...], open_context: OpenContext, live_portal: str
) -> None:
    star_round = make.opened(threshold=1)
    screen = open_context(javascript=True, viewport=DESKTOP).new_page()
    screen.clock.install()
    screen.goto("/priorities/rounds/autumn/screen/")
    look(screen)
    when_it_is_stopped_and_started_again(screen)
    when_it_closes(screen, star_round)
    then_the_focus_list_is_shown_one_by_one(screen, star_round)


def when_it_is_stopped_and_started_again(screen: Page) -> None:
    stop = screen.get_by_role("button", name="Stop updating")
    tab_to(screen, stop)
    screen.keyboard.press("Enter")
    expect(screen.get_by_role("button", name="Update again")).to_be_focused()
    screen.keyboard.press("Enter")
    expect(stop).to_be_focused()


def when_it_closes(screen: Page, star_round: StarRound) -> None:
    lead, seat = make.partner_of("Tor View School"), make.seat_of(star_round)
    stars.prepare_stars(seat=seat, by=lead, choices={"p-1": 3, "p-2": 2}, seen_version=0)
    stars.confirm_stars(seat=seat, by=lead, seen_version=1)
    screen.clock.run_for(11_000)
    expect(screen.get_by_text("1 of 1 organisation has confirmed its stars")).to_be_visible()
    rounds.close_round(star_round=star_round, by=None)
    screen.clock.run_for(11_000)
    expect(screen.get_by_text("The round is closed")).to_be_visible()


def then_the_focus_list_is_shown_one_by_one(screen: Page, star_round: StarRound) -> None:
    rounds.publish_round(star_round=star_round, by=make.editor())
    screen.clock.run_for(11_000)
    begin = screen.get_by_role("button", name="Show them one by one")
    expect(begin).to_be_visible()
    expect(screen.get_by_role("button", name="Show the next one")).to_be_hidden()
    shown = screen.locator("[data-revealed]:visible")
    expect(shown).to_have_count(2)
    tab_to(screen, begin)
    screen.keyboard.press("Enter")
    expect(shown).to_have_count(0)
    expect(begin).to_be_hidden()
    screen.keyboard.press("Enter")
    expect(shown).to_have_count(1)
    look(screen)
    screen.keyboard.press("Enter")
    expect(shown).to_have_count(2)
    expect(begin).to_be_focused()
