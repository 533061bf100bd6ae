"""What is being done, as anybody reads it: the late and the stopped beside the done, and the way back to families."""

from datetime import timedelta

import pytest

from commitments.enums import Delivery
from commitments.services import impact, trouble, updates
from feedback.enums import SubmissionState
from feedback.services.small_wins import SmallWinWords, draft_small_win, publish_small_win
from lib import clock
from lib.codes import new_token
from priorities.models import Priority
from tests.commitments import factories as make
from tests.feedback import factories as told
from tests.priorities import held as rounds

pytestmark = pytest.mark.django_db
PLAN = "/commitments/"


def words(response):
    return " ".join(response.content.decode().split())


def late(**fields):
    with clock.set_to(clock.now() - timedelta(days=40)):
        return make.action(Delivery.UNDER_WAY, **fields)


def test_an_empty_plan_says_so(client):
    assert "No action is written down yet" in words(client.get(PLAN))


def test_the_default_shows_the_late_and_the_stopped_beside_the_done(client):
    made = [late(), *(make.action(delivery) for delivery in Delivery)]
    page = words(client.get(PLAN))
    assert [one.title in page for one in made] == [True] * 6
    assert "6 actions: 1 not started yet, 2 under way, 1 in trouble, 1 done, 1 stopped." in page
    assert "1 action is late." in page
    assert "1 action is done, and we do not know yet if it helped." in page


def test_done_without_a_look_never_says_that_it_was_achieved(client):
    made = make.action(Delivery.DONE)
    for address in (PLAN, f"{PLAN}early-help/", f"{PLAN}actions/{made.slug}/"):
        page = words(client.get(address))
        assert "We do not know yet if it helped" in page
        assert "achieved" not in page.lower()
        assert ">Better for families</strong>" not in page


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("status=late", ["late"]),
        ("status=stopped", ["stopped"]),
        ("lead=moorland-health", ["theirs"]),
        ("lead=council", ["late", "stopped"]),
        ("cornerstone=welcome-and-care", ["stopped"]),
        ("impact=better", []),
        ("commitment=none", ["late", "stopped", "theirs"]),
    ],
)
def test_the_address_narrows_the_plan(client, query, shown):
    titles = {
        "late": late().title,
        "stopped": make.action(Delivery.STOPPED, cornerstone=told.cornerstone("welcome-and-care"), commitment=None,
                               theme=told.theme()).title,
        "theirs": make.action(lead=make.trust()).title,
    }  # fmt: skip
    page = words(client.get(f"{PLAN}?{query}"))
    assert [name for name, title in titles.items() if title in page] == shown


@pytest.mark.parametrize("number", [1, 3])
def test_the_questions_to_the_database_do_not_grow(client, django_assert_num_queries, number):
    for each in range(number):
        make.action(commitment=make.commitment(f"promise-{each}"))
    with django_assert_num_queries(10):
        client.get(PLAN)


def test_an_unknown_action_or_commitment_is_404(client):
    assert [client.get(f"{PLAN}{path}/").status_code for path in ("none", "actions/none")] == [404, 404]


def test_an_action_shows_all_that_happened_with_it(client):
    made = late(lead=make.trust())
    with clock.set_to(clock.now() - timedelta(days=20)):
        updates.set_milestone(action=made, by=made.officer, title="A phone line", due_on=clock.today())
    told_now = {"why": "We had no room.", "doing": "We rent one.", "new_day": clock.today() + timedelta(days=9)}
    trouble.write_note(action=made, by=made.officer, seen_version=made.version, **told_now)
    make.update(made, "done", "The phone rings.", evidence="Ring it.", evidence_link="https://example.org/log")
    updates_by = make.officer("Olga Other")
    made.refresh_from_db()
    impact.check_impact(
        action=made, by=updates_by, seen_version=made.version, impact="better", evidence="Calls are answered."
    )

    page = words(client.get(f"{PLAN}actions/{made.slug}/"))

    for said in (
        "Moorland Health: Head of casework", "We first said", "Not reached by its day", "We had no room.",
        "We rent one.", "The phone rings.", "Ring it.", 'href="https://example.org/log"', "Calls are answered.",
        "Better for families",
    ):  # fmt: skip
        assert said in page
    for name in ("Ola Officer", "Olga Other"):
        assert name not in page


def test_the_way_goes_from_what_people_told_us_to_the_action_and_back(client):
    experience = told.published()
    theme, answer = told.theme(experience), told.answered(experience)
    made = make.action(theme=theme, response=answer)
    action = f"/commitments/actions/{made.slug}/"
    page = words(client.get(action))
    for address in (f"/experiences/{experience.reference}/", f"/themes/{theme.slug}/",
                    f"/you-said-we-did/{answer.reference}/"):  # fmt: skip
        assert f'href="{address}"' in page
    for address in (f"/themes/{theme.slug}/", f"/you-said-we-did/{answer.reference}/"):
        assert f'href="{action}"' in words(client.get(address))


def test_what_is_not_public_is_no_link(client):
    experience = told.published()
    theme, answer = told.theme(experience), told.draft()
    told.move(experience, SubmissionState.WITHDRAWN)
    made = make.action(theme=theme, response=answer)
    page = words(client.get(f"/commitments/actions/{made.slug}/"))
    assert [each in page for each in (theme.title, answer.reference, "Why we do this")] == [False] * 3


def test_a_priority_leads_to_what_is_done_about_it_and_back(client):
    rounds.published(rounds.opened({"School 1": {"p-1": 3}}))
    made = make.action(priority=Priority.objects.get(slug="p-1"))
    assert f'href="/commitments/actions/{made.slug}/"' in words(client.get("/priorities/p-1/"))
    assert 'href="/priorities/p-1/"' in words(client.get(f"/commitments/actions/{made.slug}/"))


def test_small_wins_are_never_mixed_with_actions(client):
    by, stone = told.responder(), told.cornerstone()
    win = draft_small_win(by=by, words=SmallWinWords("win", "The quiet room has a lamp.", stone, []), key=new_token())
    publish_small_win(win=win, by=by, seen_version=win.version)
    make.action()
    assert "The quiet room has a lamp." in words(client.get("/you-said-we-did/small-wins/"))
    page = words(client.get(PLAN))
    assert ("The quiet room has a lamp." in page, "1 action: 1 not started yet." in page) == (False, True)
