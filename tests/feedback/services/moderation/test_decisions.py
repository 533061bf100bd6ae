"""Who may decide what, in which state: the whole table, through the services and past them in raw SQL."""

from functools import partial

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, connection, transaction

from accounts.enums import Role
from feedback.enums import SUBMISSION_STATES, Readers, Speaker, SubmissionState
from feedback.models import Decision, Submission
from feedback.services import moderation
from feedback.services.moderation import ConcernOpen, DecidedAlready
from lib.states import WrongState
from tests.feedback import desk
from tests.feedback.factories import person, raise_concern

FORUM, COUNCIL = Readers.FORUM_AND_COUNCIL, Readers.COUNCIL_ONLY
STATES = tuple(SubmissionState)


def act(action, submission, by):
    seen = {"submission": submission, "by": by, "seen_version": submission.version}
    note = {"note": "Because."}
    publish = partial(moderation.publish, **seen, redactions=(), check=desk.SAFE)
    calls = {
        "publish": publish,
        "propose": publish,
        "agree": lambda: moderation.agree(**seen),
        "read_again": lambda: moderation.read_again(**seen, **note),
        "take_down": lambda: moderation.take_down(**seen, **note),
        "recommend_withholding": lambda: moderation.recommend_withholding(**seen, **note, ground="vexatious"),
        "withhold_as_vexatious": lambda: moderation.withhold(**seen, **note, ground="vexatious"),
        "withhold": lambda: moderation.withhold(**seen, **note, ground="individual-service"),
        "send_back": lambda: moderation.send_back(**seen, **note),
    }
    return calls[action]()


DESK = {(FORUM, "moderator"), (FORUM, "second_moderator"), (COUNCIL, "council_moderator")}
COUNCIL_ALONE = {(FORUM, "council_moderator"), (COUNCIL, "council_moderator")}
TO_DECIDE = ("withholding-recommended", "second-officer")
# action: the states it starts from, where it leads from each, and who may do it to which items
RULES = {
    "publish": ({"received": "published"}, DESK),
    "propose": ({"received": "second-approval"}, DESK),
    "agree": ({"second-approval": "published"}, DESK),
    "read_again": ({"second-approval": "received"}, DESK),
    "take_down": ({"published": "received"}, DESK),
    "recommend_withholding": ({"received": "withholding-recommended"}, DESK),
    "withhold_as_vexatious": (dict(zip(TO_DECIDE, ("second-officer", "withheld"), strict=True)), COUNCIL_ALONE),
    "withhold": (dict.fromkeys(TO_DECIDE, "withheld"), COUNCIL_ALONE),
    "send_back": (dict.fromkeys(TO_DECIDE, "received"), COUNCIL_ALONE),
}
STARTS = [(action, before) for action, (ways, _allowed) in RULES.items() for before in ways]
OF_YOUNG_PEOPLE = ("propose", "agree", "read_again")


@pytest.fixture
def item(db):
    """Return a function that makes an item in a state, by people who are not in the table."""
    others = {FORUM: person(Role.FORUM_MODERATOR), COUNCIL: person(Role.COUNCIL_MODERATOR, name="Connie Council")}
    decider = person(Role.COUNCIL_MODERATOR, name="Dana Decider")

    def made(state, readers=FORUM, action=""):
        speaker = Speaker.YOUNG_PERSON if action in OF_YOUNG_PEOPLE else ""
        return desk.in_state(state, moderator=others[readers], council=decider, readers=readers, speaker=speaker)

    return made


def outcome(action, submission, by):
    """Return the state that `by` can bring `submission` to, or the name of the refusal; nothing is kept."""
    try:
        with transaction.atomic():
            made = Decision.objects.count()
            act(action, submission, by)
            assert Decision.objects.count() == made + 1
            reached = Submission.objects.get(pk=submission.pk).state
            transaction.set_rollback(True)
            return reached
    except (PermissionDenied, WrongState) as refusal:
        return type(refusal).__name__


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("readers", list(Readers))
@pytest.mark.parametrize("action", RULES)
def test_decision_follows_the_table(action, readers, state, item, cast):
    ways, allowed = RULES[action]
    submission = item(state, readers, action)
    may = ways.get(state, "WrongState")
    expected = {role: may if (readers, role) in allowed else "PermissionDenied" for role in cast}
    assert {role: outcome(action, submission, person) for role, person in cast.items()} == expected


@pytest.mark.parametrize(
    ("before", "after"),
    [(a, b) for a in STATES for b in STATES if a != b and b not in SUBMISSION_STATES.allowed_from(a)],
)
def test_postgresql_refuses_what_the_table_does_not_know(before, after, item):
    submission = item(before)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE feedback_submission SET state = %s WHERE id = %s", [after, submission.pk])
    submission.refresh_from_db()
    assert submission.state == before


@pytest.mark.parametrize("table", ["feedback_decision", "feedback_publishedversion", "feedback_originalwords"])
def test_postgresql_keeps_decisions_and_words(table, item):
    item(SubmissionState.PUBLISHED)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE {table} SET submission_id = submission_id")  # noqa: S608


@pytest.mark.parametrize(("action", "before"), STARTS)
def test_decision_on_an_older_version_tells_who_was_quicker(action, before, item, council_moderator, second_moderator):
    submission = item(before, action=action)
    by = council_moderator if before in TO_DECIDE else second_moderator
    old = submission.version
    act(action, submission, by)
    submission.version = old
    with pytest.raises(DecidedAlready) as refused:
        act(action, submission, by)
    last, told = Decision.objects.latest("pk"), refused.value
    assert (told.by_name, told.at, told.verdict) == (by.name, last.at, last.get_verdict_display())


def test_decision_after_the_writer_withdrew_says_so(item, moderator):
    submission = item(SubmissionState.WITHDRAWN)
    with pytest.raises(DecidedAlready) as refused:
        moderation.publish(submission=submission, by=moderator, seen_version=1, redactions=(), check=desk.SAFE)
    assert (refused.value.by_name, refused.value.at) == ("The writer", None)
    assert refused.value.verdict == "they took their words back"


@pytest.mark.parametrize(("action", "before"), STARTS)
def test_no_decision_while_a_concern_is_open(action, before, item, council_moderator, moderator):
    submission = item(before, action=action)
    raise_concern(submission)
    made = Decision.objects.count()
    by = council_moderator if before in TO_DECIDE else moderator
    with pytest.raises(ConcernOpen):
        act(action, submission, by)
    assert Decision.objects.count() == made


def test_postgresql_refuses_to_publish_while_a_concern_is_open(item):
    submission = item(SubmissionState.RECEIVED)
    raise_concern(submission)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE feedback_submission SET state = 'published' WHERE id = %s", [submission.pk])


def test_postgresql_refuses_a_published_text_while_a_concern_is_open(item):
    submission = item(SubmissionState.PUBLISHED)
    raise_concern(submission)
    copy = (
        "INSERT INTO feedback_publishedversion"
        " (submission_id, words_id, decision_id, edition, valued, needs_change, edited, published_at)"
        " SELECT submission_id, words_id, decision_id + 1000, 2, 'x', '', false, now() FROM feedback_publishedversion"
    )
    with pytest.raises(DatabaseError, match="a safeguarding concern is open"), transaction.atomic():
        connection.cursor().execute(copy)
