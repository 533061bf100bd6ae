from datetime import timedelta

import pytest
from django.utils.timezone import localtime

from accounts.enums import Role
from accounts.services import end_role
from duty.models import Absence, Alert, DutyPhone, OutOfHours, Shift, ShiftEvent
from lib import clock
from tests.duty import factories as make
from tests.duty.factories import FRIDAY, at

pytestmark = pytest.mark.django_db
ROTA = "/duty/"
KEEPERS = ["administrator", "safeguarding_lead"]
OTHERS = ["partner", "moderator", "council_moderator", "responder", "contact_team", "report_editor", "auditor"]


@pytest.fixture(autouse=True)
def _no_broker(monkeypatch):
    monkeypatch.setattr("outbox.services.send.delay", lambda _message: None)


def page(response):
    return response.content.decode()


def a_shift(who, **changes):
    return {"person": who.pk, "weekday": FRIDAY, "begins": "17:00", "ends": "09:00", "turn": "first"} | changes


def days(first, last):
    named = {"first_day": first, "last_day": last}
    return {
        f"{name}_{part}": value
        for name, day in named.items()
        for part, value in zip(("year", "month", "day"), day.split("-"), strict=True)
    }


@pytest.mark.parametrize("role", KEEPERS)
def test_rota_shows_the_week_and_its_gaps_in_words(role, request, safeguarding_lead, signed_in):
    make.shift(safeguarding_lead, FRIDAY, "17:00", "09:00")
    with clock.set_to(at("2026-11-27 22:00")):
        shown = page(signed_in(request.getfixturevalue(role)).get(ROTA))
    assert "17:00 to 09:00 the next day" in shown
    assert "Saturday 09:00 to Friday 17:00" in shown
    assert "Sasha Safeguarding: first on duty" in shown


@pytest.mark.parametrize(
    "path", ["", "shifts/new/", "away/new/", "out-of-hours/", "my-number/", "test/", "test/got-it/"]
)
@pytest.mark.parametrize("role", OTHERS)
def test_rota_is_closed_to_everybody_else(role, path, request, signed_in):
    client = signed_in(request.getfixturevalue(role))
    assert (client.get(ROTA + path).status_code, client.post(ROTA + path).status_code) == (403, 403)


def test_rota_without_a_lead_says_what_to_do(administrator, signed_in):
    assert "There is no safeguarding lead" in page(signed_in(administrator).get(ROTA))


@pytest.mark.parametrize("role", KEEPERS)
def test_shift_is_added_once_changed_and_taken_out(role, request, safeguarding_lead, signed_in):
    client = signed_in(request.getfixturevalue(role))
    for _press in range(2):
        client.post(f"{ROTA}shifts/new/", a_shift(safeguarding_lead))
    shift = Shift.objects.get()
    client.post(f"{ROTA}shifts/{shift.pk}/", a_shift(safeguarding_lead, begins="18.30", turn="deputy"))
    shift.refresh_from_db()
    assert (f"{shift.begins:%H:%M}", shift.turn) == ("18:30", "deputy")
    client.post(f"{ROTA}shifts/{shift.pk}/remove/")
    assert (Shift.objects.count(), ShiftEvent.objects.count()) == (0, 3)


def test_shift_changed_to_hours_that_are_there_says_so(safeguarding_lead, signed_in):
    make.shift(safeguarding_lead, FRIDAY, "17:00", "09:00")
    other = make.shift(safeguarding_lead, FRIDAY, "09:00", "17:00")
    answer = signed_in(safeguarding_lead).post(f"{ROTA}shifts/{other.pk}/", a_shift(safeguarding_lead))
    assert "has these hours on this day already" in page(answer)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"person": ""}, "person"),
        ({"person": "999999"}, "person"),
        ({"person": "x" * 10_000}, "person"),
        ({"weekday": "7"}, "weekday"),
        ({"weekday": "9" * 30}, "weekday"),
        ({"begins": "25:00"}, "begins"),
        ({"ends": ""}, "ends"),
        ({"turn": "third"}, "turn"),
    ],
)
def test_shift_that_cannot_be_says_what_to_do(changes, field, safeguarding_lead, signed_in):
    answer = signed_in(safeguarding_lead).post(f"{ROTA}shifts/new/", a_shift(safeguarding_lead, **changes))
    assert list(answer.context["form"].errors) == [field]


def test_only_a_lead_can_be_on_the_rota(moderator, administrator, signed_in):
    answer = signed_in(administrator).post(f"{ROTA}shifts/new/", a_shift(moderator))
    assert list(answer.context["form"].errors) == ["person"]


