"""Grouping by keyboard alone and without JavaScript: sort two, make a theme, put a third in, join, part, read."""

import re
from collections.abc import Callable

import pytest
from allauth.account.models import EmailAddress
from django.core.management import call_command
from playwright.sync_api import BrowserContext, Page, expect

from accounts.models import User
from feedback.models import InTheme, Submission, Theme
from tests.browser.by_keyboard import heading, look, press, tab_to
from tests.feedback.factories import theme as made_theme
from tests.feedback.grouping import CALLS, told
from tests.plugins.browser import PHONE

PASSWORD = "a-long-password-for-tests"
OpenContext = Callable[..., BrowserContext]


@pytest.fixture
def desk(open_context: OpenContext, moderator: User, live_portal: str) -> Page:
    """A moderator who signed in on a small screen, without JavaScript."""
    call_command("load_starting_data", verbosity=0)
    moderator.set_password(PASSWORD)
    moderator.save()
    EmailAddress.objects.create(user=moderator, email=moderator.email, verified=True, primary=True)
    page = open_context(javascript=False, viewport=PHONE).new_page()
    page.goto("/dashboard/")
    for label, text in (("Email address", moderator.email), ("Password", PASSWORD)):
        type_into(page, label, text)
    press(page, "Sign in with a password")
    return page


def type_into(page: Page, label: str, text: str) -> None:
    tab_to(page, page.get_by_role("textbox", name=label))
    page.keyboard.insert_text(text)


def tick(page: Page, label: re.Pattern[str] | str) -> None:
    tab_to(page, page.get_by_label(label))
    page.keyboard.press("Space")


def choose(page: Page, group: str, label: str) -> None:
    """Tab to a group of choices, then move with the arrows."""
    choices = page.get_by_role("group", name=group)
    wanted, chosen = choices.get_by_label(label, exact=True), choices.locator("input:checked")
    first = chosen if chosen.count() else choices.locator("input[type=radio]").first
    tab_to(page, first)
    if not chosen.count():
        page.keyboard.press("Space")
    for _ in range(10):
        if wanted.is_checked():
            return
        page.keyboard.press("ArrowDown")
    pytest.fail(f"{label} cannot be chosen by keyboard")


def test_grouping_by_keyboard_without_javascript(desk: Page, open_context: OpenContext, moderator: User) -> None:
    one, two, three = told(*CALLS)
    when_two_are_made_a_theme(desk, one, two)
    when_a_third_sees_it_differently(desk, three)
    when_it_is_joined_with_another_and_parted_again(desk, moderator)
    then_everybody_reads_it(open_context(javascript=False, viewport=PHONE).new_page(), one, three)


def when_two_are_made_a_theme(desk: Page, one: Submission, two: Submission) -> None:
    desk.goto("/themes/desk/")
    look(desk)
    press(desk, "Sort experiences into themes")
    for each in (one, two):
        tick(desk, re.compile(each.reference))
    press(desk, "Choose a theme for these")
    heading(desk, "Choose a theme")
    choose(desk, "Which theme does it belong to?", "A new theme")
    press(desk, "Save")
    heading(desk, "Make a theme")
    type_into(desk, "What is the theme?", "Nobody rings back")
    type_into(desk, "What do people say about it?", "Families ring, and nobody rings back.")
    type_into(desk, "What do some see differently?", "Some were rung the next day.")
    choose(desk, "Which cornerstone does it belong to?", "Communicate")
    press(desk, "Make this theme")
    heading(desk, "Nobody rings back")


def when_a_third_sees_it_differently(desk: Page, three: Submission) -> None:
    press(desk, "Put more experiences in")
    tick(desk, re.compile(three.reference))
    press(desk, "Choose a theme for these")
    group = "Which theme does it belong to?"
    if desk.get_by_role("group", name=group).get_by_label("Nobody rings back", exact=True).count():
        choose(desk, group, "Nobody rings back")
    else:
        choose(desk, group, "Another theme")
        tab_to(desk, desk.get_by_label("Theme", exact=True))
        desk.keyboard.type("Nobody")
    choose(desk, "Do they say the same as the theme?", "Sees it differently")
    press(desk, "Save")
    assert InTheme.objects.get(submission=three).view == "different"


def when_it_is_joined_with_another_and_parted_again(desk: Page, moderator: User) -> None:
    other = made_theme(title="Nobody rings us back", by=moderator)
    desk.goto("/themes/desk/nobody-rings-back/")
    look(desk)
    press(desk, "Join it with “Nobody rings us back”")
    press(desk, "Join them")
    heading(desk, "Nobody rings us back")
    assert Theme.objects.get(slug="nobody-rings-back").merged_into == other
    press(desk, "Part it again")
    heading(desk, "Nobody rings back")
    expect(desk.get_by_text("Some were rung the next day.")).to_be_visible()


def then_everybody_reads_it(visitor: Page, one: Submission, three: Submission) -> None:
    visitor.goto("/themes/")
    look(visitor)
    press(visitor, "Nobody rings back")
    expect(visitor.get_by_role("heading", name="Some see it differently")).to_be_visible()
    for each in (one, three):
        expect(visitor.get_by_role("link", name=each.reference)).to_be_visible()
    press(visitor, "This is true for me too")
    expect(visitor.get_by_role("status")).to_have_text("You said that this is true for you too. Thank you.")
