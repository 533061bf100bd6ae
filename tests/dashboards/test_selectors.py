"""Each role finds exactly its own work on the desk."""

from datetime import UTC, datetime, timedelta

import pytest

from accounts.enums import Role
from accounts.models import User
from dashboards.selectors import work_for
from feedback.enums import Readers
from feedback.services.moderation import declare_conflict
from lib import clock
from tests.conftest import make_user
from tests.contact.hearing import by_hand
from tests.contact.people import call_back, paper_order
from tests.cornerstones import factories as understanding
from tests.feedback import desk, factories
from tests.priorities import factories as rounds
from tests.priorities import proposed

pytestmark = pytest.mark.django_db

QUIET = ["No proposal waits.", "No round is open.", "Only you can read them.", "No answer waits."]
WORK_OF_ROLE = {
    Role.PARTNER: ["/rounds/mine/", "/reflection/", "/agreement/"],
    Role.PARTNER_LEAD: ["/commitments/desk/", "/rounds/mine/", "/reflection/", "/agreement/"],
    Role.FORUM_MODERATOR: [
        "/moderation/",
        "/reports/comment/",
        "/priorities/proposals/desk/",
        "/rounds/",
        "/account/hours/",
        "/open-questions/desk/",
    ],
    Role.COUNCIL_MODERATOR: ["/moderation/", "/moderation/withholding/"],
    Role.RESPONDER: [
        "/responding/",
        "/you-said-we-did/?status=late",
        "/commitments/desk/",
        "/commitments/focus-list/",
        "/dashboard/council/",
    ],
    Role.CONTACT_TEAM: ["/contact/", "/entering/"],
    Role.HELPER: ["/entering/", "/rounds/", "/account/hours/"],
    Role.SAFEGUARDING_LEAD: ["/safeguarding/"],
    Role.REPORT_EDITOR: [
        "/reports/desk/",
        "/reports/annual-statements/desk/",
        "/priorities/import/",
        "/rounds/",
        "/dashboard/council/",
        "/reports/versions/",
        "/dashboard/who/",
        "/open-questions/desk/",
        "/what-partners-said/",
    ],
    Role.ADMINISTRATOR: [
        "/admin/",
        "/reports/annual-statements/",
        "/dashboard/council/",
        "/duty/",
        "/admin/accounts/user/?second_factor=none",
        "/dashboard/council/",
        "/reports/versions/",
        "/dashboard/who/",
    ],
    Role.AUDITOR: ["/dashboard/readings/", "/moderation/log/", "/safeguarding/totals/"],
}


@pytest.mark.parametrize("role", Role)
def test_desk_has_exactly_the_work_of_a_role(role):
    assert [work.href for work in work_for(make_user("Somebody", role))] == WORK_OF_ROLE[role]


def test_desk_of_two_roles_has_the_work_of_both():
    both = make_user("Both", Role.RESPONDER, Role.AUDITOR)
    of_an_auditor = WORK_OF_ROLE[Role.AUDITOR]
    assert {work.href for work in work_for(both)} == {*WORK_OF_ROLE[Role.RESPONDER], *of_an_auditor}


def test_desk_of_somebody_who_left_is_empty(moderator: User):
    moderator.is_active = False
    assert work_for(moderator) == []


@pytest.mark.parametrize(("number", "words"), [(0, "Nothing waits. Thank you."), (1, "1 waits"), (3, "3 wait")])
def test_desk_counts_what_waits_for_the_forum(moderator, number, words):
    for _ in range(number):
        factories.received()
    factories.received(readers=Readers.COUNCIL_ONLY)
    factories.published()
    nothing = ["No report waits for a note.", *QUIET]
    assert [work.words for work in work_for(moderator)] == [words, *nothing]


def test_desk_counts_what_waits_for_the_council(council_moderator, moderator):
    factories.received()
    factories.received(readers=Readers.COUNCIL_ONLY)
    desk.recommend(factories.received(), moderator)
    assert [work.words for work in work_for(council_moderator)] == ["1 waits", "1 decision waits"]


def test_concern_that_nobody_picked_up_is_loud(safeguarding_lead):
    factories.raise_concern(factories.received())
    assert [(work.words, work.urgent) for work in work_for(safeguarding_lead)] == [
        ("1 concern nobody has picked up", True)
    ]


def test_desk_counts_answers_to_write(responder):
    factories.published()
    factories.answered()
    assert [work.words for work in work_for(responder)][:3] == [
        "1 experience waits for an answer. No drafts.",
        "No promise is late. 1 is under way.",
        "No action waits for you.",
    ]


