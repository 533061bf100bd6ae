"""Not publishing, from a recommendation to a second look: every step by keyboard, without JavaScript, axe clean."""

import pytest
from playwright.sync_api import Page, expect

from accounts.enums import Role
from accounts.models import User
from feedback.answers import Answers
from feedback.models import Challenge, Submission
from feedback.services import sending
from lib.codes import new_token
from pages.services import load_starting_data
from tests.browser.by_keyboard import choose, fill, heading, look, press, signed_in
from tests.feedback.factories import person

STORY = "The people in that office are fools, all of them. Nobody ever rang us back about the plan."


@pytest.fixture
def officers(live_portal: str) -> list[User]:
    load_starting_data()
    return [person(Role.COUNCIL_MODERATOR, name=name) for name in ("Ori One", "Tui Two", "Thea Three")]


def test_two_officers_withhold_and_the_writer_has_it_read_again(officers, moderator, open_context, live_portal):
    receipt = sending.send(answers=Answers(needs_change=STORY), token=new_token())
    one = receipt.reference
    given_a_moderator_recommends_it(signed_in(moderator, open_context, live_portal), one)
    first, second, third = (signed_in(officer, open_context, live_portal) for officer in officers)
    when_the_first_officer_decides(first, one)
    when_the_second_officer_agrees(second, one)
    writer = open_context(javascript=False, viewport=first.viewport_size).new_page()
    when_the_writer_asks_a_second_person(writer, receipt.code)
    when_a_third_officer_has_it_read_again(third, one)
    then_the_writer_reads_why(writer)


def given_a_moderator_recommends_it(page: Page, one: str) -> None:
    page.goto("/moderation/")
    press(page, f"Read this one ({one})")
    press(page, "Recommend not to publish it")
    heading(page, f"Recommend not to publish {one}")
    press(page, "Recommend not to publish it")
    expect(page.get_by_role("alert")).to_contain_text("Select why it should not be published")
    choose(page, "Abusive or vexatious")
    fill(page, "Tell the writer why", "It insults people.")
    press(page, "Recommend not to publish it")
    expect(page.locator("main")).to_contain_text(f"The council will decide about {one}.")


def when_the_first_officer_decides(page: Page, one: str) -> None:
    page.goto("/moderation/withholding/")
    look(page)
    press(page, one)
    heading(page, f"Decide about {one}")
    choose(page, "Abusive or vexatious")
    fill(page, "Tell the writer why", "It only insults people.")
    press(page, "Do not publish it")
    expect(page.locator("main")).to_contain_text(f"A second officer decides about {one} too.")


def when_the_second_officer_agrees(page: Page, one: str) -> None:
    page.goto("/moderation/withholding/")
    expect(page.locator("main")).to_contain_text("Ori One decided first")
    press(page, one)
    press(page, "I agree: do not publish it")
    expect(page.locator("main")).to_contain_text(f"{one} will not be published.")
    assert Submission.objects.get().state == "withheld"


def when_the_writer_asks_a_second_person(page: Page, code: str) -> None:
    page.goto("/your-feedback/")
    fill(page, "Your secret code", code)
    press(page, "See what happened")
    expect(page.locator("main")).to_contain_text("It only insults people.")
    press(page, "Ask a second person to look")
    fill(page, "What do you not agree with? (optional)", "Nobody rang us back. That is true.")
    press(page, "Ask a second person to look")
    expect(page.locator("main")).to_contain_text("You asked a second person to look")


def when_a_third_officer_has_it_read_again(page: Page, one: str) -> None:
    page.goto("/moderation/challenges/")
    look(page)
    press(page, one)
    heading(page, f"Look again at {one}")
    expect(page.locator("main")).to_contain_text("Nobody rang us back. That is true.")
    fill(page, "Tell the writer what you found, and why", "The half about the plan is fair.")
    press(page, "Have it read again")
    assert Challenge.objects.get().state == "changed"


def then_the_writer_reads_why(page: Page) -> None:
    page.goto("/your-feedback/status/")
    look(page)
    expect(page.locator("main")).to_contain_text("They agreed that it should be read again.")
    expect(page.locator("main")).to_contain_text("The half about the plan is fair.")
