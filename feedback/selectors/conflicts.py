"""What waits and nobody is left to read, because everybody at that desk declared a conflict of interest (MO-09)."""

from collections import Counter
from collections.abc import Iterable

from accounts.enums import Permission, Role
from accounts.models import User
from accounts.selectors import people_who_may
from feedback.enums import Readers, SubmissionState, Verdict
from feedback.models import Decision, Submission

WAITS = (
    SubmissionState.RECEIVED,
    SubmissionState.SECOND_APPROVAL,
    SubmissionState.WITHHOLDING_RECOMMENDED,
    SubmissionState.SECOND_OFFICER,
)
FOR_THE_COUNCIL = (SubmissionState.WITHHOLDING_RECOMMENDED, SubmissionState.SECOND_OFFICER)
# Whoever began cannot be the second person.
FIRST_PERSON = {
    SubmissionState.SECOND_APPROVAL: (Verdict.PROPOSE,),
    SubmissionState.WITHHOLDING_RECOMMENDED: (Verdict.RECOMMEND_WITHHOLDING,),
    SubmissionState.SECOND_OFFICER: (Verdict.RECOMMEND_WITHHOLDING, Verdict.PROPOSE_WITHHOLDING),
}


def nobody_left() -> tuple[tuple[Role, int], ...]:
    """Return the roles that lack a person, each with how many items wait for one; never which items. A few queries.

    For an administrator, who can give somebody else the role and reads nothing of it.
    """
    in_conflict = Submission.objects.safe().filter(state__in=WAITS, conflicts__isnull=False).distinct()
    waiting = list(in_conflict.prefetch_related("conflicts", "decisions").defer("submission_key"))
    if not waiting:
        return ()
    people = {permission: people_who_may(permission) for permission in set(map(_permission, waiting))}
    stuck = [_role(one) for one in waiting if not _left(one, people[_permission(one)])]
    return tuple(sorted(Counter(stuck).items()))


def _left(submission: Submission, people: Iterable[User]) -> set[int]:
    apart = {conflict.user_id for conflict in submission.conflicts.all()}
    begun = FIRST_PERSON.get(SubmissionState(submission.state), ())
    newest: dict[str, Decision] = {made.verdict: made for made in submission.decisions.all() if made.verdict in begun}
    return {one.pk for one in people} - apart - {made.by_id for made in newest.values()}


def _permission(submission: Submission) -> Permission:
    if submission.state in FOR_THE_COUNCIL:
        return Permission.DECIDE_WITHHOLDING
    council_only = submission.readers == Readers.COUNCIL_ONLY
    return Permission.MODERATE_COUNCIL_ITEMS if council_only else Permission.MODERATE_FORUM_ITEMS


def _role(submission: Submission) -> Role:
    forum = _permission(submission) == Permission.MODERATE_FORUM_ITEMS
    return Role.FORUM_MODERATOR if forum else Role.COUNCIL_MODERATOR
