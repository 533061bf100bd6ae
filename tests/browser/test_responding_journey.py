"""A responder answers two experiences together: by keyboard, without JavaScript, on a phone."""

import pytest
from django.conf import settings
from django.test import Client

from lib import clock
from tests.browser.by_keyboard import follow
from tests.feedback import factories as make
from tests.plugins.browser import PHONE
from tests.plugins.browser import assert_no_axe_faults as no_faults_with_script


@pytest.fixture
def desk_page(open_context, live_portal, responder):
    """A page of somebody who signed in as a responder."""
    client = Client()
    client.force_login(responder)
    name = settings.SESSION_COOKIE_NAME
    context = open_context(javascript=False, viewport=PHONE)
    context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": live_portal}])
    return context.new_page()


@pytest.fixture
def assert_no_axe_faults(open_context):
    """Axe needs timers, which a browser without JavaScript lacks: it looks at the same HTML where only axe may run."""
    context = open_context(viewport=PHONE)
    context.route("**/*.js", lambda route: route.abort())
    beside = context.new_page()

    def check(page):
        beside.goto("/experiences/")
        beside.set_content(page.content())
        no_faults_with_script(beside)

    return check


def test_responder_answers_two_experiences_together(desk_page, open_context, assert_no_axe_faults):
    # Given two experiences that wait, and one that does not belong to them
    for slug in make.CORNERSTONES:
        make.cornerstone(slug)
    bus = make.published(needs_change="The bus comes too early.", place="torridge", cornerstones=("communicate",))
    late = make.published(valued="Kind drivers.", needs_change="The bus is late.", place="torridge", edited=True)
    other = make.published(needs_change="No quiet room.")
    page = desk_page

    # When a responder ticks both and writes one answer
    page.goto("/responding/")
    assert_no_axe_faults(page)
    for reference in (bus.reference, late.reference):
        page.locator(f"input[value={reference}]").press("Space")
    follow(page.get_by_role("button", name="Write one answer to those I chose"))
    assert page.locator("aside, .desk__side").inner_text().count("DEV-TEST-") == 2
    assert_no_axe_faults(page)

    # and forgets the date at first
    page.get_by_label("What people told us").fill("Families told us that the bus does not come on time.")
    page.get_by_label("We will do this").press("Space")
    page.get_by_label("Our answer").fill("We will agree new times with the bus company.")
    page.get_by_label("Who answers for it?").fill("Head of school transport")
    page.get_by_label("Communicate").press("Space")
    follow(page.get_by_role("button", name="Save and see it as families will"))
    assert page.title().startswith("Error: Write an answer")
    assert_no_axe_faults(page)
    follow(page.get_by_role("link", name="Enter the date by which we will do it"))
    year = clock.today().year + 1
    for box, text in (("Day", "27"), ("Month", "March"), ("Year", str(year))):
        page.get_by_label(box, exact=True).fill(text)
    follow(page.get_by_role("button", name="Save and see it as families will"))

    # and sees it as families will, and publishes it
    assert page.locator("h1").inner_text() == "This is what families will read"
    assert_no_axe_faults(page)
    follow(page.get_by_role("button", name="Publish this answer now"))
    assert "The answer is published" in page.locator("main").inner_text()
    assert_no_axe_faults(page)
    address = page.url

    # Then anybody finds it, with both experiences, and only the other one still waits
    visitor = open_context().new_page()
    visitor.goto("/you-said-we-did/?place=torridge")
    assert_no_axe_faults(visitor)
    card = visitor.locator(".said-did").inner_text()
    assert f"27 March {year}" in card
    assert "Head of school transport" in card
    follow(visitor.get_by_role("link", name=f"Parent carer: {late.reference}"))
    assert "We will agree new times with the bus company." in visitor.locator("main").inner_text()
    assert_no_axe_faults(visitor)
    for path in ("/experiences/", "/commitments/promises/", address):
        visitor.goto(path)
        assert_no_axe_faults(visitor)
    page.goto("/responding/")
    waiting = page.locator("form fieldset").inner_text()
    assert [reference in waiting for reference in (bus.reference, late.reference, other.reference)] == [
        False,
        False,
        True,
    ]


@pytest.mark.parametrize("path", ["/experiences/", "/you-said-we-did/", "/commitments/promises/"])
def test_filters_and_empty_lists_fit_a_phone(open_context, assert_no_axe_faults, path):
    page = open_context(javascript=False, viewport=PHONE).new_page()

    page.goto(path)

    assert_no_axe_faults(page)
    width = page.locator("html").evaluate("page => page.scrollWidth")
    assert width == PHONE["width"]
