"""A parent proposes, a near one is offered, moderators publish, join and undo, an editor takes it into a round.

By keyboard alone and without JavaScript; every page of the way is looked at.
"""

from collections.abc import Callable

import pytest
from django.core.management import call_command
from playwright.sync_api import BrowserContext, Page, expect

from accounts.models import User
from lib.codes import new_token
from priorities.enums import ProposalState, Proposer
from priorities.models import Proposal, ProposalVoice
from priorities.selectors.proposal_words import Words
from priorities.services import proposals
from tests.browser.by_keyboard import choose, fill, heading, look, press, signed_in, tab_to, tick
from tests.priorities import factories as make

OpenContext = Callable[..., BrowserContext]
FIRST, SECOND = "One person who knows my child", "One person who really knows our children"


@pytest.fixture
def starting_data(live_portal: str) -> None:
    call_command("load_starting_data", verbosity=0)


def test_proposal_from_a_parent_into_a_round(
    starting_data: None,
    open_context: OpenContext,
    live_portal: str,
    report_editor: User,
    moderator: User,
) -> None:
    parent = open_context(javascript=False).new_page()
    desk = signed_in(moderator, open_context, live_portal)
    given_one_that_waits()
    when_it_is_worded_and_published(desk)
    when_a_parent_says_the_same(parent)
    when_another_is_different(parent)
    when_it_is_joined_and_undone(desk)
    when_the_editor_takes_it_into_a_round(signed_in(report_editor, open_context, live_portal))
    then_everybody_reads_the_list(parent)


def given_one_that_waits() -> None:
    words = Words("Mrs Smith, who knows my child", ("Give each family one name to ring",), "", make.stones()[2])
    proposals.propose(kind="priority", proposer=Proposer.YOUNG_PERSON, words=words, token=new_token())


def when_it_is_worded_and_published(desk: Page) -> None:
    desk.goto("/dashboard/")
    press(desk, "Read what people propose")
    press(desk, "Mrs Smith, who knows my child")
    press(desk, "Change the words that people read")
    fill(desk, "What is valued", FIRST)
    press(desk, "Save these words")
    press(desk, "Put it on the list")
    expect(desk.get_by_text("It is on the list now.")).to_be_visible()


def when_a_parent_says_the_same(parent: Page) -> None:
    write_a_priority(parent, "One person who knows my son")
    press(parent, "Go on")
    heading(parent, "Is it one of these?")
    press(parent, "Send it")
    expect(parent.get_by_text("Select one of these, or “No”").first).to_be_visible()
    choose(parent, f"Yes: {FIRST}")
    press(parent, "Send it")
    heading(parent, "Your voice is with it")
    assert ProposalVoice.objects.get().words.startswith("One person who knows my son")


def when_another_is_different(parent: Page) -> None:
    write_a_priority(parent, "One person who knows")
    press(parent, "Change what I wrote")
    fill(parent, "What matters to you?", SECOND)
    press(parent, "Go on")
    press(parent, "Go on")
    choose(parent, "No, mine is different")
    press(parent, "Send it")
    heading(parent, "We have it")


def write_a_priority(parent: Page, strength: str) -> None:
    parent.goto("/priorities/")
    press(parent, "propose something new")
    press(parent, "Propose something new")
    press(parent, "A priority")
    press(parent, "Go on")
    expect(parent.get_by_text("Select who you are").first).to_be_visible()
    parent_is_a_parent_carer(parent)
    fill(parent, "What matters to you?", strength)
    fill(parent, "What needs to change?", "Give each family one name to ring")
    tab_to(parent, parent.get_by_label("Welcome and care"))
    parent.keyboard.press("Space")
    parent.keyboard.press("ArrowDown")
    parent.keyboard.press("ArrowDown")
    expect(parent.get_by_label("Communicate")).to_be_checked()
    press(parent, "Go on")
    heading(parent, "Look at it once more")


def parent_is_a_parent_carer(parent: Page) -> None:
    tab_to(parent, parent.get_by_label("A parent carer"))
    parent.keyboard.press("Space")


def when_it_is_joined_and_undone(desk: Page) -> None:
    desk.goto("/priorities/proposals/desk/")
    press(desk, SECOND)
    press(desk, "Join it with another one")
    choose(desk, FIRST)
    press(desk, "Join them")
    expect(desk.get_by_text("They are joined.")).to_be_visible()
    press(desk, "See it as families do")
    expect(desk.get_by_role("heading", name="Also said as")).to_be_visible()
    desk.go_back()
    press(desk, SECOND)
    press(desk, "Undo the joining")
    expect(desk.get_by_text("The joining is undone.")).to_be_visible()
    press(desk, "Put it on the list")
    assert set(Proposal.objects.values_list("state", flat=True)) == {ProposalState.PUBLISHED}


def when_the_editor_takes_it_into_a_round(desk: Page) -> None:
    star_round = make.draft()
    desk.goto("/rounds/")
    press(desk, "What families and partners propose")
    press(desk, "Put proposals in “Autumn”")
    tick(desk, FIRST)
    press(desk, "Put them in the round")
    expect(desk.get_by_text("1 proposal put in the round.")).to_be_visible()
    assert star_round.priorities.get(strength=FIRST).proposal is not None


def then_everybody_reads_the_list(parent: Page) -> None:
    parent.goto("/priorities/proposals/")
    look(parent)
    expect(parent.get_by_text("Proposed by young people. Supported by families.")).to_be_visible()
    assert "Smith" not in parent.content()
    assert "my son" not in parent.content()
