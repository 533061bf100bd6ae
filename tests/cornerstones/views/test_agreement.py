"""The pages on which organisations put their marks (PP-06)."""

import html
from datetime import date

import pytest

from accounts.enums import Role
from cornerstones.models import AgreementMark, Event, OrganisationMark, Statement
from cornerstones.services.marking import agree
from tests.conftest import make_user
from tests.cornerstones import factories as make
from tests.cornerstones.factories import FIRST, SECOND

pytestmark = pytest.mark.django_db


@pytest.fixture
def statement(db):
    return make.statement()


def _text(response):
    return html.unescape(" ".join(response.content.decode().split()))


def test_mark_is_put_beside_a_phrase_and_taken_back(signed_in, statement):
    client = signed_in(make.partner())
    response = client.post(f"/agreement/{statement.pk}/agree/", {"phrase": FIRST})
    assert (response.status_code, response["Location"]) == (302, f"/agreement/boat-day/#statement-{statement.pk}")
    page = _text(client.get("/agreement/"))
    assert "Tor View School has put <strong>1 mark</strong>" in page
    assert "Pat 1 put this mark on" in page
    mark = OrganisationMark.objects.get()
    assert client.post(f"/agreement/marks/{mark.pk}/take-back/")["Location"] == response["Location"]
    assert "Tor View School has put <strong>0 marks</strong>" in _text(client.get("/agreement/"))


def test_public_page_names_organisations_apart_from_the_marks_of_the_room(client, statement):
    AgreementMark.objects.create(statement=statement, phrase=FIRST, count=7)
    for by in (make.partner(), make.partner("Moor College", "2")):
        agree(statement=statement, phrase=FIRST, by=by)
    page = _text(client.get("/what-co-production-means/"))
    assert f'<mark class="agreed">{FIRST}</mark> <span class="agreement">7 agreement marks at the event</span>' in page
    assert f"<strong>2 organisations agree since</strong> with <q>{FIRST}</q>: Moor College, Tor View School" in page
    assert "We do not add them to the marks of that day." in page


def test_words_are_typed_and_kept_when_they_are_refused(signed_in, statement):
    client = signed_in(make.partner())
    refused = client.post(f"/agreement/{statement.pk}/other-words/", {"phrase": "rowing boats"})
    page = _text(refused)
    assert "Error: Agree with some words" in page
    assert "These words do not stand in the statement. Copy them from it, word for word" in page
    assert "rowing boats</textarea>" in page
    client.post(f"/agreement/{statement.pk}/other-words/", {"phrase": "the  very beginning"})
    assert OrganisationMark.objects.get().phrase == "the very beginning"


@pytest.mark.parametrize("data", [{}, {"phrase": ""}, {"phrase": "x" * 10_000}, {"phrase": "\x00"}, {"phrase": "no"}])
def test_odd_presses_are_told_and_write_nothing(signed_in, statement, data):
    client = signed_in(make.partner())
    for address in ("agree", "other-words"):
        assert client.post(f"/agreement/{statement.pk}/{address}/", data).status_code in (200, 302, 400)
    assert OrganisationMark.objects.count() == 0


def test_mark_of_another_organisation_is_not_found(signed_in, statement):
    mark = agree(statement=statement, phrase=FIRST, by=make.partner())
    stranger = signed_in(make.partner("Moor College", "2"))
    assert stranger.post(f"/agreement/marks/{mark.pk}/take-back/").status_code == 404
    assert stranger.post("/agreement/999999/agree/", {"phrase": FIRST}).status_code == 404
    assert OrganisationMark.objects.standing().count() == 1


def test_partner_without_an_organisation_is_told(signed_in, statement, partner):
    client = signed_in(partner)
    assert "You belong to no organisation here." in _text(client.get("/agreement/"))
    assert client.post(f"/agreement/{statement.pk}/agree/", {"phrase": FIRST}).status_code == 403


def test_marks_of_an_earlier_event_stay_within_reach(signed_in, client, statement):
    pat = make.partner()
    agree(statement=statement, phrase=FIRST, by=pat)
    later = Event.objects.create(slug="hill-day", name="Hill day", held_on=date(2026, 6, 1))
    Statement.objects.create(event=later, order=1, text="We climb.")
    for browser, base in ((client, "/what-co-production-means/"), (signed_in(pat), "/agreement/")):
        assert f'<a class="govuk-link" href="{base}boat-day/">Boat day</a>, 2 May 2026' in _text(browser.get(base))
        assert "Tor View School" in _text(browser.get(f"{base}boat-day/"))
        assert browser.get(f"{base}nothing/").status_code == 404


def test_page_stands_before_anything_is_loaded(signed_in):
    assert "Nothing is here yet." in _text(signed_in(make.partner()).get("/agreement/"))


@pytest.mark.parametrize("number", [1, 3])
def test_marks_ask_the_same_questions_of_the_database(signed_in, django_assert_num_queries, number):
    pat = make.partner()
    for order in range(number):
        one = make.statement(f"We row {order}. We sing.", order)
        AgreementMark.objects.create(statement=one, phrase="We sing.", count=2)
        agree(statement=one, phrase="", by=pat)
    client = signed_in(pat)
    with django_assert_num_queries(QUERIES):
        client.get("/agreement/")


QUERIES = 10  # two of every page; the session, person, roles, organisation; the event, statements, marks, marks since


def test_other_roles_are_refused(signed_in, cast, client):
    make.statement()
    statuses = {key: signed_in(person).get("/agreement/").status_code for key, person in cast.items()}
    assert {key for key, status in statuses.items() if status == 200} == {"partner"}
    assert client.get("/agreement/").status_code == 302


def test_partner_lead_may_too(signed_in, statement):
    lead = make_user("Lea Lead", Role.PARTNER_LEAD, organisation=make.organisation())
    signed_in(lead).post(f"/agreement/{statement.pk}/agree/", {"phrase": SECOND})
    assert OrganisationMark.objects.get().by == lead
