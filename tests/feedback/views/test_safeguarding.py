from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Reading
from feedback.enums import Readers
from feedback.models import SafeguardingConcern
from feedback.services.safeguarding import close, pick_up, raise_concern
from lib import clock
from pages.services import load_starting_data
from tests.feedback.desk import STORY, publish
from tests.feedback.factories import received

LIST = "/safeguarding/"
MINE = "/safeguarding/raised/"
pytestmark = pytest.mark.django_db


def page(response):
    return response.content.decode()


@pytest.fixture(autouse=True)
def _no_broker(monkeypatch):
    monkeypatch.setattr("outbox.services.send.delay", lambda _message: None)


@pytest.fixture
def concern(moderator):
    return raise_concern(submission=received(original=STORY), by=moderator, worry="CANARY-WORRY")


@pytest.fixture
def lead(safeguarding_lead, signed_in):
    return signed_in(safeguarding_lead)


def test_raise_is_one_step_and_shows_what_to_do(moderator, signed_in):
    item, client = received(), signed_in(moderator)
    path = f"/safeguarding/raise/{item.reference}/"
    assert "ring 999 first" in page(client.get(path))
    answer = client.post(path, {"worry": ""}, follow=True)
    assert (answer.redirect_chain, SafeguardingConcern.objects.get().submission) == ([(MINE, 302)], item)
    assert "The safeguarding lead has been told" in page(answer)


@pytest.mark.parametrize("role", ["partner", "responder", "contact_team", "report_editor", "safeguarding_lead"])
def test_raise_about_a_published_experience_is_open_to_all_with_the_permission(role, request, signed_in, moderator):
    item = received()
    publish(item, moderator)
    client = signed_in(request.getfixturevalue(role))
    client.post(f"/safeguarding/raise/{item.reference}/", {"worry": "I know them"})
    assert SafeguardingConcern.objects.get().worry == "I know them"


@pytest.mark.parametrize("role", ["partner", "responder", "moderator"])
def test_raise_about_what_one_cannot_know_of_is_404(role, request, signed_in):
    item, client = received(readers=Readers.COUNCIL_ONLY), signed_in(request.getfixturevalue(role))
    for reference in (item.reference, "DEV-NONE-0000"):
        path = f"/safeguarding/raise/{reference}/"
        assert (client.get(path).status_code, client.post(path).status_code) == (404, 404)


@pytest.mark.parametrize("role", ["administrator", "auditor"])
def test_raise_is_closed_to_others(role, request, signed_in):
    client = signed_in(request.getfixturevalue(role))
    assert client.get(f"/safeguarding/raise/{received().reference}/").status_code == 403


def test_raise_again_is_404_to_open_but_keeps_a_worry_that_was_being_typed(concern, second_moderator, signed_in):
    client = signed_in(second_moderator)
    path = f"/safeguarding/raise/{concern.submission.reference}/"
    assert client.get(path).status_code == 404
    client.post(path, {"worry": "He does not sleep at home"})
    assert SafeguardingConcern.objects.latest("pk").worry == "He does not sleep at home"


@pytest.mark.parametrize("worry", ["x" * 5_001, "x" * 10_000])
def test_raise_with_too_many_words_says_so(worry, moderator, signed_in):
    answer = signed_in(moderator).post(f"/safeguarding/raise/{received().reference}/", {"worry": worry})
    assert list(answer.context["form"].errors) == ["worry"]


def test_my_flags_show_that_it_was_picked_up_and_nothing_more(concern, moderator, safeguarding_lead, signed_in):
    client = signed_in(moderator)
    assert "The safeguarding lead has been told" in page(client.get(MINE))
    pick_up(concern=concern, by=safeguarding_lead)
    picked_up = page(client.get(MINE))
    close(concern=concern, by=safeguarding_lead, outcome="CANARY-OUTCOME", referral_reference="CANARY-REFERRAL")
    assert "Picked up by the safeguarding lead" in picked_up
    assert page(client.get(MINE)).count("CANARY") == 0
    assert page(client.get(MINE)).count("Picked up by the safeguarding lead") == 1


def test_my_flags_are_ones_own(concern, second_moderator, signed_in):
    assert concern.submission.reference not in page(signed_in(second_moderator).get(MINE))


def test_list_puts_what_nobody_picked_up_first(moderator, safeguarding_lead, lead):
    with clock.set_to(clock.now() - timedelta(hours=5)):
        first = raise_concern(submission=received(), by=moderator)
        second = raise_concern(submission=received(), by=moderator)
    pick_up(concern=first, by=safeguarding_lead)
    shown = lead.get(LIST).context["concerns"]
    assert [(one.pk, one.age) for one in shown] == [(second.pk, "5 hours"), (first.pk, "5 hours")]


