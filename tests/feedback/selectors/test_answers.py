"""Answers as anybody may read them: what they answer is shown only while it is public."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from feedback.enums import Outcome
from feedback.selectors import answers
from feedback.selectors.lists import Filters
from lib import clock
from tests.feedback import factories as make
from tests.feedback.selectors.test_public import HIDE

pytestmark = pytest.mark.django_db
MONDAY = datetime(2026, 11, 2, 9, tzinfo=ZoneInfo("Europe/London"))


def references(page):
    return [answer.reference for answer in page.items]


def test_answer_of_a_draft_is_nowhere():
    draft = make.draft()

    assert answers.answer(draft.reference) is None
    assert answers.you_said_we_did().items == ()
    assert answers.answers_of(draft.experiences.get()) == ()
    assert answers.promises().items == ()


def test_answer_shows_what_it_answers_oldest_first():
    first, second = make.published(), make.published()

    found = answers.answer(make.answered(second, first).reference.lower())

    assert [experience.reference for experience in found.experiences] == [first.reference, second.reference]
    assert found.said == "Families told us that letters come late."


@pytest.mark.parametrize("how", HIDE)
def test_answer_keeps_what_we_did_and_loses_the_words_that_are_no_longer_public(how):
    one, other = make.published(), make.published()
    response = make.answered(one, other)

    HIDE[how](one)
    half = answers.answer(response.reference)
    HIDE[how](other)
    whole = answers.answer(response.reference)

    assert [experience.reference for experience in half.experiences] == [other.reference]
    assert half.said == ("" if how == "unsafe" else "Families told us that letters come late.")
    assert (whole.said, whole.experiences) == ("", ())
    assert whole.answer == "We will send every letter within five days."


@pytest.mark.parametrize("how", HIDE)
def test_you_said_we_did_filters_never_tell_what_is_hidden(how):
    hidden = make.published(place="torridge", speaker="professional")
    make.answered(hidden)
    asked = (Filters(place="torridge"), Filters(who="professional"))
    assert [len(answers.you_said_we_did(filters).items) for filters in asked] == [1, 1]

    HIDE[how](hidden)

    assert [len(answers.you_said_we_did(filters).items) for filters in asked] == [0, 0]
    assert len(answers.you_said_we_did().items) == 1


def test_you_said_we_did_shows_every_outcome_and_narrows():
    did = make.answered(outcome=Outcome.DID, evidence="A page.", due_on=None).reference
    will = make.answered(cornerstone=make.cornerstone("value-and-include")).reference
    no = make.answered(outcome=Outcome.CANNOT, reason="No room.", due_on=None).reference
    disagree = make.answered(outcome=Outcome.DISAGREE, reason="We saw it work.", due_on=None).reference

    assert references(answers.you_said_we_did()) == [disagree, no, will, did]
    assert references(answers.you_said_we_did(Filters(outcome="cannot"))) == [no]
    assert references(answers.you_said_we_did(Filters(cornerstone="value-and-include"))) == [will]


def test_you_said_we_did_place_and_who_are_of_the_same_experience():
    make.answered(make.published(place="torridge"), make.published(speaker="partner", place="exeter"))

    assert answers.you_said_we_did(Filters(place="torridge", who="partner")).items == ()


def test_you_said_we_did_is_read_page_by_page():
    made = [make.answered().reference for _number in range(3)][::-1]

    first = answers.you_said_we_did(size=2)
    second = answers.you_said_we_did(after=first.next_after, size=2)

    assert [*references(first), *references(second)] == made
    assert second.next_after == ""


def test_answers_of_a_submission_are_newest_first():
    submission = make.published()
    older, newer = make.answered(submission), make.answered(submission)
    make.answered()

    found = [answer.reference for answer in answers.answers_of(submission)]

    assert found == [newer.reference, older.reference]
    assert [answer.reference for answer in answers.answers_to(submission.reference)] == found


def test_promises_stand_by_their_day_and_say_how_late_they_are():
    with clock.set_to(MONDAY):
        late = make.overdue_promise(on=date(2026, 10, 30)).reference
        today = make.answered(due_on=date(2026, 11, 2)).reference
        later = make.answered(due_on=date(2026, 11, 5)).reference
        make.answered(outcome=Outcome.DID, evidence="A page.", due_on=None)
        first = answers.promises(size=2)
        second = answers.promises(after=first.next_after, size=2)

    assert [(answer.reference, answer.due_words, answer.overdue) for answer in (*first.items, *second.items)] == [
        (late, "1 working day late", True),
        (today, "due today", False),
        (later, "due in 3 working days", False),
    ]
    assert first.items[0].due_in_full == "Friday 30 October 2026"


def test_answers_published_between_keeps_to_the_days():
    with clock.set_to(MONDAY):
        monday = make.answered().reference
    with clock.set_to(MONDAY + timedelta(days=1)):
        make.answered()

    found = answers.answers_published_between(MONDAY.date(), MONDAY.date())

    assert [answer.reference for answer in found] == [monday]
