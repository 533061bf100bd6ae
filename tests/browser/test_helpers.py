"""People who work with families, and helpers: no JavaScript, 320 pixels wide, by keyboard; all pages looked at."""

import re
import zlib
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Page, expect

from feedback.enums import Channel
from feedback.models import HelperEntry, OriginalWords, Submission
from feedback.services.entering import start_batch
from lib import clock, codes
from tests.browser.by_keyboard import choose, heading, look, press, tab_to, write
from tests.feedback.factories import CORNERSTONES, cornerstone, district
from tests.feedback.views.test_entering import FACTS, SAID
from tests.plugins.browser import DESKTOP, PHONE

PEOPLE_AT_ONCE = 8


@pytest.fixture
def portal(live_portal) -> str:
    for slug in CORNERSTONES:
        cornerstone(slug)
    district("torridge")
    return live_portal


@pytest.fixture
def phone(open_context, portal) -> Page:
    return open_context(javascript=False, viewport=PHONE).new_page()


@pytest.fixture
def sessions(helper) -> str:
    client = Client()
    client.force_login(helper)
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def signed_in(context, portal: str, session: str) -> Page:
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": portal}])
    return context.new_page()


def pick(page: Page, name: str, value: str) -> None:
    """Choose a radio button by its value, with the keyboard."""
    group = page.locator(f"input[name='{name}']")
    wanted = page.locator(f"input[name='{name}'][value='{value}']")
    chosen = page.locator(f"input[name='{name}']:checked")
    tab_to(page, chosen if chosen.count() else group.first)
    if not chosen.count():
        page.keyboard.press("Space")
    for _ in range(20):
        if wanted.is_checked():
            return
        page.keyboard.press("ArrowDown")
    pytest.fail(f"{name} cannot be set to {value} by keyboard")


def fill(page: Page, name: str, words: str) -> None:
    """Write into one field, with the keyboard."""
    tab_to(page, page.locator(f"[name='{name}']"))
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(words)


def test_professional_tells_us_in_fewer_than_twelve_pages(phone):
    page, pages = phone, []
    page.on("framenavigated", lambda frame: pages.append(frame.url))
    page.goto("/tell-us/")
    look(page)
    press(page, "I work with families")
    expect(page.get_by_text("It is never in the council’s legal statement.")).to_be_visible()
    press(page, "Start now")
    heading(page, "Who are you telling us this for?")
    choose(page, "For myself, from my work")
    press(page, "Continue")
    write(page, "Time to listen.")
    page.context.clear_cookies(name="draft-professional")
    press(page, "Continue")
    write(page, "Three forms for one family. Ring Mrs Example on 01392 380434.")
    press(page, "Continue")
    heading(page, "Please look at this once more")
    press(page, "Continue, it is all right")
    press(page, "Continue")
    heading(page, "How are you at work these days? (optional)")
    choose(page, "I am struggling")
    press(page, "Continue")
    heading(page, "Where you work")
    press(page, "Continue")
    heading(page, "Who may read it, and may we quote it?")
    pick(page, "readers", "council-only")
    pick(page, "may_quote", "no")
    press(page, "Continue")
    expect(page.get_by_text("Time to listen.")).to_be_visible()
    press(page, "Send what you have told us")
    heading(page, "We have what you told us")
    said = Submission.objects.get()
    assert (said.speaker, said.voice, said.wellbeing) == ("professional", "own", "struggling")
    assert len(dict.fromkeys(url.split("?")[0] for url in pages if "/professional/" in url)) == 11


def test_somebody_tells_us_for_someone_else(phone):
    page = phone
    page.goto("/tell-us/someone-else/")
    look(page)
    press(page, "Start now")
    pick(page, "speaker", "young-person")
    pick(page, "voice", "group")
    fill(page, "group_size", "6")
    press(page, "Continue")
    pick(page, "helper", "staff")
    pick(page, "consent", "everybody")
    for part, number in (("day", "2"), ("month", "3"), ("year", "2025")):
        fill(page, f"heard_on_{part}", number)
    pick(page, "words_are", "note")
    pick(page, "read_back", "yes")
    press(page, "Continue")
    press(page, "Continue")
    write(page, "It is too loud at dinner.")
    press(page, "Continue")
    press(page, "Continue")
    heading(page, "A little about them")
    press(page, "Continue")
    expect(page.locator("input[name='may_quote']")).to_have_count(0)  # a young person's words are never quoted
    pick(page, "readers", "forum")
    press(page, "Continue")
    expect(page.get_by_text("A group of 6 people")).to_be_visible()
    press(page, "Send what you have told us")
    heading(page, "We have what they told us")
    expect(page.locator("[data-code]")).to_be_visible()
    said = Submission.objects.get()
    assert (said.speaker, said.voice, said.group_size, said.may_quote) == ("young-person", "group", 6, False)
    press(page, "They have the code: clear it from this device")
    heading(page, "Use your code to see what happened")


