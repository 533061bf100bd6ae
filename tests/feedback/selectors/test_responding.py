"""What waits for the council: oldest first, with its age, and who has begun."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from feedback.selectors import responding
from feedback.selectors.lists import Filters
from lib import clock
from tests.feedback import factories as make
from tests.feedback.selectors.test_public import HIDE

pytestmark = pytest.mark.django_db
MONDAY = datetime(2026, 11, 2, 9, tzinfo=ZoneInfo("Europe/London"))


def references(page):
    return [waiting.experience.reference for waiting in page.items]


def test_waiting_for_an_answer_is_oldest_first_without_the_answered():
    newer = make.published()
    with clock.set_to(clock.now() - timedelta(days=9)):
        older = make.published()
    make.answered(make.published())
    make.received()

    assert references(responding.waiting_for_an_answer()) == [older.reference, newer.reference]
    assert responding.how_many_wait() == 2


@pytest.mark.parametrize("how", HIDE)
def test_waiting_for_an_answer_leaves_out_what_is_not_public(how):
    HIDE[how](make.published())

    assert responding.waiting_for_an_answer().items == ()
    assert responding.how_many_wait() == 0


def test_waiting_for_an_answer_says_how_old_and_how_late():
    with clock.set_to(MONDAY):
        make.published()
    with clock.set_to(MONDAY + timedelta(days=29)):
        (waiting,) = responding.waiting_for_an_answer().items

    assert (waiting.age, waiting.age_words) == (21, "Sent 21 working days ago")
    assert (waiting.due_words, waiting.overdue) == ("1 working day late", True)


def test_waiting_for_an_answer_names_whoever_has_begun():
    one, both = make.published(), make.published()
    make.draft(both, by=make.responder("Ann Other"))
    make.draft(both, one, by=make.responder("Bo Second"))

    found = responding.waiting_for_an_answer().items

    assert [waiting.being_answered_by for waiting in found] == [("Bo Second",), ("Ann Other", "Bo Second")]


def test_waiting_for_an_answer_is_read_page_by_page_and_narrowed():
    made = [make.published(place="exeter").reference for _number in range(3)]
    make.published(place="torridge")
    asked = Filters(place="exeter")

    first = responding.waiting_for_an_answer(asked, size=2)
    second = responding.waiting_for_an_answer(asked, after=first.next_after, size=2)

    assert [*references(first), *references(second)] == made


def test_public_submissions_leaves_out_unknown_and_hidden():
    public, hidden = make.published(), make.published()
    make.raise_concern(hidden)

    found = responding.public_submissions([public.reference.lower(), hidden.reference, "DEV-NONE"])

    assert found == [public]
