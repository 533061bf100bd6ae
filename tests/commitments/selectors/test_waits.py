"""What is late or in trouble waits for its officer's note before a report is frozen; a day is told as it was."""

from datetime import UTC, date, datetime, timedelta

import pytest

from commitments.enums import Delivery
from commitments.selectors.as_at import stood_on
from commitments.selectors.waits import actions_waiting_for_a_note
from commitments.services.trouble import write_note
from lib import clock
from tests.commitments import factories as make

pytestmark = pytest.mark.django_db
END = date(2026, 9, 30)


def at(*day: int):
    return clock.set_to(datetime(*day, 12, tzinfo=UTC))


def note(action, *, new_day):
    action.refresh_from_db()
    write_note(action=action, by=action.officer, seen_version=action.version, why="W", doing="D", new_day=new_day)


def due(day: date, delivery: Delivery = Delivery.UNDER_WAY):
    return make.action(delivery, due_on=day)


def test_what_is_late_or_in_trouble_waits_and_nothing_else():
    with at(2026, 7, 1):
        late = due(date(2026, 9, 1))
        trouble = due(date(2026, 12, 1), Delivery.IN_TROUBLE)
        for other in (Delivery.DONE, Delivery.STOPPED):
            due(date(2026, 9, 1), other)
        due(END)
    assert actions_waiting_for_a_note(on=END) == [late, trouble]


def test_a_note_after_the_day_counts_and_one_before_it_does_not():
    with at(2026, 7, 1):
        late, trouble = due(date(2026, 9, 1)), due(date(2026, 12, 1), Delivery.IN_TROUBLE)
        note(trouble, new_day=date(2026, 12, 1))
    assert actions_waiting_for_a_note(on=END) == [late]
    with at(2026, 10, 5):
        note(late, new_day=date(2026, 11, 1))
    assert actions_waiting_for_a_note(on=END) == []
    assert actions_waiting_for_a_note(on=date(2026, 11, 2)) == [late]  # late again, by its new day


def test_trouble_that_comes_back_needs_a_new_note():
    with at(2026, 7, 1):
        made = due(date(2026, 12, 1), Delivery.IN_TROUBLE)
        note(made, new_day=date(2026, 12, 1))
    with at(2026, 8, 1):
        make.update(made, "under-way")
    with at(2026, 9, 1):
        make.update(made, "in-trouble")
    assert actions_waiting_for_a_note(on=END) == [made]


def test_a_day_is_told_as_it_was_whatever_happens_later():
    with at(2026, 7, 1):
        made = due(date(2026, 9, 1))
    before = [(one.delivery, one.late, one.words.due_on) for one in stood_on(END)]
    with at(2026, 10, 5):
        note(made, new_day=date(2026, 11, 1))
        make.update(made, "done")
        due(date(2026, 9, 1))
    assert [(one.delivery, one.late, one.words.due_on) for one in stood_on(END)] == before
    assert before == [("under-way", True, date(2026, 9, 1))]


@pytest.mark.parametrize("number", [1, 3])
def test_the_questions_to_the_database_do_not_grow(django_assert_num_queries, number):
    with clock.set_to(clock.now() - timedelta(days=60)):
        for _each in range(number):
            make.action(Delivery.UNDER_WAY)
    with django_assert_num_queries(5):
        assert len(actions_waiting_for_a_note(on=clock.today())) == number
