"""What the council has promised, as anybody reads it."""

from datetime import timedelta

import pytest

from lib import clock
from tests.feedback import factories as make
from tests.priorities import held as rounds

pytestmark = pytest.mark.django_db


def test_commitments_says_so_when_nothing_is_promised(client):
    assert "No promise with a day yet" in client.get("/commitments/").content.decode()


def test_commitments_shows_the_day_the_owner_and_how_late(client):
    late_by_a_week = clock.today() - timedelta(days=7)
    response = make.overdue_promise(on=late_by_a_week)

    page = client.get("/commitments/").content.decode()

    for words in ("Head of SEND casework", " late", f"{late_by_a_week:%A}", f"/you-said-we-did/{response.reference}/"):
        assert words in page


def test_commitments_goes_on_after_twenty(client):
    later = clock.today() + timedelta(days=400)
    made = [make.answered(due_on=later).reference for _number in range(21)]

    first = client.get("/commitments/").content.decode()
    second = client.get(f"/commitments/?after={made[19]}").content.decode()

    assert f"?after={made[19]}" in first
    assert [reference in second for reference in made] == [False] * 20 + [True]


def test_commitments_shows_the_focus_list_and_invents_no_promise_for_it(client):
    rounds.published(rounds.opened({"School 1": {"p-1": 3, "p-3": 2}}))

    page = " ".join(client.get("/commitments/").content.decode().split())

    assert 'href="/priorities/rounds/autumn/">Autumn</a>' in page
    assert '<a class="govuk-link" href="/priorities/p-1/">P 1</a>: 3 stars' in page
    assert "nothing under Welcome and care yet." in page
    assert "P 3" not in page


def test_later_pages_of_commitments_are_only_promises(client):
    rounds.published(rounds.opened({"School 1": {"p-1": 3}}))
    assert "From the priorities" not in client.get("/commitments/?after=AN-0000-0000").content.decode()
