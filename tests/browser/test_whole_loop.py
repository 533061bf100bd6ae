"""The whole loop once: a parent carer tells us, the forum protects it, the council answers, a report shows it."""

import re
from collections.abc import Callable
from datetime import datetime, time, timedelta

import pytest
from allauth.account.models import EmailAddress
from django.core.management import call_command
from playwright.sync_api import BrowserContext, Page, expect

from accounts.models import User
from lib import clock
from reports.models import Snapshot
from reports.periods import DEVON_TIME, Period, last_ended
from tests.browser.by_keyboard import choose, heading, look, press, tab_to, write
from tests.plugins.beside import Beside, wait_until
from tests.plugins.browser import PHONE
from tests.plugins.worker import mail_folder

PASSWORD = "a-long-password-for-tests"
NAME = "Penhaligon"
AS_TOLD = f"The plan for my son came nine weeks late. Mrs {NAME} never rang us back."
AS_PUBLISHED = "The plan for my son came nine weeks late."
SAID = "Families told us that plans come late and that nobody rings back."
ANSWER = "We will ring every family each week until the plan has come."
OWNER = "Head of SEND casework"
QUESTIONS = 6  # of the checklist, and a seventh: whether a small place is still named

LINK = re.compile(r'href="(/[^"#?]*)')

OpenContext = Callable[..., BrowserContext]


@pytest.fixture
def period(live_portal: str) -> Period:
    """The quarter that ended last; everything up to the report happens in its middle."""
    call_command("load_starting_data", verbosity=0)
    return last_ended(clock.today(), months=3)


def test_the_whole_loop(
    open_context: OpenContext,
    worker: Beside,
    moderator: User,
    responder: User,
    report_editor: User,
    period: Period,
    set_portal_to: Callable[[datetime | None], None],
) -> None:
    set_portal_to(datetime.combine(period.start + timedelta(days=40), time(10), tzinfo=DEVON_TIME))
    phone = open_context(javascript=False, viewport=PHONE).new_page()
    forum, council = (desk_of(person, open_context) for person in (moderator, responder))
    given_a_parent_carer_has_told_us(phone)
    reference, code = receipt_on(phone)
    when_the_moderator_protects_and_publishes_it(forum, reference)
    when_the_responder_answers_it(council, reference)

    set_portal_to(None)
    editor = desk_of(report_editor, open_context)
    when_the_editor_asks_for_the_report(editor, period)
    when_the_forum_and_young_people_say_what_they_think(desk_of(moderator, open_context), period)
    when_the_editor_publishes_it(editor, period)

    then_the_code_shows_the_answer(phone, code, reference)
    visitor = open_context(javascript=False, viewport=PHONE).new_page()
    then_everybody_finds_it(visitor, reference, period)
    then_the_name_is_nowhere_public(visitor, reference, worker)


def desk_of(person: User, open_context: OpenContext) -> Page:
    """Sign in at the sign-in page, by keyboard, and return the desk that opens."""
    person.set_password(PASSWORD)
    person.save()
    EmailAddress.objects.get_or_create(user=person, email=person.email, verified=True, primary=True)
    page = open_context().new_page()
    page.goto("/dashboard/")
    heading(page, "Sign in")
    look(page)
    for label, text in (("Email address", person.email), ("Password", PASSWORD)):
        tab_to(page, page.get_by_role("textbox", name=label))
        page.keyboard.type(text)
    press(page, "Sign in with a password")
    heading(page, "Your desk")
    return page


def given_a_parent_carer_has_told_us(page: Page) -> None:
    page.goto("/")
    look(page)
    page.goto("/tell-us/")
    press(page, "I am a parent carer")
    press(page, "Start now")
    choose(page, "A volunteer of the forum")
    press(page, "Continue")
    press(page, "Continue")
    write(page, AS_TOLD)
    press(page, "Continue")
    heading(page, "Please look at this once more")
    expect(page.locator("mark")).to_contain_text(NAME)
    press(page, "Continue")
    tab_to(page, page.get_by_label("Communicate"))
    page.keyboard.press("Space")
    press(page, "Continue")
    choose(page, "No, it is about how things work for families")
    press(page, "Continue")
    press(page, "Continue")
    choose(page, "Yes, you may")
    press(page, "Continue")
    heading(page, "Check your answers before you send them")
    press(page, "Send what you have told us")


def receipt_on(page: Page) -> tuple[str, str]:
    """Return the reference and the secret code; the parent carer keeps them on paper and clears the phone."""
    heading(page, "We have what you told us")
    reference = page.locator(".confirmation strong").inner_text()
    code = page.locator("[data-code]").get_attribute("data-code")
    press(page, "I have kept my code: clear it from this device")
    assert code is not None
    return reference, code


