"""A moderator protects and publishes one story in a real browser: without JavaScript, by keyboard, and with it."""

import pytest
from django.conf import settings
from django.test import Client

from accounts.models import User
from feedback.models import OriginalWords, PublishedVersion, Submission
from tests.browser.by_keyboard import follow
from tests.feedback.factories import received
from tests.plugins.browser import PHONE, assert_no_axe_faults

STORY = "Mrs Example of Example School said Sam 💔 must wait. Nobody rang Sam back."
QUESTIONS = ["singling_out", "linking", "inference", "small_place", "unusual_condition", "staff_named"]
SMALL = "names_small_place"


def sign_in(context, user: User, url: str) -> None:
    client = Client()
    client.force_login(user)
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": url}])


def press(page, name: str) -> None:
    """Reach a button by keyboard and press it; wait for the page it leads to."""
    page.get_by_role("button", name=name, exact=True).focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")


def answer_safe(page) -> None:
    """Answer each question of the checklist with the space bar."""
    for question in QUESTIONS:
        page.locator(f"input[name={question}][value=yes]").focus()
        page.keyboard.press("Space")
    page.locator(f"input[name={SMALL}][value=no]").focus()
    page.keyboard.press("Space")


@pytest.fixture
def item(transactional_db) -> Submission:
    return received(original=STORY)


def test_one_item_by_keyboard_without_javascript(item, moderator, open_context, live_portal):
    context = open_context(javascript=False, viewport=PHONE)
    sign_in(context, moderator, live_portal)
    page = context.new_page()

    page.goto("/moderation/")
    assert_no_axe_faults(page)
    press(page, f"Read this one ({item.reference})")
    assert page.get_by_role("heading", level=1).inner_text() == f"Read {item.reference}"
    assert_no_axe_faults(page)
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]

    page.get_by_label("Words to take out").focus()
    page.keyboard.type("sam")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.get_by_role("status").inner_text() == "We took out 2 places."
    page.get_by_label("Words to take out").focus()
    page.keyboard.type("Example School")
    page.get_by_label("Why").select_option("place")
    press(page, "Take these words out")
    press(page, "Preview what families will see")
    assert page.title().startswith("Error: ")
    assert_no_axe_faults(page)

    answer_safe(page)
    page.get_by_label("A note to the writer").fill("Thank you. We took out names.")
    press(page, "Preview what families will see")
    expected = "Mrs Example of [a place] said [a name] 💔 must wait. Nobody rang [a name] back."
    assert page.locator(".preview blockquote").inner_text() == expected
    assert_no_axe_faults(page)
    press(page, "Publish")

    assert page.get_by_role("heading", level=1).inner_text() == "Read what people told us"
    assert PublishedVersion.objects.get().needs_change == expected
    assert OriginalWords.objects.get().needs_change == STORY


def test_words_are_taken_out_by_selecting_them(item, moderator, open_context, live_portal):
    context = open_context()
    sign_in(context, moderator, live_portal)
    page = context.new_page()
    page.goto("/moderation/")
    follow(page.get_by_role("button", name="Read this one"))

    page.locator("[data-story]").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Shift+ArrowRight")
    press(page, "Take out these words")
    assert page.locator("input[name=marks]").input_value() == "needs_change:0:11:name"

    words = "() => { const s = document.querySelector('[data-story]'); const n = s.lastChild; const r = new Range();"
    words += " const at = n.data.indexOf('Nobody'); r.setStart(n, at); r.setEnd(n, at + 6);"
    page.evaluate(words + " getSelection().removeAllRanges(); getSelection().addRange(r); }")
    page.get_by_role("button", name="Take out these words", exact=True).click()
    page.wait_for_selector("del >> text=Nobody")
    start = STORY.index("Nobody")
    assert page.locator("input[name=marks]").input_value() == (
        f"needs_change:0:11:name needs_change:{start}:{start + 6}:name"
    )
    assert_no_axe_faults(page)
