"""The forum's desk by keyboard only and without JavaScript, at 320 pixels: every page looked at, axe clean."""

import pytest
from allauth.account.models import EmailAddress
from playwright.sync_api import Page, expect

from accounts.enums import Role
from accounts.models import User
from authority.models import Settings
from feedback.models import Conflict, Decision, HandOver, Submission
from pages.services import load_starting_data
from tests.browser.by_keyboard import OpenContext, choose, fill, heading, look, press, signed_in, tick
from tests.conftest import make_user
from tests.feedback.factories import received

STORY = "The plan for my son came nine weeks late. Mrs Penhaligon never rang us back."
QUESTIONS = 6  # of the checklist, and a seventh: whether a small place is still named


@pytest.fixture
def desk(live_portal: str) -> None:
    load_starting_data()
    Settings.objects.update_or_create(defaults={"claim_minutes": 60})


def at_the_queue(person: User, open_context: OpenContext, live_portal: str) -> Page:
    """Return a small screen on which somebody has signed in, at the queue."""
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    page = signed_in(person, open_context, live_portal)
    page.goto("/moderation/")
    heading(page, "Read what people told us")
    look(page)
    return page


def test_moderator_reads_protects_and_publishes(desk, open_context, live_portal, moderator):
    hard = received(original=f"{STORY} He says he wants to die.")
    calm = received(original=STORY)
    page = at_the_queue(moderator, open_context, live_portal)
    expect(page.locator("main li.card h3").first).to_have_text(hard.reference)
    expect(page.locator("main")).to_contain_text("it may be about suicide or self-harm")
    given_a_note_before_reading_she_puts_it_back(page, hard)
    when_she_takes_a_name_out(page, calm)
    then_the_preview_is_published(page, calm)


def given_a_note_before_reading_she_puts_it_back(page: Page, item: Submission) -> None:
    press(page, f"Read this one ({item.reference})")
    heading(page, f"Before you read {item.reference}")
    assert "wants to die" not in page.content()
    press(page, "Read it")
    expect(page.locator("[data-story]")).to_contain_text("wants to die")
    press(page, "Put it back for somebody else")
    expect(page.locator("main")).to_contain_text(f"{item.reference} is back in the queue")


def when_she_takes_a_name_out(page: Page, item: Submission) -> None:
    press(page, f"Read this one ({item.reference})")
    fill(page, "Words to take out", "Mrs Penhaligon")
    press(page, "Take these words out")
    expect(page.locator("#told")).to_have_text("We took out 1 place.")
    for question in page.get_by_label("Yes", exact=True).all()[:QUESTIONS]:
        question.press("Space")
    page.get_by_label("No", exact=True).last.press("Space")


def then_the_preview_is_published(page: Page, item: Submission) -> None:
    press(page, "Preview what families will see")
    heading(page, "What families will see")
    assert "Penhaligon" not in page.locator(".preview").inner_text()
    press(page, "Publish")
    expect(page.locator("main")).to_contain_text(f"{item.reference} is published.")
    assert Decision.objects.get(submission=item).verdict == "publish"


def test_preview_takes_out_what_she_marked_and_did_not_take_out(desk, open_context, live_portal, moderator):
    item = received(original=f"{STORY} Ring Tarquin Quill on 01392 383000.")
    page = at_the_queue(moderator, open_context, live_portal)
    press(page, f"Read this one ({item.reference})")
    for box in page.locator("input[name=hints]").all():
        box.press("Space")
    fill(page, "Words to take out", "Tarquin Quil")
    for question in page.get_by_label("Yes", exact=True).all()[:QUESTIONS]:
        question.press("Space")
    page.get_by_label("No", exact=True).last.press("Space")
    press(page, "Preview what families will see")
    expect(page.locator("#told")).to_contain_text("We could not find “Tarquin Quil” in the story.")
    fill(page, "Words to take out", "Tarquin Quill")
    press(page, "Preview what families will see")
    heading(page, "What families will see")
    look(page)
    shown = page.locator(".preview").inner_text()
    assert [word for word in ("Penhaligon", "Tarquin", "Quill", "01392") if word in shown] == []


def test_moderator_gives_one_to_a_colleague_and_passes_another_on(
    desk, open_context, live_portal, moderator, second_moderator
):
    given, known = received(original=STORY), received(original=STORY)
    page = at_the_queue(moderator, open_context, live_portal)
    press(page, f"Read this one ({given.reference})")
    press(page, "Give it to a colleague")
    press(page, "Give it to them")
    expect(page.get_by_role("alert")).to_contain_text("Select who you give it to")
    choose(page, "Sam Second (has 0 of 5)")
    fill(page, "A note for them (optional)", "I am away until Monday.")
    press(page, "Give it to them")
    expect(page.locator("main")).to_contain_text(f"{given.reference} is with Sam Second now.")
    assert HandOver.objects.get().to == second_moderator

    press(page, f"Read this one ({known.reference})")
    press(page, "I know somebody in it, so I cannot decide about it")
    choose(page, "I know a member of staff in it")
    press(page, "Pass it on to somebody else")
    heading(page, f"{known.reference} is passed on")
    assert Conflict.objects.get().user == moderator
    page.goto("/moderation/")
    look(page)
    assert known.reference not in page.content()

    colleague = at_the_queue(second_moderator, open_context, live_portal)
    press(colleague, given.reference)
    expect(colleague.locator("#given")).to_contain_text("I am away until Monday.")


def test_moderator_sets_adverts_aside_and_a_colleague_puts_one_back(
    desk, open_context, live_portal, moderator, second_moderator
):
    adverts = [received(original="Buy cheap watches now") for _ in range(2)]
    page = at_the_queue(moderator, open_context, live_portal)
    for one in adverts:
        tick(page, f"Not from a person ({one.reference})")
    press(page, "Look at what I ticked")
    heading(page, "Does this come from a person?")
    choose(page, "It is an advert")
    press(page, "Set these aside")
    heading(page, "What was set aside")
    expect(page.locator("main")).to_contain_text("2 set aside. Nothing was deleted.")

    colleague = at_the_queue(second_moderator, open_context, live_portal)
    press(colleague, "What was set aside (2)")
    press(colleague, f"Put it back ({adverts[0].reference})")
    expect(colleague.locator("main")).to_contain_text(f"{adverts[0].reference} is back in the queue.")
    assert list(Submission.objects.order_by("pk").values_list("state", flat=True)) == ["received", "set-aside"]


def test_moderator_stops_the_morning_message(desk, open_context, live_portal, moderator):
    page = at_the_queue(moderator, open_context, live_portal)
    press(page, "A message in the morning, or none")
    choose(page, "No, never")
    press(page, "Save")
    moderator.refresh_from_db()
    assert moderator.morning_message is False


def test_the_desk_says_so_when_nothing_waits(desk, open_context, live_portal):
    page = at_the_queue(make_user("Mo Moderator", Role.FORUM_MODERATOR), open_context, live_portal)
    expect(page.locator("main")).to_contain_text("Everything that people sent has been read. Thank you.")
