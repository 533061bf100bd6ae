"""An answer is written, read by a second person, published, opened again and corrected: by keyboard, no JavaScript."""

import os

import pytest
from django.conf import settings
from django.test import Client

from feedback.answers import Answers
from feedback.models import Response, Submission
from feedback.services import sending
from lib import clock
from lib.codes import new_token
from tests.browser.by_keyboard import follow
from tests.feedback import factories as make
from tests.feedback.answering import second_reader_is_needed
from tests.plugins.browser import DESKTOP, PHONE
from tests.plugins.browser import assert_no_axe_faults as no_faults_with_script

SHOTS = os.environ.get("SHOTS", "")


@pytest.fixture
def desk_of(open_context, live_portal):
    """Return a function that opens a page for somebody who signed in."""

    def desk(user, viewport=PHONE):
        client = Client()
        client.force_login(user)
        name = settings.SESSION_COOKIE_NAME
        context = open_context(javascript=False, viewport=viewport)
        context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": live_portal}])
        return context.new_page()

    return desk


@pytest.fixture
def look(open_context):
    """Axe needs timers, which a browser without JavaScript lacks: it looks at the same HTML where only axe may run."""
    context = open_context(viewport=PHONE)
    context.route("**/*.js", lambda route: route.abort())
    beside, number = context.new_page(), iter(range(1, 100))

    def check(page):
        beside.goto("/experiences/")
        beside.set_content(page.content())
        no_faults_with_script(beside)
        assert page.locator("html").evaluate("page => page.scrollWidth") <= page.viewport_size["width"]
        if SHOTS:
            page.screenshot(path=f"{SHOTS}/{next(number):02}-{page.viewport_size['width']}.png", full_page=True)

    return check


def press(page, name, role="button"):
    follow(page.get_by_role(role, name=name).first)


def text(page):
    return page.locator("main").inner_text()


def test_answer_from_the_first_word_to_its_correction(desk_of, open_context, look):
    # Given a mother whose words are published, two people who answer, and a council that wants a second reader
    for slug in make.CORNERSTONES:
        make.cornerstone(slug)
    receipt = sending.send(answers=Answers(needs_change="Letters come late."), token=new_token())
    told = Submission.objects.get()
    make.publish(told)
    second_reader_is_needed()
    writer, reader = desk_of(make.responder("Wren Writer")), desk_of(make.responder("Rory Reader"), DESKTOP)

    # When one of them writes an answer and looks how easily it reads
    writer.goto(f"/responding/new/?experience={told.reference}")
    writer.get_by_label("What people told us").fill("Families told us that letters come late.")
    writer.get_by_label("We will do this").press("Space")
    for box, part in (("Day", "27"), ("Month", "3"), ("Year", str(clock.today().year + 1))):
        writer.get_by_label(box, exact=True).fill(part)
    writer.get_by_label("Our answer", exact=True).fill("We will send every letter within five days.")
    writer.get_by_label("Who answers for it?").fill("Head of SEND casework")
    writer.get_by_label("Communicate").press("Space")
    press(writer, "Check the reading age")
    assert "The answer: reading age about" in text(writer)
    assert writer.get_by_label("Our answer", exact=True).input_value() == "We will send every letter within five days."
    look(writer)
    press(writer, "Save and see it as families will")
    assert "Another person must read and agree" in text(writer)
    look(writer)
    press(writer, "Publish this answer now")
    assert "Ask a colleague to read it first" in text(writer)

    # and asks a colleague, who agrees
    press(writer, "Ask a colleague to read it", "link")
    look(writer)
    writer.get_by_label("Which colleague?").select_option(label="Rory Reader")
    press(writer, "Ask them to read it")
    assert "Asked to read it: Rory Reader" in text(writer)
    reader.goto("/responding/")
    look(reader)
    press(reader, "Families told us that letters come late.", "link")
    reader.get_by_label("It can be published as it is").press("Space")
    look(reader)
    press(reader, "Send what I think")
    writer.reload()
    assert "A colleague has read this version and agrees." in text(writer)
    press(writer, "Publish this answer now")
    assert "The answer is published" in text(writer)
    address = writer.url

    # and the mother says with her code that it made no difference
    mother = open_context(javascript=False, viewport=PHONE).new_page()
    mother.goto("/your-feedback/")
    mother.get_by_label("Your secret code").fill(receipt.code)
    press(mother, "See what happened")
    press(mother, "Did this make a difference?", "link")
    mother.get_by_label("No", exact=True).press("Space")
    mother.get_by_label("Ask the council to look at this again").press("Space")
    look(mother)
    press(mother, "Continue")
    assert "Open again: somebody asked us to look again" in text(mother)

    # Then it stands on top of the desk, and a correction says what was wrong
    writer.goto("/responding/")
    look(writer)
    press(writer, "Correct this answer", "link")
    look(writer)
    press(writer, "Write the correction")
    writer.get_by_label("Why do we correct this answer?").fill("We promised too much.")
    writer.get_by_label("Our answer", exact=True).fill("We will send every letter within ten days.")
    look(writer)
    press(writer, "Save and see the correction")
    look(writer)
    reader.goto(f"/responding/{Response.objects.drafts().get().reference}/read/")
    reader.get_by_label("It can be published as it is").press("Space")
    press(reader, "Send what I think")
    press(writer, "Publish this correction now")
    visitor = open_context(javascript=False, viewport=DESKTOP).new_page()
    visitor.goto(address)
    look(visitor)
    assert [part in text(visitor) for part in ("We promised too much.", "within ten days", "Open again")] == [
        True,
        True,
        False,
    ]
    press(visitor, "Read version 1", "link")
    look(visitor)
    assert "This is not what we say now" in text(visitor)
    for path in ("/responding/record/", "/responding/drafts/", "/responding/published/", "/responding/small-wins/new/"):
        writer.goto(path)
        look(writer)
    for path in ("/our-promises/", "/you-said-we-did/small-wins/"):
        visitor.goto(path)
        look(visitor)
