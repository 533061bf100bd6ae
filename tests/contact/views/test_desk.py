"""The contact team's pages: what is late on top, who asked before, and names only for who took it."""

from datetime import UTC, datetime, timedelta

import pytest

from accounts.enums import Role
from accounts.models import Reading
from contact.models import CallBack, Order
from lib import clock
from outbox.models import Message
from tests.conftest import CAST, make_user
from tests.contact.people import call_back, finished, paper_order, taken
from tests.walls.forms import Page

pytestmark = pytest.mark.django_db
QUEUE = "/contact/"
A_WEDNESDAY = datetime(2026, 11, 18, 10, 0, tzinfo=UTC)
OTHERS = [who for who in CAST if who != "contact_team"]


def asked_ago(days, **changes):
    with clock.set_to(clock.now() - timedelta(days=days)):
        return call_back(**changes)


def at(made, step=""):
    return f"/contact/call-backs/{made.reference}/{step}"


@pytest.fixture
def team(signed_in, contact_team):
    return signed_in(contact_team)


@pytest.mark.parametrize("who", OTHERS)
@pytest.mark.parametrize("address", [QUEUE, "/contact/orders/", "/contact/counts/"])
def test_pages_are_for_the_contact_team_alone(signed_in, cast, who, address):
    assert signed_in(cast[who]).get(address).status_code == 403


def test_late_ones_come_first_then_young_people_then_the_day(team):
    with clock.set_to(A_WEDNESDAY):
        others = [call_back(), call_back()]
        young = call_back(young=True)
        soon = asked_ago(1)
        late, late_young = asked_ago(30), asked_ago(20, young=True)
        page = team.get(QUEUE).content.decode()
    places = [page.index(at(one, "take/")) for one in (late_young, late, young, soon, *others)]
    assert places == sorted(places)
    assert page.count("status--stopped") == 2


def test_list_holds_no_name_and_no_number_and_notes_no_reading(team):
    call_back(good_time="after nine", needs="Welsh")
    page = team.get(QUEUE).content.decode()
    assert [word for word in ("Kit", "380434", "after nine", "Welsh") if word in page] == []
    assert Reading.objects.count() == 0


@pytest.mark.parametrize("number", [1, 3])
def test_queue_takes_the_same_queries_for_one_and_for_three(team, contact_team, django_assert_num_queries, number):
    for _ in range(number):
        call_back()
        taken(contact_team)
    with django_assert_num_queries(13):
        team.get(QUEUE)


def test_same_number_is_shown_as_asked_before_with_its_outcome(team, contact_team):
    with clock.set_to(clock.now() - timedelta(days=10)):
        before = finished(contact_team, number="+44 1392 380434")
    call_back(number="(01392) 380-434")
    call_back(number="01392 380435")
    page = team.get(QUEUE).content.decode()
    assert page.count("Asked before") == 1
    assert f"we spoke ({before.reference})" in page


def test_twenty_stand_on_a_page_and_the_next_follow_by_key(team):
    for _ in range(21):
        call_back()
    first = team.get(QUEUE).content.decode()
    after = first.split("?after=")[1].split('"')[0]
    second = team.get(f"{QUEUE}?after={after}").content.decode()
    assert (first.count("/take/"), second.count("/take/")) == (20, 1)


@pytest.mark.parametrize("after", ["x", "1-2-3", "9-20260101-1", f"1-20260101-{2**70}", "1-20260101--1", "٣-٢-١"])
def test_damaged_key_begins_again(team, after):
    call_back()
    assert "/take/" in team.get(f"{QUEUE}?after={after}").content.decode()


def test_one_is_taken_rung_and_finished(team, contact_team):
    made = call_back(good_time="after nine", summary_way="email", summary_to="kit@example.org")
    team.post(at(made, "take/"), {"seen_version": 1})
    page = team.get(at(made)).content.decode()
    assert ('href="tel:+441392380434"' in page, "01392 380434" in page, "after nine" in page) == (True, True, True)
    assert Reading.objects.get().reference == made.reference
    forms = {form.action: form.fields for form in Page(page).forms if form.action.startswith("/contact/")}
    assert set(forms) == {at(made, step) for step in ("finish/", "put-back/", "not-reached/")}
    assert {fields["seen_version"] for fields in forms.values()} == {"2"}
    given = {"seen_version": 2, "summary": "We will ring.", "summary_way": "email", "summary_to": "kit@example.org"}
    for _ in range(2):
        assert team.post(at(made, "finish/"), given).status_code == 302
    made.refresh_from_db()
    assert (made.state, made.done_by, made.summary) == ("done", contact_team, "We will ring.")
    assert [message.to for message in Message.objects.all()] == ["kit@example.org"]
    assert team.get(at(made)).status_code == 404


