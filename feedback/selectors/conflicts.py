"""What waits and nobody is left to do: all who could had a part in it, or declared a conflict of interest (MO-09)."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable

from accounts.enums import Permission, Role
from accounts.models import User
from accounts.selectors import people_who_may
from feedback.enums import ChallengeKind, ChallengeState, Readers, SubmissionState, Verdict
from feedback.models import Challenge, Conflict, Decision, Submission

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
    """Return the roles that lack a person, each with how many items and second looks wait for one; never which.

    For an administrator, who can give somebody else the role and reads nothing of it. A few queries.
    """
    found = Submission.objects.safe().filter(state__in=WAITS).defer("submission_key")
    waiting = list(found.prefetch_related("conflicts", "decisions"))
    safe = Challenge.objects.filter(state=ChallengeState.OPEN, submission__in=Submission.objects.safe())
    asked = list(safe.defer("why").select_related("submission"))
    people = {permission: _who_may(permission) for permission in _PERMISSIONS}
    stuck = [_permission(one) for one in waiting if not _left(one, people[_permission(one)])]
    apart = _had_a_part(asked)
    stuck += [may for one in asked if not people[may := permission_to_look(one)] - apart[one.pk]]
    return tuple(sorted(Counter(map(_role, stuck)).items()))


def somebody_can_look(asked: Challenge) -> bool:
    """Say whether anybody is left to look at a challenge: of the right desk, without a part in it or a conflict."""
    return bool(_who_may(permission_to_look(asked)) - _had_a_part([asked])[asked.pk])


def could_look(submission: Submission, kind: ChallengeKind | str, *, after: User | None = None) -> bool:
    """Say whether a writer who challenges the decision that stands would find somebody who had no part in it.

    With `after`, the decision that this person is about to make: to warn them before.
    """
    apart = set(Decision.objects.filter(submission=submission).values_list("by", flat=True))
    apart |= {after.pk} if after else set()
    return bool(_who_may(_permission_for(kind, submission)) - apart - _in_conflict([submission])[submission.pk])


def officers_besides(submission: Submission, apart: Collection[int]) -> int:
    """Return how many officers other than the people `apart` could decide whether an item is withheld."""
    officers = _who_may(Permission.DECIDE_WITHHOLDING)
    return len(officers - set(apart) - _in_conflict([submission])[submission.pk])


def permission_to_look(asked: Challenge) -> Permission:
    """Return what whoever looks at a challenge must be allowed to do."""
    return _permission_for(ChallengeKind(asked.kind), asked.submission)


def _permission_for(kind: ChallengeKind | str, submission: Submission) -> Permission:
    return Permission.DECIDE_WITHHOLDING if kind == ChallengeKind.WITHHOLDING else _desk(submission)


def _who_may(permission: Permission) -> set[int]:
    return {person.pk for person in people_who_may(permission)}


def _had_a_part(challenges: Iterable[Challenge]) -> dict[int, set[int]]:
    """Return who cannot look at each challenge, by its number: who decided, or declared a conflict. Two queries."""
    asked = list(challenges)
    conflicts = _in_conflict([one.submission for one in asked])
    made = Decision.objects.filter(submission__in={one.submission_id for one in asked})
    rows = list(made.order_by().values_list("submission", "pk", "by"))
    return {
        one.pk: conflicts[one.submission_id]
        | {by for item, pk, by in rows if item == one.submission_id and pk <= one.decision_id}
        for one in asked
    }


def _in_conflict(submissions: Iterable[Submission]) -> dict[int, set[int]]:
    found: dict[int, set[int]] = defaultdict(set)
    for item, user in Conflict.objects.filter(submission__in=list(submissions)).values_list("submission", "user"):
        found[item].add(user)
    return found


def _left(submission: Submission, people: set[int]) -> set[int]:
    apart = {conflict.user_id for conflict in submission.conflicts.all()}
    begun = FIRST_PERSON.get(SubmissionState(submission.state), ())
    newest: dict[str, Decision] = {made.verdict: made for made in submission.decisions.all() if made.verdict in begun}
    return people - apart - {made.by_id for made in newest.values()}


_PERMISSIONS = (Permission.DECIDE_WITHHOLDING, Permission.MODERATE_COUNCIL_ITEMS, Permission.MODERATE_FORUM_ITEMS)


def _permission(submission: Submission) -> Permission:
    return Permission.DECIDE_WITHHOLDING if submission.state in FOR_THE_COUNCIL else _desk(submission)


def _desk(submission: Submission) -> Permission:
    council_only = submission.readers == Readers.COUNCIL_ONLY
    return Permission.MODERATE_COUNCIL_ITEMS if council_only else Permission.MODERATE_FORUM_ITEMS


def _role(permission: Permission) -> Role:
    return Role.FORUM_MODERATOR if permission == Permission.MODERATE_FORUM_ITEMS else Role.COUNCIL_MODERATOR
