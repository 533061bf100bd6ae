"""A conflict of interest: who knows the family, the place or the worker says so and hands the item on (MO-09)."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from accounts.models import User
from feedback.enums import ConflictKind
from feedback.models import Conflict, Submission
from feedback.permissions import may_know_of
from feedback.services.moderation.claims import let_go


@transaction.atomic
def declare_conflict(*, submission: Submission, by: User, kind: ConflictKind | str) -> Conflict:
    """Keep that `by` cannot be the one who reads or decides this. It holds for ever; their claim is let go.

    Saying it again changes nothing. Returns the conflict. Raises PermissionDenied for what is not theirs to know,
    ValueError for an unknown kind.
    """
    Submission.objects.select_for_update().get(pk=submission.pk)  # a decision of theirs waits for this, or this for it
    known = Conflict.objects.filter(submission=submission, user=by).first()
    if known:
        return known
    if not may_know_of(by, submission):
        raise PermissionDenied
    let_go(submission=submission, by=by)
    return Conflict.objects.create(submission=submission, user=by, kind=ConflictKind(kind))