def test_absence_is_kept_once_and_taken_out(safeguarding_lead, signed_in):
    client = signed_in(safeguarding_lead)
    year = clock.today().year + 1
    for _press in range(2):
        client.post(f"{ROTA}away/new/", {"person": safeguarding_lead.pk, **days(f"{year}-12-24", f"{year}-12-27")})
    absence = Absence.objects.get()
    assert "24 December" in page(client.get(ROTA))
    client.post(f"{ROTA}away/{absence.pk}/remove/")
    assert Absence.objects.count() == 0


@pytest.mark.parametrize(
    ("first", "last"), [("2026-12-27", "2026-12-24"), ("2020-01-01", "2020-01-02"), ("2026-12-27", "9999-12-31")]
)
def test_absence_that_cannot_be_says_what_to_do(first, last, safeguarding_lead, signed_in):
    with clock.set_to(at("2026-11-27 22:00")):
        answer = signed_in(safeguarding_lead).post(
            f"{ROTA}away/new/", {"person": safeguarding_lead.pk, **days(first, last)}
        )
    assert list(answer.context["form"].errors) == ["last_day"]


def test_my_number_is_kept_shown_to_me_alone_and_deleted(safeguarding_lead, administrator, signed_in):
    mine = signed_in(safeguarding_lead)
    mine.post(f"{ROTA}my-number/", {"number": "07700 900 123"})
    assert DutyPhone.objects.get().number == "+447700900123"
    assert "07700 900123" in page(mine.get(f"{ROTA}my-number/"))
    shown = page(signed_in(administrator).get(ROTA))
    assert ("900123" in shown, "e-mail and text" in shown) == (False, True)
    mine.post(f"{ROTA}my-number/", {"number": ""})
    assert DutyPhone.objects.count() == 0


@pytest.mark.parametrize("number", ["01392 380434", "call me", "0" * 60, "x" * 10_000])
def test_my_number_that_takes_no_texts_says_so(number, safeguarding_lead, signed_in):
    answer = signed_in(safeguarding_lead).post(f"{ROTA}my-number/", {"number": number})
    assert answer.context["form"].errors == {"number": ["Enter a UK mobile number like 07700 900123"]}


def test_out_of_hours_is_shown_beside_the_rota(administrator, signed_in):
    client = signed_in(administrator)
    client.post(f"{ROTA}out-of-hours/", {"name": "Emergency Duty Service", "phone": "0345 6000 388", "action": "Ring."})
    assert OutOfHours.objects.get().phone == "0345 6000 388"
    assert '<a class="govuk-link" href="tel:03456000388">0345 6000 388</a>' in page(client.get(ROTA))


def test_test_alert_is_sent_and_answered(safeguarding_lead, administrator, signed_in):
    signed_in(administrator).post(f"{ROTA}test/")
    lead = signed_in(safeguarding_lead)
    assert "I got the test" in page(lead.get(ROTA))
    lead.post(f"{ROTA}test/got-it/")
    assert Alert.objects.get().answered_by == safeguarding_lead
    assert "No test waits any more" in page(lead.post(f"{ROTA}test/got-it/", follow=True))


def test_administrator_sees_that_an_alert_waits_and_nothing_more(safeguarding_lead, administrator, signed_in):
    make.an_alert()
    shown = page(signed_in(administrator).get(ROTA))
    assert "Nobody has picked this up for 0 minutes" in shown
    assert "Sasha Safeguarding was told" in shown
    assert "/safeguarding/" not in shown


def test_alert_whose_time_is_over_names_no_time_in_the_past(safeguarding_lead, signed_in):
    alert = make.an_alert()
    client = signed_in(safeguarding_lead)
    assert f"The next ones are told at about {localtime(alert.due_at):%H:%M}." in page(client.get(ROTA))
    Alert.objects.update(due_at=clock.now() - timedelta(minutes=1))
    shown = page(client.get(ROTA))
    assert ("told at about" in shown, "The next ones are told within a few minutes." in shown) == (False, True)


def test_shift_of_somebody_who_left_is_said_not_to_count(safeguarding_lead, administrator, signed_in):
    make.shift(safeguarding_lead, FRIDAY, "17:00", "09:00")
    end_role(user=safeguarding_lead, role=Role.SAFEGUARDING_LEAD, by=administrator)
    assert "Does not count" in page(signed_in(administrator).get(ROTA))


@pytest.mark.parametrize(
    "path", ["shifts/999999/", "shifts/999999/remove/", "away/999999/remove/", f"shifts/{'9' * 30}/"]
)
def test_unknown_is_404(path, safeguarding_lead, signed_in):
    assert signed_in(safeguarding_lead).post(ROTA + path).status_code == 404
