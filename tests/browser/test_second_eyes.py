"""A writer's challenge, undo and the history, in a real browser: by keyboard and without JavaScript."""

import os

import pytest

from feedback.answers import Answers
from feedback.models import Challenge, Submission
from feedback.services import sending
from lib import codes
from tests.browser.by_keyboard import follow
from tests.browser.test_moderating import press, sign_in
from tests.feedback.desk import mark, publish
from tests.plugins.browser import DESKTOP, PHONE, assert_no_axe_faults

STORY = "Mrs Example of Example School never rang back. We wait, and nobody at all tells us why it takes so long."


def looked_at(page, name: str) -> None:
    """Nothing is wrong for axe and nothing is wider than the screen; kept as a picture where somebody wants to look."""
    assert_no_axe_faults(page)
    assert page.evaluate("document.documentElement.scrollWidth") == page.viewport_size["width"]
    if folder := os.environ.get("PICTURES"):
        page.screenshot(path=f"{folder}/{name}-{page.viewport_size['width']}.png", full_page=True)


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_a_writer_asks_and_another_moderator_looks(viewport, transactional_db, cast, open_context, live_portal):
    # Given words that a moderator published with a name taken out
    receipt = sending.send(answers=Answers(needs_change=STORY), token=codes.new_token())
    item = Submission.objects.get(reference=receipt.reference)
    publish(item, cast["moderator"], mark(0, 11, "staff"), note="Thank you. I took a name out.")
    writer = open_context(javascript=False, viewport=viewport).new_page()
    writer.goto("/your-feedback/")
    writer.get_by_label("Your secret code").fill(receipt.code)
    press(writer, "See what happened")
    looked_at(writer, "status")

    # When the writer asks a second person to look
    follow(writer.get_by_role("link", name="Ask a second person to look"))
    writer.get_by_label("What do you not agree with?").fill("She is the head of a service. Her name matters.")
    looked_at(writer, "ask")
    press(writer, "Ask a second person to look")
    assert "You asked a second person to look" in writer.inner_text("main")

    # Then another moderator finds it, and has it read again
    context = open_context(javascript=False, viewport=viewport)
    sign_in(context, cast["second_moderator"], live_portal)
    page = context.new_page()
    page.goto("/moderation/challenges/")
    looked_at(page, "challenges")
    follow(page.get_by_role("link", name=item.reference))
    looked_at(page, "challenge")
    page.get_by_label("Tell the writer what you found, and why").fill("You are right about the school.")
    press(page, "Have it read again")
    assert page.get_by_role("heading", level=1).inner_text() == f"Read {item.reference}"

    # and takes words out, undoes it, and sees what became of it
    page.get_by_label("Words to take out").fill("Example School")
    press(page, "Take these words out")
    looked_at(page, "item")
    press(page, "Undo the last step")
    assert page.get_by_role("status").inner_text() == "We undid your last step."
    follow(page.get_by_role("link", name="Every edition, and who decided what"))
    looked_at(page, "history")
    writer.reload()
    assert "They say:" in writer.inner_text("main")
    looked_at(writer, "answered")
    assert Challenge.objects.get().state == "changed"
