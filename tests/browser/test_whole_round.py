"""One whole round, as people live it: drafted, opened, voted in by three organisations and two kinds of family,
closed, revealed, published, and counted again by an outsider. By keyboard alone."""

import re
import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from playwright.sync_api import BrowserContext, Page, expect

from accounts.enums import Role, Sector
from accounts.models import User
from lib import clock
from priorities.models import StarRound
from priorities.services import families
from tests.browser.by_keyboard import choose, fill, fill_moment, heading, look, press, signed_in, tab_to
from tests.plugins.browser import DESKTOP, PHONE
from tests.priorities import factories as make

pytestmark = pytest.mark.browser
OpenContext = Callable[..., BrowserContext]

QUESTION = "What should come first in Devon?"
CALLS, PLANS, TALKS = "Calls are answered", "Plans are read", "Families talk with us early"
PRIORITIES = {CALLS: "Communicate", PLANS: "Communicate", TALKS: "Work in partnership"}
SCHOOL, TRUST, FORUM = "Tor View School", "Moor Trust", "Estuary Forum"
SECTORS = {SCHOOL: Sector.EDUCATION, TRUST: Sector.HEALTH, FORUM: Sector.VOLUNTARY}
BIG_SCREEN = {"width": 1920, "height": 1080}
# What a person counts by hand: the school's last confirmation, the trust's, and the forum's paper.
COUNTED = """
partners
    1.    7  plans-are-read  on the focus list
    2.    4  calls-are-answered  on the focus list
    3.    2  families-talk-with-us-early

parent-carers
    1.   10  calls-are-answered
    2.    8  plans-are-read
    3.    0  families-talk-with-us-early

young-people
    1.   12  families-talk-with-us-early
    2.   10  plans-are-read
    3.    0  calls-are-answered
"""
Picture = Callable[..., None]
Open = Callable[..., Page]


@pytest.fixture
def picture(tmp_path: Path) -> Picture:
    """Keep what a page looks like, on a phone and on a desk, to be looked at by a person."""

    def take(page: Page, name: str, *more: dict[str, int]) -> None:
        before = page.viewport_size or DESKTOP
        for size in (PHONE, DESKTOP, *more):
            page.set_viewport_size(size)  # type: ignore[arg-type]
            look(page)
            page.screenshot(path=tmp_path / f"{name}-{size['width']}.png", full_page=True)
        page.set_viewport_size(before)

    return take


@pytest.fixture
def desk_of(live_portal: str, open_context: OpenContext) -> Open:
    """Return a function that signs somebody in, without JavaScript."""
    call_command("load_starting_data", verbosity=0)
    for name, sector in SECTORS.items():
        make.organisation(name, sector)

    def sign_in(person: User, **more: Any) -> Page:
        return signed_in(person, open_context, live_portal, **more)

    return sign_in


def test_whole_round(
    desk_of: Open,
    open_context: OpenContext,
    report_editor: User,
    moderator: User,
    helper: User,
    picture: Picture,
    tmp_path: Path,
) -> None:
    editor, forum = desk_of(report_editor, viewport=DESKTOP), desk_of(moderator)
    when_the_editor_drafts_it(editor)
    when_the_editor_opens_it(editor)
    parent_carers, young_people = when_the_forum_makes_codes(forum)

    lead = desk_of(make.partner_of(SCHOOL))
    when_a_partner_prepares_and_the_lead_confirms(desk_of(make.partner_of(SCHOOL, Role.PARTNER)), lead, picture)
    when_the_lead_changes_their_mind(lead)
    when_the_trust_gives_its_stars(desk_of(make.partner_of(TRUST)))
    screen = open_context(viewport=DESKTOP).new_page()
    then_the_big_screen_says_only_who_took_part(screen, picture)
    when_two_people_type_the_paper_of_the_forum(desk_of(helper), forum)
    when_families_choose(lambda: open_context(javascript=False, viewport=PHONE).new_page(), parent_carers, young_people)

    when_the_editor_closes_it(editor)
    then_only_those_who_run_rounds_see_the_result(editor, lead)
    when_the_editor_publishes_it(editor)
    then_the_big_screen_reveals_it(screen, picture)
    visitor = open_context(javascript=False, viewport=PHONE).new_page()
    then_everybody_reads_the_result(visitor, picture)
    then_an_outsider_counts_the_same(visitor, tmp_path)