def test_desk_tells_the_contact_team_what_waits_and_what_is_late(contact_team):
    assert [(work.words, work.urgent) for work in work_for(contact_team)[:1]] == [
        ("Nobody waits to be rung, nothing waits to be posted, no message to pass on. Nothing is late.", False)
    ]
    call_back()
    by_hand()
    with clock.set_to(clock.now() - timedelta(days=20)):
        call_back()
        paper_order()
    assert [(work.words, work.urgent) for work in work_for(contact_team)[:1]] == [
        ("2 people to ring, 1 thing to post, 1 message to pass on. 2 are late.", True)
    ]


def test_administrator_hears_that_nobody_is_left_to_read_something(administrator, moderator):
    item = factories.received(original="CANARY")
    declare_conflict(submission=item, by=moderator, kind="family")
    work = work_for(administrator)[0]
    assert (work.urgent, work.words.split(". ")[:2]) == (
        True,
        [
            (
                "Nobody is left to read 1 piece of feedback: "
                "everybody who could had a part in it already, or knows somebody in it"
            ),
            "Give another person the role “Forum moderator”, under People",
        ],
    )
    assert [word for word in ("CANARY", item.reference) if word in work.words] == []


def test_administrator_hears_nothing_while_somebody_is_left(administrator, moderator, second_moderator):
    declare_conflict(submission=factories.received(), by=moderator, kind="family")
    assert [(work.words, work.urgent) for work in work_for(administrator) if work.href in ("/admin/", "/duty/")] == [
        ("Every message was sent.", False),
        ("1 gap in the week.", False),
    ]


def test_desk_leaves_out_what_somebody_is_in_conflict_with(moderator, council_moderator):
    declare_conflict(submission=factories.received(), by=moderator, kind="family")
    recommended = factories.received()
    desk.recommend(recommended, moderator)
    declare_conflict(submission=recommended, by=council_moderator, kind="staff")
    nothing = ["Nothing waits. Thank you.", "No report waits for a note.", *QUIET]
    assert [work.words for work in work_for(moderator)] == nothing
    assert [work.words for work in work_for(council_moderator)] == ["Nothing waits. Thank you.", "No decision waits."]


def test_desk_of_a_partner_says_which_rounds_wait():
    lead = rounds.partner_of("Tor View School")
    assert [work.words for work in work_for(lead) if work.href == "/rounds/mine/"] == ["No round waits for you."]
    with clock.set_to(datetime(2026, 11, 2, 9, tzinfo=UTC)):
        rounds.opened(name="Autumn", closes_at=datetime(2026, 11, 30, 17, tzinfo=UTC))
        assert [(work.words, work.urgent) for work in work_for(lead) if work.href == "/rounds/mine/"] == [
            ("1 round waits for your stars. It closes on Monday 30 November 2026 at 5pm.", False)
        ]
        rounds.opened(name="Winter", closes_at=datetime(2026, 11, 4, 8, tzinfo=UTC))
        assert [(work.words, work.urgent) for work in work_for(lead) if work.href == "/rounds/mine/"] == [
            ("2 rounds wait for your stars. The first closes on Wednesday 4 November 2026 at 8am.", True)
        ]


@pytest.mark.parametrize(("number", "words"), [(1, "1 round is open."), (3, "3 rounds are open.")])
def test_desk_counts_the_rounds_that_are_open(helper, number, words):
    for one in range(number):
        rounds.opened(name=f"Round {one}")
    rounds.draft(name="Not yet")
    assert [work.words for work in work_for(helper) if work.href == "/rounds/"] == [words]


@pytest.mark.parametrize(
    ("number", "words"),
    [(0, "No proposal waits."), (1, "1 proposal waits."), (3, "3 proposals wait.")],
)
def test_desk_counts_the_proposals_that_wait(moderator, number, words):
    for _ in range(number):
        proposed.proposed()
    proposed.listed()
    assert [work.words for work in work_for(moderator) if work.href == "/priorities/proposals/desk/"] == [words]


@pytest.mark.parametrize(
    ("number", "words"), [(0, "No answer waits."), (1, "1 answer waits to be read."), (3, "3 answers wait to be read.")]
)
def test_desk_counts_answers_to_open_questions(moderator, report_editor, number, words):
    for one in range(number):
        understanding.waiting(understanding.question(f"Why {one}?", one), understanding.partner(key=str(one)))
    for reader in (moderator, report_editor):
        (found,) = (work for work in work_for(reader) if work.href == "/open-questions/desk/")
        assert found.words == words


def test_desk_does_not_count_the_answer_of_ones_own_organisation(moderator):
    pat = understanding.partner()
    understanding.waiting(understanding.question(), pat)
    moderator.organisation = pat.organisation
    (found,) = (work for work in work_for(moderator) if work.href == "/open-questions/desk/")
    assert found.words == "No answer waits."
