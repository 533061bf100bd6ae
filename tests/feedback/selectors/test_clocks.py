"""Both clocks over Easter, Christmas and the nights on which the clocks change; what is late is counted (LA-04)."""

from datetime import UTC, date, datetime

import pytest

from feedback.answers import Answers
from feedback.enums import Readers, Speaker
from feedback.models import Submission
from feedback.selectors.clocks import Waited, clock_of, waited_for_an_answer, waited_to_be_read
from feedback.selectors.desk.facts import facts_of
from feedback.selectors.promises import promises
from feedback.selectors.waiting import answer_due_on
from feedback.services import sending
from lib import clock, codes
from tests.feedback import desk, factories

pytestmark = pytest.mark.django_db
ALWAYS = (date(2026, 1, 1), date(2027, 12, 31))


def utc(*parts):
    return datetime(*parts, tzinfo=UTC)


def told_at(moment):
    """Let a parent carer tell us at a moment; return the receipt and the record."""
    answers = Answers(
        needs_change="Nobody rang us back.", readers=Readers.FORUM_AND_COUNCIL, speaker=Speaker.PARENT_CARER
    )
    with clock.set_to(moment):
        receipt = sending.send(answers=answers, token=codes.new_token())
    return receipt, Submission.objects.get(reference=receipt.reference)


@pytest.mark.parametrize(
    ("moment", "received", "read_by", "answered_by"),
    [
        (utc(2026, 4, 2, 9), date(2026, 4, 2), date(2026, 4, 13), date(2026, 5, 5)),  # Easter, and the May holiday
        (utc(2026, 12, 22, 9), date(2026, 12, 22), date(2026, 12, 31), date(2027, 1, 22)),  # Christmas and New Year
        # The clocks go forward on Sunday 29 March 2026: from then midnight in Devon is 23:00 UTC.
        (utc(2026, 3, 28, 23, 59), date(2026, 3, 28), date(2026, 4, 7), date(2026, 4, 28)),
        (utc(2026, 3, 29, 0, 0), date(2026, 3, 29), date(2026, 4, 7), date(2026, 4, 28)),
        (utc(2026, 3, 29, 22, 59), date(2026, 3, 29), date(2026, 4, 7), date(2026, 4, 28)),
        (utc(2026, 3, 29, 23, 0), date(2026, 3, 30), date(2026, 4, 8), date(2026, 4, 29)),
        # They go back on Sunday 25 October 2026: that day has 25 hours.
        (utc(2026, 10, 24, 22, 59), date(2026, 10, 24), date(2026, 10, 30), date(2026, 11, 20)),
        (utc(2026, 10, 24, 23, 0), date(2026, 10, 25), date(2026, 10, 30), date(2026, 11, 20)),
        (utc(2026, 10, 25, 23, 59), date(2026, 10, 25), date(2026, 10, 30), date(2026, 11, 20)),
        (utc(2026, 10, 26, 0, 0), date(2026, 10, 26), date(2026, 11, 2), date(2026, 11, 23)),
    ],
)
def test_due_days_are_those_of_devon(moment, received, read_by, answered_by):
    receipt, item = told_at(moment)
    assert (receipt.received_on, receipt.read_by, receipt.answered_by) == (received, read_by, answered_by)
    promised = promises(received_on=item.received_on)
    assert (promised.read_by, promised.answered_by) == (read_by, answered_by)
    assert (facts_of(item, 5)["waiting"].due_on, answer_due_on(item.received_on)) == (read_by, answered_by)


@pytest.mark.parametrize(
    ("told", "read", "in_time"),
    [
        (utc(2026, 3, 23, 9), utc(2026, 3, 30, 22, 59), True),  # the last minute of the day, in summer time
        (utc(2026, 3, 23, 9), utc(2026, 3, 30, 23, 0), False),
        (utc(2026, 10, 19, 9), utc(2026, 10, 26, 23, 59), True),  # the last minute of the day, in winter time
        (utc(2026, 10, 19, 9), utc(2026, 10, 27, 0, 0), False),
        (utc(2026, 4, 2, 9), utc(2026, 4, 13, 22, 59), True),
        (utc(2026, 4, 2, 9), utc(2026, 4, 13, 23, 0), False),
        (utc(2026, 12, 22, 9), utc(2026, 12, 31, 23, 59), True),
        (utc(2026, 12, 22, 9), utc(2027, 1, 1, 0, 0), True),  # a bank holiday is no working day more
        (utc(2026, 12, 22, 9), utc(2027, 1, 4, 9), False),
    ],
)
def test_read_in_time_is_a_matter_of_the_minute(told, read, in_time, moderator):
    _receipt, item = told_at(told)
    with clock.set_to(read):
        desk.publish(item, moderator)
        kept = clock_of(waited_to_be_read(*ALWAYS), promised=5)
    assert (kept.in_time, kept.late) == (int(in_time), int(not in_time))


@pytest.mark.parametrize(("answered", "in_time"), [(utc(2026, 5, 5, 22, 59), True), (utc(2026, 5, 5, 23, 0), False)])
def test_answered_in_time_counts_from_the_day_it_was_sent(answered, in_time, moderator, responder):
    _receipt, item = told_at(utc(2026, 4, 2, 9))
    with clock.set_to(utc(2026, 4, 20, 9)):
        desk.publish(item, moderator)
    with clock.set_to(answered):
        factories.answered(item, by=responder)
        kept = clock_of(waited_for_an_answer(*ALWAYS), promised=20)
    assert (kept.in_time, kept.late) == (int(in_time), int(not in_time))


def test_clock_counts_misses_and_those_who_still_wait():
    monday = date(2026, 6, 1)
    rows = [
        Waited(monday, date(2026, 6, 8)),  # on the fifth working day
        Waited(monday, date(2026, 6, 9)),  # a day late
        Waited(monday, None),  # past its day, and nobody read it
        Waited(date(2026, 6, 12), None),  # still has time
    ]
    with clock.set_to(utc(2026, 6, 15, 9)):
        kept = clock_of(rows, promised=5)
    assert (kept.counted, kept.in_time, kept.late, kept.missed, kept.waiting) == (4, 1, 1, 1, 1)
    assert (kept.median, kept.ninetieth) == ("5 working days", "10 working days so far, and some still wait")


def test_clock_of_nobody_says_so():
    kept = clock_of([], promised=5)
    assert (kept.counted, kept.median) == (0, "nobody yet")
