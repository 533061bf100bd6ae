"""What the desk's tests begin with: checks, marks, and an item in any state."""

from accounts.enums import Role
from accounts.models import User
from feedback.enums import Readers, RedactionReason, Speaker, SubmissionState, TextField
from feedback.models import Submission
from feedback.services import moderation
from feedback.services.moderation import Check, Mark
from feedback.services.moderation.set_aside import Seen
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


def withhold(submission: Submission, by: User, **changes: object):
    wanted = {"seen_version": submission.version, "ground": "vexatious", "note": "We agree."}
    return moderation.withhold(submission=submission, by=by, **(wanted | changes))


def set_aside(*submissions: Submission, by: User, **changes: object):
    seen = [Seen(one, one.version) for one in submissions]
    return moderation.set_aside(**({"seen": seen, "by": by, "reason": "advert"} | changes))


WAYS: dict[str, tuple[str, ...]] = {
    SubmissionState.RECEIVED: (),
    SubmissionState.SECOND_APPROVAL: ("publish",),
    SubmissionState.WITHHOLDING_RECOMMENDED: ("recommend",),
    SubmissionState.SECOND_OFFICER: ("recommend", "first officer"),
    SubmissionState.PUBLISHED: ("publish",),
    SubmissionState.WITHHELD: ("recommend", "first officer", "second officer"),
    SubmissionState.SET_ASIDE: ("set aside",),
    SubmissionState.WITHDRAWN: ("withdraw",),
}


def in_state(
    state: str,
    *,
    moderator: User,
    council: User,
    readers: str = Readers.FORUM_AND_COUNCIL,
    speaker: str = "",
) -> Submission:
    """Return an item in `state`, brought there step by step by `moderator`, to withhold by `council` and another.

    What waits for a second person is a young person's, where nobody else speaks.
    """
    young = state == SubmissionState.SECOND_APPROVAL
    speaker = speaker or (Speaker.YOUNG_PERSON if young else Speaker.PARENT_CARER)
    submission = factories.received(original=STORY, readers=readers, speaker=speaker)
    for step in WAYS[state]:
        _take(step, submission, moderator=moderator, council=council)
        submission.refresh_from_db()
    if state == SubmissionState.PUBLISHED and submission.state == SubmissionState.SECOND_APPROVAL:
        agree(submission, factories.person(*moderator.roles))
        submission.refresh_from_db()
    return submission


def _take(step: str, submission: Submission, *, moderator: User, council: User) -> None:
    {
        "publish": lambda: publish(submission, moderator),
        "recommend": lambda: recommend(submission, moderator),
        "first officer": lambda: withhold(submission, council),
        "second officer": lambda: withhold(submission, factories.person(Role.COUNCIL_MODERATOR, name="Sol Officer")),
        "set aside": lambda: set_aside(submission, by=moderator),
        "withdraw": lambda: factories.move(submission, SubmissionState.WITHDRAWN),
    }[step]()