def when_the_editor_drafts_it(page: Page) -> None:
    page.goto("/rounds/")
    look(page)
    press(page, "Prepare a new round")
    fill(page, "What is this round called?", "Winter")
    fill(page, "What do you ask everybody?", QUESTION)
    fill_moment(page, "opens", clock.now())
    fill_moment(page, "closes", clock.now() + timedelta(days=3))
    choose(page, "Yes")
    press(page, "Save and go on")
    press(page, "The priorities")
    for strength, cornerstone in PRIORITIES.items():
        press(page, "Write a new priority")
        choose(page, cornerstone)
        fill(page, "What is valued?", strength)
        fill(page, "What needs to change?", "Ring back the same day\nSay who will ring")
        press(page, "Put it in the round")
    press(page, "That is all: go on with the round")
    press(page, "The organisations")
    for name in SECTORS:
        tab_to(page, page.get_by_label(name, exact=True))
        page.keyboard.press("Space")
    press(page, "Save who may give stars")
    expect(page.get_by_text("All is ready.")).to_be_visible()


def when_the_editor_opens_it(page: Page) -> None:
    press(page, "Open the round")
    press(page, "Open the round")
    expect(page.get_by_text("0 of 3 organisations have confirmed their stars.")).to_be_visible()


def when_the_forum_makes_codes(page: Page) -> tuple[list[str], list[str]]:
    """Return the codes on the slips: those for parent carers, and those for young people."""
    page.goto("/rounds/winter/")
    look(page)
    press(page, "Codes for families")
    found = []
    for number, (voice, how_many) in enumerate((("Parent carers", 18), ("Young people", 22))):
        press(page, "Make codes")
        tab_to(page, page.locator("input[name=voice]").first)
        page.keyboard.press("Space")
        for _ in range(number):
            page.keyboard.press("ArrowDown")
        expect(page.get_by_label(voice, exact=True)).to_be_checked()
        tab_to(page, page.get_by_role("radio", name="Printed sheets"))
        page.keyboard.press("Space")
        fill(page, "How many?", str(how_many))
        press(page, "Make the codes")
        slips = page.locator(".slip__code").all_inner_texts()
        assert len(slips) == how_many
        found.append(["".join(slip.split()) for slip in slips])
        press(page, "I have printed or saved them: leave this page")
    return found[0], found[1]


def when_a_partner_prepares_and_the_lead_confirms(partner: Page, lead: Page, picture: Picture) -> None:
    partner.goto("/dashboard/")
    press(partner, "Give the stars of your organisation")
    press(partner, "Give your stars")
    heading(partner, QUESTION)
    for strength in (CALLS, CALLS, CALLS, TALKS):
        press(partner, f"One more star for {strength}")
    expect(partner.locator("#stars-left")).to_have_text("1 of 5 left")
    picture(partner, "ballot")
    press(partner, "Check and confirm")
    expect(partner.get_by_role("button", name="Confirm")).to_have_count(0)

    lead.goto("/rounds/mine/")
    look(lead)
    press(lead, "Go on, or check and confirm")
    press(lead, "Check and confirm")
    press(lead, "Confirm 4 stars")
    heading(lead, "Your stars are confirmed")


def when_the_lead_changes_their_mind(lead: Page) -> None:
    press(lead, "Change the stars")
    press(lead, f"Take one back from {CALLS}")
    press(lead, f"One more star for {PLANS}")
    press(lead, f"One more star for {PLANS}")
    expect(lead.get_by_text("Changed since it was confirmed")).to_be_visible()
    press(lead, "Check and confirm")
    press(lead, "Confirm 5 stars")
    heading(lead, "Your stars are confirmed")
    expect(lead.locator(".given__item--log")).to_have_count(2)


def when_the_trust_gives_its_stars(page: Page) -> None:
    page.goto("/rounds/winter/our-stars/")
    look(page)
    for strength in (PLANS, PLANS, CALLS):
        press(page, f"One more star for {strength}")
    press(page, "Check and confirm")
    press(page, "Confirm 3 stars")
    heading(page, "Your stars are confirmed")


def then_the_big_screen_says_only_who_took_part(screen: Page, picture: Picture) -> None:
    screen.goto("/priorities/rounds/winter/screen/")
    look(screen)
    heading(screen, QUESTION)
    expect(screen.locator(".screen__number")).to_contain_text("2 of 3 organisations have confirmed their stars")
    for strength in PRIORITIES:
        assert strength not in screen.content()
    assert screen.get_by_role("img", name="QR code").evaluate("image => image.naturalWidth > 100")
    picture(screen, "projector", BIG_SCREEN)


