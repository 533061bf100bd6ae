from datetime import date

import pytest

from accounts.enums import Role
from feedback.enums import Speaker, SubmissionState
from feedback.models import FeelingAbout, ImpactAnswer, TrueForMeToo
from lib.disclosure import NOT_SHOWN, Table, TwoWay
from reports.builder.impact import impact
from tests.feedback import factories
from tests.reports.factories import PERIOD, answer, cornerstones, publish, set_state, told

pytestmark = pytest.mark.django_db
IN_IT, BEFORE = date(2026, 8, 20), date(2026, 6, 30)


@pytest.fixture(autouse=True)
def _stones(db, october):
    cornerstones()


def with_answer(*, speaker=Speaker.PARENT_CARER):
    """Return somebody whose words are public, and the public answer to them."""
    person = told(speaker=speaker)
    publish(person, by=factories.person(Role.FORUM_MODERATOR))
    return person, answer(person, by=factories.responder(), on=date(2026, 8, 6))


def said(*, on=IN_IT, speaker=Speaker.PARENT_CARER, **words):
    """Return somebody who said what came of their answer."""
    person, answered = with_answer(speaker=speaker)
    ImpactAnswer.objects.create(response=answered, submission=person, said_on=on, **words)
    return person


def tables():
    return impact(PERIOD, cornerstones=cornerstones(), speakers=Table("", "people", ()))


def shown(table):
    return {cell.label: cell.words for cell in Table.from_json(table).cells}


def test_difference_counts_each_person_once_by_their_last_word():
    for _ in range(20):
        person = said(difference="no", on=date(2026, 8, 7))
        later = answer(person, by=factories.responder(), on=date(2026, 8, 10))
        ImpactAnswer.objects.create(response=later, submission=person, said_on=IN_IT, difference="yes")
    assert shown(tables()["difference"]) == {"Yes": "about 20", "Partly": "none", "No": "none", "I don’t know": "none"}


def test_difference_of_other_times_and_of_who_withdrew_is_left_out():
    for _ in range(20):
        said(difference="yes", on=BEFORE)
        set_state(said(difference="yes"), SubmissionState.WITHDRAWN)
    assert set(shown(tables()["difference"]).values()) == {"fewer than 13"}


def test_real_say_appears_by_cornerstone_of_the_answer():
    for _ in range(15):
        said(difference="yes", real_say="no", speaker=Speaker.YOUNG_PERSON)
    for _ in range(16):
        with_answer(speaker=Speaker.YOUNG_PERSON)
    rows = {
        row.title: {cell.label: cell.words for cell in row.cells} for row in TwoWay.from_json(tables()["real_say"]).rows
    }
    assert rows["Communicate"]["No, it was just for show"] == "about 15"
    assert set(rows["Welcome and care"].values()) == {NOT_SHOWN}


def test_a_row_that_the_public_answers_would_betray_is_withheld():
    """Of 17 young people with a public answer, 15 and 2 said something: whoever counts them knows who is left."""
    for number in range(17):
        said(real_say="no" if number < 15 else "yes", speaker=Speaker.YOUNG_PERSON)
    row = next(row for row in TwoWay.from_json(tables()["real_say"]).rows if row.title == "Communicate")
    assert {cell.words for cell in row.cells} == {NOT_SHOWN}


def test_presses_of_true_for_me_too_are_rounded():
    experience = factories.published()
    for number in range(23):
        TrueForMeToo.objects.create(submission=experience, mark=f"mark-{number}", month=date(2026, 8, 1))
    TrueForMeToo.objects.create(submission=experience, mark="before", month=date(2026, 6, 1))
    assert list(shown(tables()["true_for_me_too"]).values()) == ["about 25"]


def test_feelings_are_counted_by_cornerstone_of_the_same_young_people():
    stones = {stone.slug: stone for stone in cornerstones()}
    for _ in range(20):
        young = factories.received(speaker=Speaker.YOUNG_PERSON, received_on=IN_IT)
        FeelingAbout.objects.create(submission=young, cornerstone=stones["communicate"], feeling="bad")
    rows = {table["title"]: shown(table) for table in tables()["feelings"]}
    assert rows["Communicate"]["Bad"] == "about 20"
    assert rows["Welcome and care"]["I don’t want to say"] == "about 20"
