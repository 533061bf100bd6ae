"""Actions in a report stand as they stood at the period's end, whatever happens later; counts of acts are exact."""

from datetime import date
from decimal import Decimal

import pytest
from django.template.loader import render_to_string

from commitments.enums import Delivery
from commitments.services import impact, trouble, updates
from lib import clock
from reports.builder.actions import actions
from reports.builder.content import content_of, digest_of
from reports.periods import Period
from reports.selectors.doing import doing_of, sentences_of
from tests.commitments import factories as make
from tests.days import noon

pytestmark = pytest.mark.django_db
PERIOD = Period(date(2026, 7, 1), date(2026, 9, 30))
LATER = date(2026, 10, 20)


def on(*day: int):
    return clock.set_to(noon(date(*day)))


def one(period: Period = PERIOD):
    (found,) = actions(period)["items"]
    return found


def late():
    with on(2026, 6, 1):
        return make.action(Delivery.UNDER_WAY, due_on=date(2026, 9, 1))


def note(made, day: date):
    made.refresh_from_db()
    told = {"why": "No room.", "doing": "We rent.", "new_day": day}
    trouble.write_note(action=made, by=made.officer, seen_version=made.version, **told)


def test_an_action_stands_as_at_the_periods_end():
    made = late()
    with on(2026, 10, 5):
        note(made, LATER)
        make.update(made, "done", "It is done.")
    found = one()
    assert (found["delivery"], found["late"], found["due_on"]) == ("under-way", True, "2026-09-01")
    assert found["note"] == {"why": "No room.", "doing": "We rent.", "new_day": "2026-10-20"}


def test_what_happens_later_changes_nothing():
    made = late()
    with on(2026, 9, 10):
        note(made, date(2026, 9, 20))
    with on(2026, 10, 1):
        note(made, LATER)
        before = digest_of(content_of(PERIOD))
    with on(2026, 10, 21):
        note(made, date(2026, 12, 1))
        step = updates.set_milestone(action=made, by=made.officer, title="A room", due_on=date(2026, 8, 1))
        updates.reach_milestone(milestone=step, by=made.officer, on=date(2026, 8, 1))
        make.update(made, "done")
        made.refresh_from_db()
        impact.check_impact(
            action=made, by=made.officer, seen_version=made.version, impact="better", evidence="They say so."
        )
    assert digest_of(content_of(PERIOD)) == before


def test_what_ended_before_the_period_is_left_out_until_somebody_looks():
    with on(2026, 5, 1):
        made = make.action(Delivery.DONE, due_on=date(2026, 6, 1))
    assert actions(PERIOD)["items"] == []
    with on(2026, 8, 1):
        impact.check_impact(action=made, by=made.officer, seen_version=made.version, impact="no-change")
    assert one()["impact"] == "no-change"


def test_milestones_are_kept_late_missed_dropped_or_still_to_come():
    made = late()
    with on(2026, 6, 2):
        days = {"kept": (7, 10), "late": (7, 20), "missed": (8, 1), "dropped": (8, 2), "": (11, 1)}
        steps = {
            fate: updates.set_milestone(action=made, by=made.officer, title=f"S {fate}", due_on=date(2026, *day))
            for fate, day in days.items()
        }
    with on(2026, 7, 30):
        updates.reach_milestone(milestone=steps["kept"], by=made.officer, on=date(2026, 7, 10))
        updates.reach_milestone(milestone=steps["late"], by=made.officer, on=date(2026, 7, 30))
        updates.drop_milestone(milestone=steps["dropped"], by=made.officer, why="The school closed.")
    with on(2026, 10, 2):
        updates.reach_milestone(milestone=steps["missed"], by=made.officer, on=date(2026, 8, 1))
    assert [each["fate"] for each in one()["milestones"]] == ["kept", "late", "missed", "dropped", ""]


def test_readings_after_the_period_are_not_told():
    made = late()
    with on(2026, 6, 2):
        told = {"title": "Calls", "unit": "of 100", "aim": "up", "target": Decimal(90), "source": "Log"}
        measure = updates.add_measure(action=made, by=made.officer, **told)
    for day, value in (((2026, 8, 1), "72.50"), ((2026, 10, 1), "90")):
        with on(*day):
            updates.take_reading(measure=measure, by=made.officer, on=clock.today(), value=Decimal(value))
    assert one()["measures"][0]["readings"] == [{"on": "2026-08-01", "value": "72.5"}]


def test_sentences_count_acts_exactly_and_do_not_call_done_better():
    with on(2026, 7, 2):
        for delivery in (Delivery.DONE, Delivery.DONE, Delivery.IN_TROUBLE):
            make.action(delivery, due_on=date(2026, 12, 1))
    late()
    assert sentences_of(actions(PERIOD)) == (
        "There were 4 actions: 1 under way, 1 in trouble and 2 done.",
        "1 action was late.",
        "2 actions are done, and we do not know yet if they helped.",
    )


def test_the_section_shows_it_and_older_reports_have_none():
    made = late()
    with on(2026, 10, 5):
        note(made, LATER)
    doing = doing_of({"actions": actions(PERIOD)})
    page = render_to_string("reports/doing.html", {"doing": doing})
    for words in (made.title, "Under way", ">Late<", "We do not know yet if it helped", "No room.", "20 October 2026"):
        assert words in page
    assert "achieved" not in page
    assert doing_of({}) is None
    assert sentences_of(actions(Period(date(2025, 1, 1), date(2025, 3, 31)))) == (
        "No action was written down in this time.",
    )


@pytest.mark.parametrize("number", [1, 3])
def test_the_questions_to_the_database_do_not_grow(django_assert_num_queries, number):
    for _each in range(number):
        late()
    with django_assert_num_queries(8):
        actions(PERIOD)
