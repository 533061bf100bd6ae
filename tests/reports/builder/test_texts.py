from datetime import UTC, date, datetime

import pytest

from accounts.models import User
from feedback.enums import ConcernState, Speaker, SubmissionState
from feedback.models import PublishedVersion, SafeguardingConcern, Submission
from lib.disclosure import Table, release
from reports.builder import texts
from reports.enums import HeardFrom
from tests.reports.factories import PERIOD, answer, cornerstones, priorities, publish, set_state, told

pytestmark = pytest.mark.django_db
SPEAKERS = release({HeardFrom.PARENT_CARERS.label: 40, HeardFrom.PROFESSIONALS.label: 3}, protected=True)


@pytest.fixture(autouse=True)
def _grounds(db: None, october: None) -> None:
    cornerstones()


def references(speakers: Table = SPEAKERS) -> list[str]:
    return [one["reference"] for one in texts.experiences(PERIOD, speakers=speakers)]


def test_experiences_carry_words_only_where_they_may_be_quoted(moderator: User) -> None:
    publish(told(may_quote=True), by=moderator, needs_change="Quote me.")
    publish(told(may_quote=False), by=moderator, needs_change="Never quote me.")
    assert [one["quote"] for one in texts.experiences(PERIOD, speakers=SPEAKERS)] == [
        {"valued": "", "needs_change": "Quote me.", "edited": False, "lang": "", "said_by": "Parent carers"},
        None,
    ]


def test_a_quote_never_names_a_group_whose_figure_is_hidden(moderator: User) -> None:
    publish(told(may_quote=True, speaker=Speaker.PROFESSIONAL), by=moderator)
    assert [one["quote"]["said_by"] for one in texts.experiences(PERIOD, speakers=SPEAKERS)] == [""]


def test_a_young_persons_words_are_never_quoted(moderator: User) -> None:
    """Their privacy notices say so."""
    publish(told(may_quote=True, speaker=Speaker.YOUNG_PERSON), by=moderator)
    assert [one["quote"] for one in texts.experiences(PERIOD, speakers=SPEAKERS)] == [None]


def test_experiences_are_those_published_in_the_period_by_the_clocks_of_devon(moderator: User) -> None:
    moments = [
        datetime(2026, 6, 30, 22, 59, tzinfo=UTC),
        datetime(2026, 6, 30, 23, 0, tzinfo=UTC),
        datetime(2026, 9, 30, 22, 59, tzinfo=UTC),
        datetime(2026, 9, 30, 23, 0, tzinfo=UTC),
    ]
    made = [publish(told(), by=moderator, on=moment).submission for moment in moments]
    assert references() == [made[1].reference, made[2].reference]


def test_experiences_leave_out_what_is_not_public_when_it_is_built(moderator: User) -> None:
    kept, withdrawn, unsafe = (publish(told(), by=moderator).submission for _ in range(3))
    set_state(withdrawn, SubmissionState.WITHDRAWN)
    SafeguardingConcern.objects.create(submission=unsafe, state=ConcernState.OPEN)
    told()
    assert references() == [kept.reference]


def test_experiences_hold_the_last_edition_of_the_period(moderator: User) -> None:
    one = told(may_quote=True)
    publish(one, by=moderator, needs_change="First.")
    set_state(one, SubmissionState.RECEIVED)
    publish(one, by=moderator, on=date(2026, 8, 9), needs_change="Second.")
    found = texts.experiences(PERIOD, speakers=SPEAKERS)
    assert [(each["edition"], each["quote"]["needs_change"]) for each in found] == [(2, "Second.")]
    assert PublishedVersion.objects.count() == 2


def test_answers_are_those_published_in_the_period_without_counting_experiences(responder: User) -> None:
    first = answer(told(), told(), by=responder, on=date(2026, 8, 20))
    answer(told(), by=responder, on=date(2026, 10, 20))
    found = texts.answers(PERIOD)
    assert [each["reference"] for each in found] == [first.reference]
    assert set(found[0]) == {
        "reference",
        "said",
        "outcome",
        "children",
        "answer",
        "reason",
        "evidence",
        "owner",
        "due_on",
        "published_on",
        "cornerstone",
        "area_of_weakness",
    }


def test_priorities_are_those_of_the_latest_round() -> None:
    priorities()
    found = texts.priorities(PERIOD)
    assert found["round"] == {"name": "June 2025", "about": "By partners.", "threshold": "3 stars"}
    assert found["focus"] == [
        {
            "cornerstone": {"slug": "value-and-include", "name": "Value and include"},
            "priorities": [
                {
                    "strength": "Strength number 1",
                    "development_points": ["Change number 1"],
                    "stars": "3 or more stars (exact number not published)",
                }
            ],
        }
    ]
    assert [one["stars"] for group in found["others"] for one in group["priorities"]] == ["1 star"]


def test_priorities_are_empty_before_there_is_a_round() -> None:
    assert texts.priorities(PERIOD) == {}
    assert Submission.objects.count() == 0
