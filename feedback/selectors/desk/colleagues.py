"""Who else sits at the same desk, and how much they hold: for giving somebody an item."""

from dataclasses import dataclass

from django.db.models import Count

from accounts.enums import Permission
from accounts.models import User
from accounts.selectors import people_who_may
from authority.selectors import settings
from feedback.enums import Readers
from feedback.models import Conflict, Submission
from lib import clock

DESK_OF = {
    Readers.FORUM_AND_COUNCIL: Permission.MODERATE_FORUM_ITEMS,
    Readers.COUNCIL_ONLY: Permission.MODERATE_COUNCIL_ITEMS,
}


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody who could take an item: how many they hold now, of how many at most."""

    user: User
    held: int
    most: int

    @property
    def words(self) -> str:
        """Their name, and how much they hold."""
        return f"{self.user.name} (has {self.held} of {self.most})"


def colleagues(user: User, submission: Submission) -> tuple[Colleague, ...]:
    """Return who else moderates `submission`, by name; without those who declared a conflict. A few queries."""
    apart = set(Conflict.objects.filter(submission=submission).values_list("user_id", flat=True)) | {user.pk}
    others = [one for one in people_who_may(DESK_OF[Readers(submission.readers)]) if one.pk not in apart]
    now = Submission.objects.filter(claimed_by__in=others, claimed_until__gt=clock.now())
    held = dict(now.order_by().values_list("claimed_by").annotate(number=Count("pk")))
    most = settings().most_claims
    return tuple(Colleague(one, held.get(one.pk, 0), most) for one in others)
