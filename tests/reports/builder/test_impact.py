from datetime import date

import pytest

from feedback.enums import Speaker, SubmissionState
from feedback.models import FeelingAbout, ImpactAnswer, TrueForMeToo
from lib.disclosure import Table, TwoWay
from reports.builder.impact import impact
from tests.feedback import factories
from tests.reports.factories import PERIOD, cornerstones, set_state

pytestmark = pytest.mark.django_db
IN_IT, BEFORE = date(2026, 8, 20), date(2026, 6, 30)


@pytest.fixture
def answer(db, october):
    cornerstones()
    return factories.answered()


def said(answer, *, on=IN_IT, speaker=Speaker.PARENT_CARER, person=None, **words):
    person = person or factories.received(speaker=speaker)
    ImpactAnswer.objects.create(response=answer, submission=person, said_on=on, **words)
    return person


def tables():
    return impact(PERIOD, cornerstones=cornerstones())


def shown(table):
    return {cell.label: cell.words for cell in Table.from_json(table).cells}


def test_difference_counts_each_person_once_by_their_last_word(answer):
    later = factories.answered()
    for _ in range(20):
        person = said(answer, difference="no", on=date(2026, 8, 1))
        said(later, difference="yes", on=IN_IT, person=person)
    assert shown(tables()["difference"]) == {"Yes": "about 20", "Partly": "none", "No": "none", "I don’t know": "none"}


def test_difference_of_other_times_and_of_who_withdrew_is_left_out(answer):
    for _ in range(20):
        said(answer, difference="yes", on=BEFORE)
        set_state(said(answer, difference="yes"), SubmissionState.WITHDRAWN)
    assert set(shown(tables()["difference"]).values()) == {"fewer than 10"}


def test_real_say_appears_by_cornerstone_of_the_answer(answer):
    for _ in range(15):
        said(answer, difference="yes", real_say="no", speaker=Speaker.YOUNG_PERSON)
    rows = {
        row.title: {cell.label: cell.words for cell in row.cells} for row in TwoWay.from_json(tables()["real_say"]).rows
    }
    assert rows["Communicate"]["No, it was just for show"] == "about 15"
    assert set(rows["Welcome and care"].values()) == {"fewer than 10"}


def test_presses_of_true_for_me_too_are_rounded(answer):
    experience = factories.published()
    for number in range(23):
        TrueForMeToo.objects.create(submission=experience, mark=f"mark-{number}", month=date(2026, 8, 1))
    TrueForMeToo.objects.create(submission=experience, mark="before", month=date(2026, 6, 1))
    assert list(shown(tables()["true_for_me_too"]).values()) == ["about 25"]


def test_feelings_are_counted_by_cornerstone_of_the_same_young_people(answer):
    stones = {stone.slug: stone for stone in cornerstones()}
    for _ in range(20):
        young = factories.received(speaker=Speaker.YOUNG_PERSON, received_on=IN_IT)
        FeelingAbout.objects.create(submission=young, cornerstone=stones["communicate"], feeling="bad")
    rows = {table["title"]: shown(table) for table in tables()["feelings"]}
    assert rows["Communicate"]["Bad"] == "about 20"
    assert rows["Welcome and care"]["I don’t want to say"] == "about 20"