def test_helper_enters_a_phone_call_and_puts_one_aside(open_context, portal, sessions):
    page = signed_in(open_context(javascript=False, viewport=PHONE), portal, sessions)
    page.goto("/dashboard/")
    look(page)
    press(page, "Write down what people said")
    press(page, "Start a pile")
    fill(page, "title", "Calls on Monday")
    pick(page, "channel", "phone")
    fill(page, "expected", "2")
    press(page, "Start this pile")
    heading(page, "Calls on Monday")
    press(page, "A parent carer")
    heading(page, "A parent carer: number 1 of 2")
    fill(page, "needs_change", "Nobody rang back.")
    press(page, "Put aside half-way")
    press(page, "Go on: a parent carer")
    expect(page.locator("textarea[name=needs_change]")).to_have_value("Nobody rang back.")
    pick(page, "readers", "forum")
    pick(page, "about_one_child", "not-sure")
    pick(page, "may_quote", "no")
    pick(page, "voice", "supported")
    pick(page, "helper", "council")
    pick(page, "consent", "person")
    today = clock.today()
    for part, number in (("day", today.day), ("month", today.month), ("year", today.year)):
        fill(page, f"heard_on_{part}", str(number))
    pick(page, "words_are", "as-said")
    pick(page, "read_back", "yes")
    press(page, "Save and enter the next")
    heading(page, "Saved")
    expect(page.locator("[data-code]")).to_be_visible()
    press(page, "Enter the next: a parent carer")
    heading(page, "A parent carer: number 2 of 2")
    assert page.locator("textarea[name=needs_change]").input_value() == ""
    said = Submission.objects.get()
    assert (said.channel, said.voice, OriginalWords.objects.get().needs_change) == (
        "phone",
        "supported",
        "Nobody rang back.",
    )


@pytest.mark.parametrize("sheet", ["parent-carer", "young-person", "professional"])
def test_paper_is_printed_on_two_to_four_sheets_and_then_entered(
    open_context, portal, sessions, helper, sheet, tmp_path
):
    page = open_context(viewport=DESKTOP).new_page()
    page.goto(f"/tell-us/paper-form/?for={sheet}")
    look(page)
    reference = page.locator("[data-paper-reference]").inner_text()
    sheets = glyphs_of_sheets(page.pdf(format="A4"))
    assert 3 <= len(sheets) <= 5, "two to four for the answers, and one apart for how to hear back"
    head = sheets[1][:120]
    assert [head in each for each in sheets] == [*[True] * (len(sheets) - 1), False]
    pile = start_batch(
        by=helper, title="Post", channel=Channel.PAPER, heard_on=None, expected=1, token=codes.new_token()
    )
    desk = signed_in(open_context(javascript=False, viewport=DESKTOP), portal, sessions)
    desk.goto(f"/entering/{pile.reference}/{sheet}/")
    look(desk)
    fill_in(desk, {**SAID[sheet], **FACTS, "paper_reference": reference})
    desk.get_by_role("button", name="Save and enter the next").click()
    heading(desk, "Saved")
    look(desk)
    assert HelperEntry.objects.get().paper_reference == reference
    assert Submission.objects.get().speaker == sheet


def glyphs_of_sheets(pdf: bytes) -> list[bytes]:
    """Return what is written on each printed sheet, as the numbers of its letters: enough to compare sheets."""
    found = []
    for stream in re.findall(rb"stream\r?\n(.*?)endstream", pdf, re.DOTALL):
        with suppress(zlib.error):
            drawn = zlib.decompress(stream)
            if b" Tf" in drawn:
                found.append(b"".join(re.findall(rb"<([0-9A-F]{4})> Tj", drawn)))
    return found


def fill_in(page: Page, answers: dict) -> None:
    for name, value in answers.items():
        for one in value if isinstance(value, list) else [value]:
            field = page.locator(f"[name='{name}']")
            if not field.count():
                continue
            kind = field.first.get_attribute("type") or field.first.evaluate("each => each.tagName")
            if kind in ("radio", "checkbox"):
                page.locator(f"[name='{name}'][value='{one}']").check()
            elif kind == "SELECT":
                field.select_option(one)
            else:
                field.fill(one)


@pytest.mark.parametrize("size", ["", "&print=large"])
def test_paper_form_fits_a_phone(phone, size):
    phone.goto(f"/tell-us/paper-form/?for=parent-carer{size}")
    look(phone)


def test_eight_helpers_pressing_at_once_make_one_record(portal, sessions, helper):
    pile = start_batch(
        by=helper, title="Post", channel=Channel.PAPER, heard_on=None, expected=1, token=codes.new_token()
    )
    path = f"{portal}/entering/{pile.reference}/parent-carer/"
    cookie = f"{settings.SESSION_COOKIE_NAME}={sessions}"
    with urlopen(Request(path, headers={"Cookie": cookie})) as opened:  # noqa: S310 - our own portal
        html, csrf = opened.read().decode(), opened.headers["Set-Cookie"].split(";")[0]
    hidden = {name: re.search(rf'name="{name}" value="([\w-]+)"', html)[1] for name in ("csrfmiddlewaretoken", "key")}
    body = urlencode({**SAID["parent-carer"], **FACTS, **hidden, "paper_reference": "P-4K7M-2QX9"}, doseq=True).encode()
    headers = {"Cookie": f"{cookie}; {csrf}", "Referer": path}

    def post(_number: int) -> str:
        with urlopen(Request(path, data=body, headers=headers)) as answer:  # noqa: S310 - our own portal
            return re.search(r'data-code="([\w-]+)"', answer.read().decode())[1]

    with ThreadPoolExecutor(PEOPLE_AT_ONCE) as people:
        shown = set(people.map(post, range(PEOPLE_AT_ONCE)))
    assert (len(shown), Submission.objects.count(), HelperEntry.objects.count()) == (1, 1, 1)