def when_two_people_type_the_paper_of_the_forum(first: Page, second: Page) -> None:
    for person, button in ((first, "Save what the paper says"), (second, "Check it against the first entry")):
        person.goto("/rounds/winter/")
        look(person)
        press(person, "Type stars from paper")
        tab_to(person, person.get_by_role("link", name=re.compile(f"of {FORUM}")))
        person.keyboard.press("Enter")
        heading(person, f"The paper of {FORUM}")
        look(person)
        fill(person, f"1. {CALLS}", "1")
        fill(person, f"2. {PLANS}", "3")
        fill(person, f"3. {TALKS}", "1")
        press(person, button)
    expect(second.get_by_text("both of you typed the same. The stars count now.")).to_be_visible()


def when_families_choose(phone: Callable[[], Page], parent_carers: list[str], young_people: list[str]) -> None:
    """One of each kind by their own phone; the others of the room do the same, and are not looked at."""
    choose_by_code(phone(), parent_carers[0], "Which one would you change straight away?", CALLS)
    choose_by_code(phone(), young_people[0], "Choose one to change first", TALKS)
    star_round = StarRound.objects.get(slug="winter")
    choices = 9 * [CALLS] + 8 * [PLANS] + 11 * [TALKS] + 10 * [PLANS]
    for code, strength in zip(parent_carers[1:] + young_people[1:], choices, strict=True):
        slug = star_round.priorities.get(strength=strength).slug
        families.choose_first(star_round=star_round, code=code, slug=slug)


def choose_by_code(phone: Page, code: str, asked: str, strength: str) -> None:
    phone.goto("/vote/")
    heading(phone, QUESTION)
    look(phone)
    fill(phone, "Your code", code.lower())
    press(phone, "Go on")
    heading(phone, asked)
    choose(phone, strength)
    press(phone, "Go on")
    heading(phone, "You chose this one")
    press(phone, "Send my choice")
    heading(phone, "Your choice is kept")


def when_the_editor_closes_it(page: Page) -> None:
    page.goto("/rounds/winter/")
    expect(page.get_by_text("3 of 3 organisations have confirmed their stars.")).to_be_visible()
    press(page, "Close the round now")
    press(page, "Close the round for good")


def then_only_those_who_run_rounds_see_the_result(editor: Page, lead: Page) -> None:
    press(editor, "Look at the result")
    expect(editor.get_by_text("This result is not public yet.")).to_be_visible()
    lead.goto("/priorities/rounds/winter/")
    look(lead)
    expect(lead.get_by_text("The result is being checked; it will be published soon.")).to_be_visible()
    assert PLANS not in lead.locator("main").inner_text()


def when_the_editor_publishes_it(page: Page) -> None:
    page.goto("/rounds/winter/")
    press(page, "Publish the result")
    press(page, "Publish the result")
    expect(page.get_by_text("The result is published. Everybody can read it now.")).to_be_visible()


def then_the_big_screen_reveals_it(screen: Page, picture: Picture) -> None:
    """The last of it first, by the keys of whoever stands in front of the room."""
    screen.goto("/priorities/rounds/winter/screen/")
    begin, shown = screen.get_by_role("button", name="Show them one by one"), screen.locator("[data-revealed]:visible")
    expect(shown).to_have_count(2)
    tab_to(screen, begin)
    for number in range(3):
        screen.keyboard.press("Enter")
        expect(shown).to_have_count(number)
    look(screen)
    picture(screen, "reveal", BIG_SCREEN)


def then_everybody_reads_the_result(page: Page, picture: Picture) -> None:
    page.goto("/priorities/")
    look(page)
    press(page, "Winter")
    heading(page, "Winter: the result")
    finding = f"“{PLANS}” comes first, with 7 stars; 2 of 3 priorities are on the focus list."
    expect(page.get_by_text(finding)).to_be_visible()
    titles = page.locator(".result-ballot h3").all_inner_texts()
    assert titles == ["Partners’ stars", "Parent carers’ first choice", "Young people’s first choice"]
    picture(page, "result")


def then_an_outsider_counts_the_same(page: Page, folder: Path) -> None:
    """With the two files of the page and the number on it, and nothing else of ours."""
    names = {"Every ballot as counted (JSON)": "winter.json", "The program that counts again (Python)": "recount.py"}
    for label, name in names.items():
        with page.expect_download() as download:
            tab_to(page, page.get_by_role("link", name=label))
            page.keyboard.press("Enter")
        assert download.value.suggested_filename == name
        download.value.save_as(folder / name)
    head = page.locator("#head").get_attribute("data-code")
    assert head is not None
    command = [sys.executable, "-I", "recount.py", "winter.json", head]
    counted = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
    assert counted.stdout == COUNTED
