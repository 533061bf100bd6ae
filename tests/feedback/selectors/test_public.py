"""What anybody may read: newest edition, public only, page by page."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from accounts.enums import Role
from feedback.enums import ConcernOutcome, ConcernState, SubmissionState
from feedback.selectors import public
from feedback.selectors.lists import Filters
from lib import clock
from tests.feedback import factories as make

pytestmark = pytest.mark.django_db
MONDAY = datetime(2026, 11, 2, 9, tzinfo=ZoneInfo("Europe/London"))
HIDE = {
    "taken down": lambda submission: make.move(submission, SubmissionState.RECEIVED),
    "withdrawn": lambda submission: make.move(submission, SubmissionState.WITHDRAWN),
    "unsafe": make.raise_concern,
}


def references(page):
    return [experience.reference for experience in page.items]


def test_experience_is_the_newest_edition():
    submission = make.published(needs_change="First edition.")
    make.move(submission, SubmissionState.RECEIVED)
    make.publish(submission, needs_change="Second edition.", edited=True)

    found = public.experience(submission.reference.lower())

    assert (found.needs_change, found.edition, found.edited) == ("Second edition.", 2, True)


@pytest.mark.parametrize("how", HIDE)
def test_experience_that_is_not_public_is_nowhere(how):
    submission = make.published()
    assert public.experience(submission.reference) is not None

    HIDE[how](submission)

    assert public.experience(submission.reference) is None
    assert public.experiences().items == ()
    assert public.experiences_of([submission.pk]) == {}
    assert public.experiences_published_between(date(2000, 1, 1), date(2100, 1, 1)) == ()


def test_experience_comes_back_when_the_concern_is_closed():
    submission = make.published()
    concern, lead = make.raise_concern(submission), make.person(Role.SAFEGUARDING_LEAD)
    for state in (ConcernState.PICKED_UP, ConcernState.CLOSED):
        concern.state, concern.picked_up_by, concern.outcome = state, lead, "Safe."
        concern.closed_by = lead if state == ConcernState.CLOSED else None
        concern.outcome_kind = ConcernOutcome.NOTHING
        concern.save()

    assert public.experience(submission.reference) is not None


@pytest.mark.parametrize(
    ("voice", "words"),
    [
        ({"voice": "own"}, "Parent carer"),
        ({"voice": "on-behalf", "speaker": "young-person"}, "Somebody speaking for a child or young person"),
        ({"voice": "supported", "speaker": "young-person"}, "Child or young person, with help"),
        ({"voice": "group", "group_size": 7}, "A group of parent carers"),
    ],
)
def test_who_in_words(voice, words):
    assert public.experience(make.published(**voice).reference).who == words


def test_standing_says_by_when_we_promised_an_answer_and_when_it_is_late():
    with clock.set_to(MONDAY):
        reference = make.published().reference
        waiting = public.experience(reference)
    with clock.set_to(MONDAY + timedelta(days=30)):
        late = public.experience(reference)

    assert (waiting.answer_due_on, waiting.overdue) == (date(2026, 11, 30), False)
    assert waiting.standing == "Waiting for an answer. We promised one by Monday 30 November 2026"
    assert late.standing == "No answer yet. We promised one by Monday 30 November 2026: 2 working days late"


def test_standing_of_an_answered_one():
    submission = make.published()
    make.draft(submission)
    assert public.experience(submission.reference).answered is False

    make.answered(submission)

    assert public.experience(submission.reference).standing == "The council has answered"


def test_experiences_are_narrowed_by_cornerstone_place_and_who():
    make.published(speaker="professional", cornerstones=("communicate",), place="exeter")
    wanted = make.published(cornerstones=("communicate", "value-and-include"), place="torridge")
    make.published(cornerstones=("value-and-include",), place="torridge")

    asked = Filters(cornerstone="communicate", place="torridge", who="parent-carer")

    assert references(public.experiences(asked)) == [wanted.reference]
    assert public.experiences(Filters(cornerstone="nowhere")).items == ()


def test_experiences_are_read_page_by_page_newest_first_without_a_gap():
    made = [make.published().reference for _number in range(5)][::-1]
    first = public.experiences(size=2)
    newest = make.published().reference
    second = public.experiences(after=first.next_after, size=2)
    third = public.experiences(after=second.next_after, size=2)

    assert [*references(first), *references(second), *references(third)] == made
    assert third.next_after == ""
    assert references(public.experiences(after="zzz", size=1)) == [newest]


def test_experiences_published_between_counts_devon_days():
    with clock.set_to(datetime(2026, 7, 1, 0, 30, tzinfo=ZoneInfo("Europe/London"))):
        july = make.published().reference

    assert references_of(public.experiences_published_between(date(2026, 7, 1), date(2026, 7, 31))) == [july]
    assert public.experiences_published_between(date(2026, 6, 1), date(2026, 6, 30)) == ()


def references_of(experiences):
    return [experience.reference for experience in experiences]
