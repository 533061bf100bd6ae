"""What the council has promised, as anybody reads it."""

from datetime import timedelta

import pytest

from commitments.models import PromiseForPriority
from lib import clock
from tests.commitments.joining import join
from tests.feedback import factories as make
from tests.priorities import held as rounds

pytestmark = pytest.mark.django_db


def test_commitments_says_so_when_nothing_is_promised(client):
    assert "No promise with a day yet" in client.get("/commitments/promises/").content.decode()


def test_commitments_shows_the_day_the_owner_and_how_late(client):
    late_by_a_week = clock.today() - timedelta(days=7)
    response = make.overdue_promise(on=late_by_a_week)

    page = client.get("/commitments/promises/").content.decode()

    for words in ("Head of SEND casework", " late", f"{late_by_a_week:%A}", f"/you-said-we-did/{response.reference}/"):
        assert words in page


def test_commitments_goes_on_after_twenty(client):
    later = clock.today() + timedelta(days=400)
    made = [make.answered(due_on=later).reference for _number in range(21)]

    first = client.get("/commitments/promises/").content.decode()
    second = client.get(f"/commitments/promises/?after={made[19]}").content.decode()

    assert f"?after={made[19]}" in first
    assert [reference in second for reference in made] == [False] * 20 + [True]


def test_commitments_shows_the_focus_list_with_what_was_promised_about_it(client):
    rounds.published(rounds.opened({"School 1": {"p-1": 3, "p-3": 2}, "School 2": {"p-2": 3}}))
    made = make.answered(answer="We will ring back.")
    join("p-1", made)

    page = " ".join(client.get("/commitments/promises/").content.decode().split())

    assert 'href="/priorities/rounds/autumn/">Autumn</a>' in page
    first, second = page.index('id="priority-p-1"'), page.index('id="priority-p-2"')
    assert f'href="/you-said-we-did/{made.reference}/">We will ring back</a>' in page[first:second]
    assert "No promise yet." not in page[first:second]
    assert "No promise yet.</strong> It has waited since" in page[second:]
    assert "P 3" not in page


def test_later_pages_of_commitments_are_only_promises(client):
    rounds.published(rounds.opened({"School 1": {"p-1": 3}}))
    assert "What partners put first" not in client.get("/commitments/promises/?after=AN-0000-0000").content.decode()


LIST = "/commitments/focus-list/"


@pytest.fixture
def desk(responder, signed_in):
    rounds.published(rounds.opened({"School 1": {"p-1": 3}, "School 2": {"p-2": 3}}))
    return signed_in(responder)


def under_welcome():
    return make.answered(cornerstone=make.cornerstone("welcome-and-care"))


def words(response):
    return " ".join(response.content.decode().split())


def test_the_desk_says_so_before_there_is_a_result(responder, signed_in):
    assert "No round has a result yet." in words(signed_in(responder).get(LIST))


def test_the_desk_shows_what_waits_and_saves_what_was_promised(desk):
    made, other = (
        under_welcome(),
        make.answered(answer="We will mend the lift."),
    )
    assert "2 priorities have no promise yet." in words(desk.get(LIST))
    page = words(desk.get(f"{LIST}p-1/"))
    assert (made.reference in page, other.reference in page) == (True, False)  # another cornerstone: by its reference
    sent = desk.post(f"{LIST}p-1/", {"promises": [made.reference], "another": other.reference.lower(), "seen": ""})
    assert sent.headers["Location"] == LIST
    after = words(desk.get(LIST))
    assert "Saved." in after
    assert "1 priority has no promise yet." in after
    assert after.count(f"/you-said-we-did/{made.reference}/") == after.count(other.reference) == 1


def test_taking_every_tick_away_leaves_it_waiting_again(desk):
    made = make.answered()
    join("p-1", made)
    desk.post(f"{LIST}p-1/", {"another": "", "seen": made.reference})
    assert "2 priorities have no promise yet." in words(desk.get(LIST))


@pytest.mark.parametrize("reference", ["DEV-AAAA-BBBB", "x", "draft"])
def test_a_reference_that_is_no_promise_is_said_and_kept(desk, reference):
    reference = make.draft().reference if reference == "draft" else reference
    page = words(desk.post(f"{LIST}p-1/", {"another": reference, "seen": ""}))
    assert f"There is no public promise with the reference {reference.upper()}" in page
    assert f'value="{reference}"' in page
    assert not PromiseForPriority.objects.exists()


def test_two_people_at_once_are_told_and_the_second_press_saves(desk):
    first, mine = (
        under_welcome(),
        under_welcome(),
    )
    join("p-1", first)
    page = words(desk.post(f"{LIST}p-1/", {"promises": [mine.reference], "seen": ""}))
    assert "Somebody else changed this while you looked." in page
    assert f'name="seen" value="{first.reference}"' in page
    assert "What is chosen now" in page
    desk.post(f"{LIST}p-1/", {"promises": [mine.reference, first.reference], "seen": first.reference})
    assert PromiseForPriority.objects.count() == 2


def test_a_priority_that_is_not_on_the_list_is_404(desk):
    for slug in ("p-3", "none"):
        assert desk.get(f"{LIST}{slug}/").status_code == 404
        assert desk.post(f"{LIST}{slug}/", {"seen": ""}).status_code == 404


@pytest.mark.parametrize("who", ["moderator", "partner", "report_editor", "administrator"])
def test_only_who_answers_for_the_council_chooses(who, request, signed_in):
    client = signed_in(request.getfixturevalue(who))
    assert [client.get(LIST).status_code, client.post(f"{LIST}p-1/").status_code] == [403, 403]


def test_the_dashboard_says_how_many_wait(desk):
    assert "2 priorities have no promise yet." in words(desk.get("/dashboard/"))
