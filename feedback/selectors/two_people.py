"""Why a second person reads something before it is published, told before anybody presses a button (MO-11, CY-09)."""

from collections.abc import Mapping, Sequence

from authority.selectors import settings
from feedback.enums import TextField, WhyTwoPeople
from feedback.models import Submission
from feedback.permissions import needs_two_people
from feedback.redaction import Mark, share_taken_out


def why_two_people(
    submission: Submission, *, texts: Mapping[TextField, str], marks: Sequence[Mark], names_small_place: bool = False
) -> tuple[WhyTwoPeople, ...]:
    """Return every reason for a second person; none where one person is enough."""
    reasons = {
        WhyTwoPeople.YOUNG: needs_two_people(submission),
        WhyTwoPeople.SMALL_PLACE: names_small_place,
        WhyTwoPeople.MUCH_TAKEN_OUT: share_taken_out(texts, marks) > settings().second_person_share,
    }
    return tuple(reason for reason, holds in reasons.items() if holds)


def in_words(reasons: Sequence[str]) -> str:
    """Return the reasons as they follow “because”: “a child or young person told us this, and …”."""
    return ", and ".join(WhyTwoPeople(reason).label for reason in reasons)
