"""What a report freezes about who lives here; equality totals leave through the disclosure engine alone."""

from datetime import date

import pytest

from authority.models import District
from feedback.models import EqualityAnswers
from lib.disclosure import Table
from population.builder import NOT_SAID, equality_tables, population
from population.enums import Subject
from population.labels import known_labels
from population.reading import read
from population.services import import_comparators
from reports.builder import content as report_content
from tests.population.tables import TODAY, line, table
from tests.reports.factories import PERIOD, cornerstones, places, told

pytestmark = pytest.mark.django_db
FIRST, LAST = date(2026, 7, 1), date(2026, 9, 30)


def answered(number: int, month: date = date(2026, 8, 1), **said: str) -> None:
    made = EqualityAnswers.objects.count()
    EqualityAnswers.objects.bulk_create(
        EqualityAnswers(once=f"{made + each}", speaker="parent-carer", month=month, **said) for each in range(number)
    )


def lives_here(*lines: str) -> None:
    reading = read(table(*lines), known=known_labels(), today=TODAY)
    assert reading.faults == ()
    import_comparators(comparators=reading.comparators, by=None)


def test_equality_answers_leave_as_rounded_totals_of_the_period_alone():
    answered(22, disability="a-lot", ethnic_group="white-british", main_language="english")
    answered(13, disability="no", ethnic_group="asian", main_language="english")
    answered(4, disability="not-said", main_language="bsl")
    answered(50, month=date(2026, 6, 1), disability="a-lot")
    tables = equality_tables(FIRST, LAST)
    disability = {cell.label: cell.words for cell in tables[Subject.DISABILITY].cells}
    assert disability == {"Disabled": "about 20", "Not disabled": "about 15", NOT_SAID: "fewer than 10"}
    assert tables[Subject.LANGUAGE].cell("British Sign Language").shown is None


def test_a_report_freezes_the_comparators_it_used():
    places(), cornerstones()
    for slug, number in (("exeter", 40), ("torridge", 5), ("", 5)):
        for _ in range(number):
            told(district=District.objects.filter(slug=slug).first())
    lives_here(line("Exeter", 60), line("Torridge", 40))
    frozen = report_content.content_of(PERIOD)["population"]
    assert [(one["subject"], one["as_at"]) for one in frozen["comparisons"]] == [("district", "2025-01-16")]
    assert frozen["not_heard"] == ["Torridge: few people or nobody told us. About 40% of pupils are in this group."]
    assert set(frozen["equality"]) == {"disability", "ethnicity", "language"}
    assert all(Table.from_json(one) for one in frozen["equality"].values())


def test_without_comparators_nothing_is_compared():
    assert population({}, first=FIRST, last=LAST)["comparisons"] == []