def test_list_shows_neither_words_nor_worry(concern, lead):
    shown = page(lead.get(LIST))
    assert [word for word in ("CANARY", STORY) if word in shown] == []


@pytest.mark.parametrize("number", [1, 3])
def test_list_asks_the_database_the_same_few_things(number, moderator, lead):
    for _ in range(number):
        raise_concern(submission=received(), by=moderator)
    lead.get(LIST)
    with CaptureQueriesContext(connection) as asked:
        lead.get(LIST)
    assert len(asked) == 13


def test_one_shows_words_and_worry_and_notes_both(concern, lead, safeguarding_lead):
    shown = page(lead.get(f"{LIST}{concern.pk}/"))
    assert [word for word in ("CANARY-WORRY", STORY) if word not in shown] == []
    noted = sorted(Reading.objects.values_list("by", "record", "reference"))
    reference = concern.submission.reference
    assert noted == [(safeguarding_lead.pk, "concern", reference), (safeguarding_lead.pk, "words-as-sent", reference)]


def test_one_closed_shows_no_words(concern, lead, safeguarding_lead):
    pick_up(concern=concern, by=safeguarding_lead)
    close(concern=concern, by=safeguarding_lead, outcome="Passed on.")
    shown = page(lead.get(f"{LIST}{concern.pk}/"))
    assert STORY not in shown
    assert "Passed on." in shown


def test_lead_picks_up_and_closes(concern, lead):
    lead.post(f"{LIST}{concern.pk}/pick-up/")
    lead.post(
        f"{LIST}{concern.pk}/close/",
        {"outcome_kind": "referred", "outcome": "Passed on.", "referral_reference": "M-12"},
    )
    concern.refresh_from_db()
    assert (concern.state, concern.outcome, concern.referral_reference) == ("closed", "Passed on.", "M-12")


def test_close_without_an_outcome_says_what_to_do(concern, lead, safeguarding_lead):
    pick_up(concern=concern, by=safeguarding_lead)
    answer = lead.post(f"{LIST}{concern.pk}/close/", {"outcome_kind": "referred", "referral_reference": "M-12"})
    assert answer.context["form"].errors == {"outcome": ["Enter what was decided and what was done"]}


def test_close_too_soon_keeps_what_was_typed(concern, lead):
    answer = lead.post(f"{LIST}{concern.pk}/close/", {"outcome_kind": "advice", "outcome": "My typed outcome"})
    assert answer.status_code == 409
    assert answer.context["form"].data["outcome"] == "My typed outcome"


@pytest.mark.parametrize(("ticked", "state"), [({"read_again": "on"}, "received"), ({}, "published")])
def test_close_of_something_published_does_what_the_lead_chose(ticked, state, moderator, safeguarding_lead, lead):
    item = received()
    publish(item, moderator)
    concern = raise_concern(submission=item, by=moderator)
    pick_up(concern=concern, by=safeguarding_lead)
    lead.post(f"{LIST}{concern.pk}/close/", {"outcome_kind": "nothing", "outcome": "Nothing more to do.", **ticked})
    item.refresh_from_db()
    assert item.state == state


@pytest.mark.parametrize("path", ["", "{}/", "{}/pick-up/", "{}/close/"])
@pytest.mark.parametrize("role", ["partner", "moderator", "council_moderator", "responder", "administrator", "auditor"])
def test_concerns_are_closed_to_all_but_the_lead(role, path, concern, request, signed_in):
    client = signed_in(request.getfixturevalue(role))
    address = LIST + path.format(concern.pk)
    assert (client.get(address).status_code, client.post(address).status_code) == (403, 403)


def test_numbers_name_nobody_who_cannot_be_reached_from_there(concern, lead):
    load_starting_data()
    shown = page(lead.get(f"{LIST}{concern.pk}/"))
    aside = shown[shown.index("Numbers</h2>") : shown.index("At night and at weekends")]
    lines = aside.split("<li>")[1:]
    assert len(lines) == 4
    assert [line for line in lines if 'href="tel:' not in line and 'href="https://' not in line] == []


@pytest.mark.parametrize("number", ["0", "999999", "9" * 30])
def test_one_unknown_is_404(number, lead):
    assert lead.get(f"{LIST}{number}/").status_code == 404


@pytest.mark.parametrize("step", ["pick-up", "close"])
def test_steps_are_refused_by_get(step, concern, lead):
    assert lead.get(f"{LIST}{concern.pk}/{step}/").status_code == 405
