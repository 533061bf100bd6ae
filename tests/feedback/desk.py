"""What the desk's tests begin with: checks, marks, and an item in any state."""

from accounts.models import User
from feedback.enums import Readers, RedactionReason, Speaker, SubmissionState, TextField
from feedback.models import Submission
from feedback.services import moderation
from feedback.services.moderation import Check, Mark
from tests.feedback import factories

SAFE = Check(
    singling_out=True, linking=True, inference=True, small_place=True, unusual_condition=True, staff_named=True
)
STORY = "Mrs Example of Example School never rang back."


def mark(start: int, end: int, reason: str = "name", field: str = "needs_change") -> Mark:
    return Mark(TextField(field), start, end, RedactionReason(reason))


def publish(submission: Submission, by: User, *marks: Mark, **changes: object):
    wanted = {"seen_version": submission.version, "check": SAFE, "redactions": marks} | changes
    return moderation.publish(submission=submission, by=by, **wanted)


def proposed(by: User, *marks: Mark, original: str = STORY, **fields: object) -> Submission:
    """Return what a young person told us, as `by` would publish it: it waits for a second person."""
    submission = factories.received(original=original, **({"speaker": Speaker.YOUNG_PERSON} | fields))
    publish(submission, by, *marks)
    submission.refresh_from_db()
    return submission


def agree(submission: Submission, by: User, **changes: object):
    return moderation.agree(**({"submission": submission, "by": by, "seen_version": submission.version} | changes))


def read_again(submission: Submission, by: User, **changes: object):
    wanted = {"submission": submission, "by": by, "seen_version": submission.version, "note": "A name was left in."}
    return moderation.read_again(**(wanted | changes))


def recommend(submission: Submission, by: User, **changes: object):
    wanted = {"seen_version": submission.version, "ground": "vexatious", "note": "It only insults one person."}
    return moderation.recommend_withholding(submission=submission, by=by, **(wanted | changes))


def in_state(state: str, *, moderator: User, council: User, readers: str = Readers.FORUM_AND_COUNCIL) -> Submission:
    """Return an item in `state`, brought there through the services by `moderator` and, to withhold, `council`.

    What waits for a second person is a young person's: nothing else does.
    """
    speaker = Speaker.YOUNG_PERSON if state == SubmissionState.SECOND_APPROVAL else Speaker.PARENT_CARER
    submission = factories.received(original=STORY, readers=readers, speaker=speaker)
    if state in (SubmissionState.PUBLISHED, SubmissionState.SECOND_APPROVAL):
        publish(submission, moderator)
    if state in (SubmissionState.WITHHOLDING_RECOMMENDED, SubmissionState.WITHHELD):
        recommend(submission, moderator)
    submission.refresh_from_db()
    if state == SubmissionState.WITHHELD:
        seen = {"seen_version": submission.version, "ground": "vexatious", "note": "We agree."}
        moderation.withhold(submission=submission, by=council, **seen)
    if state == SubmissionState.WITHDRAWN:
        factories.move(submission, SubmissionState.WITHDRAWN)
    submission.refresh_from_db()
    return submission
