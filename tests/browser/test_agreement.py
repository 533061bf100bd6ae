"""What partners said, written by hand; marks and an answer of an organisation: by keyboard and without JavaScript."""

import pytest
from playwright.sync_api import Page, expect

from accounts.models import User
from cornerstones.models import AgreementMark, Answer, OrganisationMark
from tests.browser.by_keyboard import OpenContext, fill, heading, look, press, signed_in, write
from tests.cornerstones import factories as make

pytestmark = pytest.mark.browser

EARLY, SUPPORT = "Bringing people in early", "building the support"


def write_it_down(page: Page) -> None:
    """The report editor: a statement, a wrong phrase and its error, two phrases with marks, and a question."""
    press(page, "What partners said")
    press(page, "Boat day")
    press(page, "Add a statement")
    write(page, f"{EARLY}, and {SUPPORT}.")
    press(page, "Save")
    press(page, "Add marks")
    fill(page, "Which words were marked?", "Rowing")
    fill(page, "How many marks?", "2")
    press(page, "Save")
    expect(page.locator(".govuk-error-message")).to_contain_text("These words do not stand in the statement.")
    fill(page, "Which words were marked?", EARLY)
    press(page, "Save")
    press(page, "Add marks")
    fill(page, "Which words were marked?", SUPPORT)
    fill(page, "How many marks?", "1")
    press(page, "Save")
    press(page, "Add an open question")
    write(page, "Who pays for the boat?")
    press(page, "Save")


def agree_and_answer(page: Page, portal: str) -> None:
    """A partner: a mark, another one taken back, and an answer sent."""
    page.goto(f"{portal}/dashboard/")
    press(page, "What your organisation agrees with")
    press(page, f"We agree with “{EARLY}”")
    press(page, f"We agree with “{SUPPORT}”")
    press(page, f"Take the mark back from “{SUPPORT}”")
    press(page, "Agree with other words of it")
    fill(page, "Which words do you agree with?", "people in early")
    press(page, "We agree with these words")
    press(page, "Answer open questions")
    press(page, "Answer this question")
    write(page, "We do, out of what we save.")
    press(page, "Save and check")
    press(page, "Send it to be read")
    expect(page.locator("main")).to_contain_text("Waits to be read")


def publish(page: Page, portal: str) -> None:
    """A forum moderator reads it and publishes it."""
    page.goto(f"{portal}/dashboard/")
    expect(page.locator("main")).to_contain_text("1 answer waits to be read.")
    press(page, "Answers to open questions")
    press(page, "Tor View School: Who pays for the boat?")
    press(page, "Publish it")


def test_marks_and_an_answer_from_the_event_to_the_public_page(
    live_portal: str, open_context: OpenContext, report_editor: User, moderator: User
) -> None:
    make.event()
    editor = signed_in(report_editor, open_context, live_portal)
    editor.goto(f"{live_portal}/dashboard/")
    write_it_down(editor)
    agree_and_answer(signed_in(make.partner(), open_context, live_portal), live_portal)
    publish(signed_in(moderator, open_context, live_portal), live_portal)

    page = open_context(javascript=False, viewport={"width": 320, "height": 800}).new_page()
    page.goto(f"{live_portal}/what-co-production-means/")
    look(page)
    said = page.locator(".statements")
    expect(said.locator(".agreement")).to_have_text(["2 agreement marks at the event", "1 agreement mark at the event"])
    expect(page.locator(".agrees li")).to_have_text(
        [
            f"1 organisation agrees since with {EARLY}: Tor View School",
            "1 organisation agrees since with people in early: Tor View School",
        ]
    )
    expect(page.locator(".open-question__answer")).to_contain_text("We do, out of what we save.")
    assert (AgreementMark.objects.count(), OrganisationMark.objects.standing().count()) == (2, 2)

    press(editor, "Settle it")
    heading(editor, "Settle this question")
    write(editor, "We all pay a part of it.")
    for part, words in (("Day", "1"), ("Month", "6"), ("Year", "2026")):
        fill(editor, part, words)
    press(editor, "Say that it is settled")
    page.reload()
    expect(page.locator(".open-question__settled")).to_contain_text("We all pay a part of it.")
    expect(page.locator(".open-question__answer")).to_contain_text("We do, out of what we save.")
    assert Answer.objects.count() == 1
    look(page)


def test_words_that_are_selected_are_written_into_the_field(live_portal: str, open_context: OpenContext) -> None:
    statement = make.statement()
    page = signed_in(make.partner(), open_context, live_portal, javascript=True)
    page.goto(f"{live_portal}/agreement/{statement.pk}/other-words/")
    expect(page.get_by_text("You can select the words above")).to_be_visible()
    page.evaluate(
        """() => {
            const words = document.querySelector("[data-pick-words]").firstChild;
            window.getSelection().setBaseAndExtent(words, 0, words, 20);
        }"""
    )
    expect(page.get_by_label("Which words do you agree with?")).to_have_value("Bringing people in a")
