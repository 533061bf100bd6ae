"""A child or young person on an old phone: no JavaScript, 320 pixels wide, by keyboard alone, in both versions."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from feedback.models import Draft, OriginalWords, Submission
from tests.browser.by_keyboard import heading, look, press, tab_to
from tests.feedback.factories import CORNERSTONES, cornerstone, district
from tests.plugins.browser import PHONE

MOST_PAGES = 8
SMALLEST_TARGET = 44  # CSS pixels, WCAG 2.5.5
NAMES_OF_VERSIONS = {"young-person": "Start with pictures", "young-person-words": "Start with words only"}


@pytest.fixture
def phone(open_context, live_portal) -> Page:
    for slug in CORNERSTONES:
        cornerstone(slug)
    district("torridge")
    return open_context(javascript=False, viewport=PHONE).new_page()


def pick(page: Page, question: str, answer: str) -> None:
    """Choose one answer to one of several questions: Tab to its group, arrows to the answer."""
    group = page.get_by_role("group", name=question)
    wanted = group.get_by_label(answer, exact=True)
    tab_to(page, group.get_by_role("radio").first)
    page.keyboard.press("Space")
    for _ in range(10):
        if wanted.is_checked():
            return
        page.keyboard.press("ArrowDown")
    pytest.fail(f"{answer} cannot be chosen by keyboard")


def tick(page: Page, label: str) -> None:
    """Tick a sentence by keyboard."""
    tab_to(page, page.get_by_label(label, exact=True))
    page.keyboard.press("Space")


def small_targets(page: Page) -> list[str]:
    """Return the tiles and buttons that are too small for a finger."""
    targets: list[Locator] = [*page.locator(".tile__label").all(), *page.locator("main button:visible").all()]
    boxes = [(target.inner_text(), target.bounding_box()) for target in targets]
    return [name for name, box in boxes if box and min(box["width"], box["height"]) < SMALLEST_TARGET]


def number_of(page: Page) -> int:
    """Return which page it says that it is, having looked at it."""
    assert small_targets(page) == []
    found = re.search(rf"Page (\d) of {MOST_PAGES}", page.locator("main").inner_text())
    assert found
    return int(found.group(1))


@pytest.mark.parametrize("version", NAMES_OF_VERSIONS)
def test_young_person_tells_us_in_eight_pages(phone, version):
    """CY-01."""
    page, numbers = phone, []
    page.goto("/tell-us/")
    press(page, "I am a child or young person")
    heading(page, "Tell us what it is like for you")
    numbers.append(number_of(page))
    press(page, NAMES_OF_VERSIONS[version])

    heading(page, "Who is here?")
    numbers.append(number_of(page))
    press(page, "Next")
    expect(page.get_by_role("alert")).to_contain_text("Choose who is telling us")
    pick(page, "Who is telling us?", "Just me")
    pick(page, "Is a grown-up with you now?", "No, nobody")
    press(page, "Next")

    heading(page, "How does it feel?")
    numbers.append(number_of(page))
    pick(page, "Do people make you feel welcome?", "Good")
    pick(page, "Do people plan things with you?", "I don’t know")
    press(page, "Next")

    heading(page, "What is good?")
    numbers.append(number_of(page))
    tick(page, "I feel safe")
    tab_to(page, page.locator("textarea"))
    page.keyboard.insert_text("The bus driver says hello. 😀")
    press(page, "Next")

    heading(page, "What should change?")
    numbers.append(number_of(page))
    tick(page, "I have to wait too long")
    press(page, "Next")

    heading(page, "About you")
    numbers.append(number_of(page))
    pick(page, "How old are you?", "16 or 17")
    pick(page, "Who may read your words first?", "Only a small team at the council")
    press(page, "Next")

    heading(page, "Is this what you want to say?")
    numbers.append(number_of(page))
    press(page, "Send it")
    heading(page, "Thank you. We have your words")
    numbers.append(number_of(page))

    assert numbers == list(range(1, MOST_PAGES + 1))
    submission = Submission.objects.get()
    assert (submission.voice, submission.age_band, submission.readers) == ("own", "16-to-17", "council-only")
    words = OriginalWords.objects.get()
    assert words.valued == "I feel safe.\nThe bus driver says hello. 😀"
    assert words.needs_change == "I have to wait too long."
    code = page.locator("[data-code]").get_attribute("data-code")
    press(page, "I have my code. Take it off this screen")
    heading(page, "There is no code here now")
    press(page, "Enter your code")
    tab_to(page, page.get_by_label("Your secret code"))
    page.keyboard.insert_text(code)
    press(page, "See what happened")
    expect(page.get_by_text(submission.reference)).to_be_visible()


def test_group_tells_us_as_one(phone):
    """CY-14, with somebody who types, and a change of version on the way."""
    page = phone
    page.goto("/tell-us/young-person/who-is-here/")
    pick(page, "Who is telling us?", "We are a group")
    press(page, "Next")
    expect(page.get_by_role("alert")).to_contain_text("Enter how many of you there are, like 6")
    tab_to(page, page.get_by_label("If you are a group: how many of you are there?"))
    page.keyboard.type("12")
    press(page, "Next")
    press(page, "Show words only")
    heading(page, "How does it feel?")
    press(page, "Next")
    press(page, "Show pictures")
    heading(page, "What is good?")
    tick(page, "I have friends there")
    press(page, "Next")
    press(page, "Next")
    pick(page, "Who may read your words first?", "A helper from the group of parents")
    press(page, "Next")
    expect(page.get_by_text("We are a group of 12")).to_be_visible()
    press(page, "Send it")
    heading(page, "Thank you. We have your words")
    submission = Submission.objects.get()
    assert (submission.voice, submission.group_size) == ("group", 12)


@pytest.mark.parametrize("version", NAMES_OF_VERSIONS)
def test_stopping_half_way_leaves_nothing(phone, version):
    """CY-02."""
    page = phone
    page.goto(f"/tell-us/{version}/who-is-here/")
    pick(page, "Who is telling us?", "I don’t want to say")
    press(page, "Next")
    assert Draft.objects.count() == 1
    press(page, "Stop")
    heading(page, "You stopped")
    expect(page.get_by_text("Nothing was kept. Nobody is cross.")).to_be_visible()
    assert (Draft.objects.count(), Submission.objects.count()) == (0, 0)
    assert [cookie["name"] for cookie in page.context.cookies() if "draft" in cookie["name"]] == []


def test_grown_up_is_shown_the_way_to_the_page_for_helpers(phone):
    page = phone
    page.goto("/tell-us/young-person/who-is-here/")
    pick(page, "Who is telling us?", "I am a grown-up. I am telling you what a child thinks")
    press(page, "Next")
    heading(page, "There is another page for you")
    press(page, "Go to the page for helpers")
    expect(page).to_have_url(re.compile("/tell-us/someone-else/"))


@pytest.mark.parametrize("path", ["/privacy/children/", "/privacy/young-people/", "/tell-us/young-person/sent/"])
def test_other_pages_have_no_fault(phone, path):
    phone.goto(path)
    look(phone)
