"""A volunteer's hours are their own; only totals leave, and only where nobody can be picked out."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from accounts.enums import Role, Sector
from accounts.models import PartnerOrganisation
from commitments.builder.months import close_months
from commitments.models import HoursTakenBack, ThankYou, VolunteerHours
from commitments.selectors import hours as selectors
from commitments.selectors.hours import own_hours, volunteers_between
from commitments.services import hours
from lib import clock
from reports.builder.volunteers import volunteers
from reports.periods import Period
from reports.selectors.doing import volunteers_of
from tests.commitments.volunteering import log, volunteer
from tests.conftest import make_user
from tests.days import noon

pytestmark = pytest.mark.django_db
OWN = "/account/hours/"


@pytest.fixture
def forum(db):
    return PartnerOrganisation.objects.create(name="The Forum", slug="the-forum", sector=Sector.FAMILIES)


def words(response):
    return " ".join(response.content.decode().split())


def sent(on: date, number: str = "1.5", **more):
    parts = {"on_day": on.day, "on_month": on.month, "on_year": on.year}
    return {**parts, "hours": number, "task": "event", "token": "t"} | more


def test_hours_are_written_changed_and_deleted(signed_in):
    who = volunteer()
    client, today = signed_in(who), clock.today()
    for _twice in range(2):
        client.post(OWN, sent(today))
    assert "This year: 1.5 hours." in words(client.get(OWN))
    entry = VolunteerHours.objects.get()
    client.post(f"{OWN}{entry.pk}/", sent(today, "0.25"))
    assert "0.25 hours" in words(client.get(OWN))
    client.post(f"{OWN}{entry.pk}/delete/")
    assert not VolunteerHours.objects.exists()


@pytest.mark.parametrize("number", ["0", "-1", "24.25", "1.1", "NaN", "1e9", "x" * 10_000, ""])
def test_only_quarters_of_an_hour_and_one_day_at_most(signed_in, number):
    assert "Enter hours in quarters" in words(signed_in(volunteer()).post(OWN, sent(clock.today(), number)))


def test_a_closed_month_stays_as_it_is(signed_in):
    who = volunteer()
    with clock.set_to(noon(date(2026, 9, 30))):
        entry = log(who)
    with clock.set_to(noon(date(2026, 10, 10))):
        hours.change_hours(entry=entry, by=who, on=date(2026, 9, 29), quarters=8, task="event")
    with clock.set_to(noon(date(2026, 10, 11))):
        for step in (
            lambda: log(who, date(2026, 9, 29), token="u"),
            lambda: hours.change_hours(entry=entry, by=who, on=clock.today(), quarters=1, task="event"),
            lambda: hours.delete_hours(entry=entry, by=who),
        ):
            with pytest.raises(hours.HoursRefused, match="This month is closed"):
                step()
        client = signed_in(who)
        assert client.get(f"{OWN}{entry.pk}/").status_code == 404
        assert "This month is closed" in words(client.post(OWN, sent(date(2026, 9, 1), token="v")))


def test_who_writes_while_the_month_closes_is_told_so(signed_in, monkeypatch):
    who = volunteer()
    with clock.set_to(noon(date(2026, 9, 30))):
        entry = log(who)
    with clock.set_to(noon(date(2026, 10, 11))):
        close_months()
    monkeypatch.setattr(hours, "is_open", lambda _day: True)  # the day was checked just before
    monkeypatch.setattr(selectors, "is_open", lambda _day: True)
    client = signed_in(who)
    assert "This month is closed" in words(client.post(OWN, sent(date(2026, 9, 29), token="u")))
    for day in (date(2026, 9, 30), clock.today()):
        assert "This month is closed" in words(client.post(f"{OWN}{entry.pk}/", sent(day)))
    assert "This month is closed" in words(client.post(f"{OWN}{entry.pk}/delete/", follow=True))
    assert VolunteerHours.objects.get().quarters == 6


def test_page_says_how_long_hours_and_thanks_are_kept(signed_in, forum):
    lead = make_user("Fay Lead", Role.PARTNER_LEAD, email="fay@example.org", organisation=forum)
    assert "for two years after the end of the month" in words(signed_in(volunteer()).get(OWN))
    assert "two years after the end of the month" in words(signed_in(lead).get("/account/thanks/"))


def test_a_volunteer_takes_back_all_hours_also_those_of_closed_months(signed_in):
    who, other = volunteer(1), volunteer(2)
    with clock.set_to(noon(date(2026, 9, 30))):
        log(who), log(other)
    with clock.set_to(noon(date(2026, 10, 11))):
        close_months()
        log(who, token="t")
        client = signed_in(who)
        assert "Delete all my hours" in words(client.get(OWN))
        assert "You cannot get it back" in words(client.get(f"{OWN}delete/"))
        assert VolunteerHours.objects.count() == 3
        for _twice in range(2):
            assert "Deleted. We keep none of your hours." in words(client.post(f"{OWN}delete/", follow=True))
    assert "There is nothing to delete" in words(client.get(f"{OWN}delete/"))
    assert VolunteerHours.objects.get().by == other
    assert list(HoursTakenBack.objects.values_list("of", "by", "on")) == [(who.pk, who.pk, date(2026, 10, 11))]


def test_nobody_takes_back_the_hours_of_another_but_an_administrator(administrator):
    who, other = volunteer(1), volunteer(2)
    log(who)
    with pytest.raises(PermissionDenied):
        hours.take_back_hours(of=who, by=other)
    assert hours.take_back_hours(of=who, by=administrator) == 1


def test_nobody_reads_or_changes_the_hours_of_another(signed_in, administrator):
    entry = log(volunteer(1))
    other = signed_in(volunteer(2))
    assert "1.5 hours" not in words(other.get(OWN))
    for address in (f"{OWN}{entry.pk}/", f"{OWN}{entry.pk}/delete/"):
        assert other.post(address).status_code == 404
    assert signed_in(administrator).get(OWN).status_code == 403
    assert signed_in(administrator).get("/admin/commitments/volunteerhours/").status_code == 404


@pytest.mark.parametrize(("volunteers", "shown"), [(9, None), (12, 20)])
def test_totals_are_hidden_with_few_volunteers_and_rounded_with_enough(volunteers, shown):
    first, last = clock.today() - timedelta(days=30), clock.today()
    for number in range(volunteers):
        log(volunteer(number), quarters=6, token=str(number))
    found = volunteers_between(first, last)
    assert found["hours"] == shown
    assert found["volunteers"]["cells"][0]["shown"] == (10 if shown else None)


def test_the_forums_lead_thanks_a_volunteer_of_the_forum_only(signed_in, forum):
    lead = make_user("Fay Lead", Role.PARTNER_LEAD, email="fay@example.org", organisation=forum)
    ours, other = volunteer(1, forum), volunteer(2)
    client = signed_in(lead)
    said = {"words": "Your patience", "expenses": "The bus", "reward": "A voucher"}
    assert "Error:" in words(client.post("/account/thanks/", {**said, "to": other.pk}))
    for _twice in range(2):
        client.post("/account/thanks/", {**said, "to": ours.pk})
    assert ThankYou.objects.get().to == ours
    assert "Vol 1: " in words(client.get("/account/thanks/"))
    assert "Your patience" in words(signed_in(ours).get(OWN))
    with pytest.raises(PermissionDenied):
        hours.say_thank_you(by=lead, to=other, words="You")


def test_a_lead_of_another_organisation_thanks_nobody(signed_in, organisation):
    lead = make_user("Other Lead", Role.PARTNER_LEAD, email="other@example.org", organisation=organisation)
    assert signed_in(lead).get("/account/thanks/").status_code == 403


@pytest.mark.parametrize("number", [1, 3])
def test_the_questions_to_the_database_do_not_grow(django_assert_num_queries, number):
    who = volunteer()
    for each in range(number):
        log(who, token=str(each))
    with django_assert_num_queries(3):
        own_hours(who)


def test_a_report_tells_only_closed_months_and_a_second_run_says_the_same():
    period = Period(date(2026, 7, 1), date(2026, 9, 30))
    for number, day in ((1, date(2026, 6, 3)), (2, date(2026, 9, 3))):
        with clock.set_to(noon(day)):
            for each in range(12):
                log(volunteer(number * 100 + each), quarters=6, token=f"{number} {each}")
    told = volunteers(period)
    assert (told["first"], told["last"], told["hours"]) == ("2026-06-01", "2026-08-31", 20)
    assert volunteers_of(told) == (
        "About 10 volunteers gave about 20 hours from Monday 1 June 2026 to Monday 31 August 2026. "
        "Thank you to each of them."
    )
    nobody = volunteers(Period(date(2025, 1, 1), date(2025, 3, 31)))
    assert volunteers_of(nobody).startswith("Too few volunteers wrote their hours down")
    assert volunteers_of(None) == ""