def when_the_moderator_protects_and_publishes_it(page: Page, reference: str) -> None:
    press(page, "Read what people told us")
    press(page, f"Read this one ({reference})")
    expect(page.locator("[data-story]")).to_have_text(AS_TOLD)
    tab_to(page, page.get_by_label("Words to take out"))
    page.keyboard.insert_text(f"Mrs {NAME}")
    press(page, "Take these words out")
    expect(page.locator("#told")).to_have_text("We took out 1 place.")
    assert page.get_by_label("Yes", exact=True).count() == QUESTIONS + 1
    for question in page.get_by_label("Yes", exact=True).all()[:QUESTIONS]:
        question.press("Space")
    page.get_by_label("No", exact=True).last.press("Space")
    press(page, "Preview what families will see")
    expect(page.locator(".preview")).to_contain_text(AS_PUBLISHED)
    assert NAME not in page.locator(".preview").inner_text()
    press(page, "Publish")
    expect(page.locator("main")).to_contain_text(f"{reference} is published.")


def when_the_responder_answers_it(page: Page, reference: str) -> None:
    press(page, "Answer what people told us")
    tab_to(page, page.locator(f"input[value={reference}]"))
    page.keyboard.press("Space")
    press(page, "Write one answer to those I chose")
    assert NAME not in page.content()
    page.get_by_label("What people told us").fill(SAID)
    page.get_by_label("We will do this").press("Space")
    for box, text in (("Day", "27"), ("Month", "3"), ("Year", str(clock.today().year + 1))):
        page.get_by_label(box, exact=True).fill(text)
    page.get_by_label("Our answer").fill(ANSWER)
    page.get_by_label("Who answers for it?").fill(OWNER)
    page.get_by_label("Communicate").press("Space")
    press(page, "Save and see it as families will")
    heading(page, "This is what families will read")
    press(page, "Publish this answer now")
    expect(page.locator("main")).to_contain_text("The answer is published")


def when_the_editor_asks_for_the_report(page: Page, period: Period) -> None:
    page.goto("/reports/desk/")
    look(page)
    press(page, f"Build {period.words}")
    wait_until(lambda: Snapshot.objects.exists(), what="the worker to build the report")
    page.goto("/reports/desk/")
    press(page, "Send for comment")


def when_the_forum_and_young_people_say_what_they_think(page: Page, period: Period) -> None:
    for group, words in (("Parent Carer Forum", "This is what we hear too."), ("Young people’s group", "Read by us.")):
        page.goto("/reports/comment/")
        look(page)
        press(page, "Write the note")
        heading(page, f"Note on {period.words}: {group}")
        page.get_by_label("What do you want to say about this report?").fill(words)
        page.get_by_label("Who says this?").fill(f"{group} of these tests")
        press(page, "Keep this note")


def when_the_editor_publishes_it(page: Page, period: Period) -> None:
    page.goto("/reports/desk/")
    press(page, f"Publish {period.words}")
    press(page, "Publish this report")
    heading(page, f"Progress report: {period.words}")


def then_the_code_shows_the_answer(page: Page, code: str, reference: str) -> None:
    page.goto("/your-feedback/")
    tab_to(page, page.get_by_label("Your secret code"))
    page.keyboard.insert_text(code)
    press(page, "See what happened")
    for words in (reference, ANSWER, OWNER, f"27 March {clock.today().year + 1}", AS_PUBLISHED):
        expect(page.locator("main")).to_contain_text(words)
    expect(page.locator("main")).to_contain_text(NAME)  # their own words, for their own eyes: there is a name to leak
    press(page, "Leave and clear this device")


def then_everybody_finds_it(page: Page, reference: str, period: Period) -> None:
    report = f"/reports/{period.slug}/"
    shown = {
        f"/experiences/{reference}/": (AS_PUBLISHED, ANSWER),
        "/experiences/": (AS_PUBLISHED,),
        "/you-said-we-did/": (SAID, ANSWER, OWNER),
        "/reports/": (period.words,),
        report: (SAID, ANSWER, AS_PUBLISHED),
        f"{report}partners/": (SAID, ANSWER, OWNER, AS_PUBLISHED),
    }
    for path, wanted in shown.items():
        page.goto(path)
        look(page)
        for words in wanted:
            expect(page.locator("main")).to_contain_text(words)


def then_the_name_is_nowhere_public(page: Page, reference: str, worker: Beside) -> None:
    pages = everything_public(page)
    assert f"/experiences/{reference}/" in pages
    assert [path for path, html in pages.items() if NAME in html] == []
    assert NAME not in str(Snapshot.objects.get().content)
    mails = [mail.read_text() for mail in mail_folder(worker).iterdir()]
    assert len(mails) > 0
    assert [mail for mail in mails if NAME in mail] == []


def everything_public(page: Page) -> dict[str, str]:
    """Return the HTML of every page that a visitor can come to by links, by its path."""
    found: dict[str, str] = {}
    waiting = ["/"]
    while waiting:
        if (path := waiting.pop()) not in found and path != "/leave/":  # that one leads away from us
            found[path] = page.request.get(path).text()
            waiting += LINK.findall(found[path])
    return found
