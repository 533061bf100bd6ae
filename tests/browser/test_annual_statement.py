"""The annual statement by keyboard, from the editor's desk to what everybody reads; no accessibility fault."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import BrowserContext, expect

from accounts.models import User
from feedback.enums import Speaker
from lib import clock
from statements.builder import freeze
from statements.models import Edition
from tests.browser.by_keyboard import press, signed_in
from tests.browser.test_report_pages import look_at
from tests.plugins.beside import wait_until
from tests.plugins.browser import DESKTOP, PHONE
from tests.reports.factories import answer
from tests.statements.factories import comment

AT = "/reports/annual-statements/"


@pytest.fixture
def told(moderator: User, responder: User) -> None:
    """One comment with a promise, one of a young person without an answer, ten months ago."""
    on = clock.today() - timedelta(days=300)
    answer(comment(by=moderator, on=on, needs_change="Letters come late."), by=responder, on=on + timedelta(days=9))
    comment(by=moderator, on=on, speaker=Speaker.YOUNG_PERSON)


def test_an_editor_asks_checks_and_publishes_and_everybody_reads(
    live_portal: str, open_context: Callable[..., BrowserContext], told: None, report_editor: User
):
    desk = signed_in(report_editor, open_context, live_portal)
    desk.goto("/reports/desk/")
    press(desk, "Annual statement: your desk")
    press(desk, "Put the statement together")
    freeze(Edition.objects.get().pk)  # unless the worker of another test was quicker
    wait_until(Edition.objects.frozen().exists, what="the statement to be frozen")
    press(desk, "Look again")
    press(desk, "Read it")
    expect(desk.get_by_text("Letters come late.")).to_be_visible()
    desk.goto(f"{AT}desk/")
    press(desk, "I have read it, it is right")
    press(desk, "Publish it")
    press(desk, "Publish this statement")
    expect(desk.get_by_text("The annual statement is published.")).to_be_visible()
    slug = Edition.objects.published().get().statement.slug
    for viewport in (PHONE, DESKTOP):
        reader = open_context(javascript=False, viewport=viewport).new_page()
        for path in (AT, f"{AT}{slug}/", f"{AT}{slug}/easy-read/", f"{AT}{slug}/young-people/"):
            look_at(reader, path)
        look_at(reader, "/who-we-have-not-heard-from/")