def test_colleague_sees_who_has_it_and_never_the_name(signed_in, contact_team):
    mine = taken(contact_team)
    page = signed_in(make_user("Chris Colleague", Role.CONTACT_TEAM)).get(at(mine)).content.decode()
    assert ("Toni Contact has taken this one" in page, "Kit" in page, "380434" in page) == (True, False, False)
    assert Reading.objects.count() == 0


def test_who_comes_second_is_told_and_keeps_their_text(team, signed_in, contact_team):
    mine = taken(contact_team)
    colleague = signed_in(make_user("Chris Colleague", Role.CONTACT_TEAM))
    answer = colleague.post(at(mine, "take/"), {"seen_version": 1})
    assert (answer.status_code, "Toni Contact was quicker" in answer.content.decode()) == (409, True)
    given = {"seen_version": 1, "summary": "What I typed", "summary_way": "none"}
    answer = team.post(at(mine, "finish/"), given)
    assert (answer.status_code, "What I typed" in answer.content.decode()) == (409, True)
    assert CallBack.objects.get().state == "taken"


def test_nobody_reached_three_times_is_listed_apart(team, contact_team):
    mine = taken(contact_team)
    for version in (2, 3, 4):
        team.post(at(mine, "not-reached/"), {"seen_version": version})
    page = team.get(QUEUE).content.decode()
    assert ("We could not reach them" in page, "Tried 3 times" in page, "Nobody waits." in page) == (True, True, True)


@pytest.mark.parametrize("seen", ["", "x", "-1", str(2**40)])
def test_odd_version_changes_nothing(team, seen):
    made = call_back()
    assert team.post(at(made, "take/"), {"seen_version": seen}).status_code == 302
    assert CallBack.objects.get().state == "waiting"


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"summary": " "}, "Write what was said and what happens next"),
        ({"summary_way": "email", "summary_to": "nobody"}, "Enter the e-mail address for what we write down"),
        ({"summary_way": "text", "summary_to": "01392 380434"}, "Enter a UK mobile phone number for a text."),
        ({"summary_way": "letter", "summary_to": "Exeter"}, "with the postcode on the last line"),
        (
            {"summary_way": "text", "summary_to": "07700 900123", "summary": "x" * 701},
            "A text holds 700 characters. Write it shorter, or send it otherwise",
        ),
    ],
)
def test_finish_says_what_is_missing(team, contact_team, changes, error):
    mine = taken(contact_team)
    given = {"seen_version": mine.version, "summary": "Done", "summary_way": "none"} | changes
    page = team.post(at(mine, "finish/"), given).content.decode()
    assert (page.count(error) >= 2, "Kit Canary" in page) == (True, True)
    assert CallBack.objects.get().state == "taken"


def test_order_is_opened_posted_and_gone_from_the_list(team, contact_team):
    made = paper_order(copies=2)
    page = team.get("/contact/orders/").content.decode()
    assert (made.reference in page, "2 copies" in page, "Canary" in page) == (True, True, False)
    assert "1 Canary Row\nExeter" in team.get(f"/contact/orders/{made.reference}/").content.decode()
    assert Reading.objects.get().reference == made.reference
    for _ in range(2):
        assert team.post(f"/contact/orders/{made.reference}/posted/").status_code == 302
    assert (Order.objects.get().posted_by, Order.objects.get().state) == (contact_team, "posted")
    assert "Nothing waits to be posted." in team.get("/contact/orders/").content.decode()
    assert team.get(f"/contact/orders/{made.reference}/").status_code == 404


def test_orders_are_twenty_a_page_and_late_ones_say_so(team):
    with clock.set_to(clock.now() - timedelta(days=20)):
        paper_order()
    for _ in range(20):
        paper_order()
    first = team.get("/contact/orders/").content.decode()
    after = first.split("?after=")[1].split('"')[0]
    second = team.get(f"/contact/orders/?after={after}").content.decode()
    assert (first.count("To be posted by"), second.count("To be posted by")) == (20, 1)
    assert (first.count("status--stopped"), second.count("status--stopped")) == (1, 0)


def test_counts_say_how_many_came_and_how_many_were_in_time(team, contact_team):
    assert "Nobody has asked yet." in team.get("/contact/counts/").content.decode()
    finished(contact_team)
    call_back()
    paper_order()
    page = " ".join(team.get("/contact/counts/").content.decode().split())
    month = f"{clock.today():%B %Y}"
    cell, number = '<td class="govuk-table__cell">', '<td class="govuk-table__cell govuk-table__cell--numeric">'
    assert f"{cell}{month}</td>{cell}Ring me</td>{number}2</td>{number}1</td>{number}1</td>" in page
    assert f"{cell}{month}</td>{cell}The form to tell us something, on paper</td>{number}1</td>{number}0</td>" in page
