import pytest

from duty.models import Shift
from duty.selectors.rota import gaps, rota
from tests.duty import factories as make
from tests.duty.factories import FRIDAY, MONDAY, SUNDAY

pytestmark = pytest.mark.django_db


def gaps_now():
    return gaps(list(Shift.objects.all()))


def test_gaps_of_an_empty_rota_are_the_whole_week():
    assert gaps_now() == ["The whole week"]


def test_gaps_are_said_in_words():
    one = make.lead("Zoe")
    for day in range(MONDAY, FRIDAY + 1):
        make.shift(one, day, "09:00", "17:00")
    assert gaps_now() == [
        "Monday 17:00 to Tuesday 09:00",
        "Tuesday 17:00 to Wednesday 09:00",
        "Wednesday 17:00 to Thursday 09:00",
        "Thursday 17:00 to Friday 09:00",
        "Friday 17:00 to Monday 09:00",
    ]


def test_gaps_of_a_whole_rota_are_none():
    make.every_day(make.lead("Zoe"), "09:00", "17:00")
    make.every_day(make.lead("Yan"), "17:00", "09:00")
    assert gaps_now() == []


def test_gap_over_the_end_of_the_week_stays_one():
    make.shift(make.lead("Zoe"), MONDAY, "09:00", "09:00")
    make.shift(make.lead("Yan"), SUNDAY, "09:00", "12:00")
    assert gaps_now() == ["Tuesday 09:00 to Sunday 09:00", "Sunday 12:00 to Monday 09:00"]


def test_shift_of_somebody_who_is_no_lead_covers_nothing(moderator):
    make.shift(moderator, MONDAY, "09:00", "17:00")
    assert rota().gaps == ("The whole week",)
    assert [(shift.person, shift.counts) for shift in rota().days[0].shifts] == [("Mo Moderator", False)]
