"""What was confirmed against what is kept: nothing lost, nothing doubled."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from tests.faults.families import Receipt
from tests.faults.portal import Portal

KEPT = (
    "SELECT submission.reference, words.needs_change FROM feedback_submission submission "
    "JOIN feedback_originalwords words ON words.submission_id = submission.id "
    "JOIN feedback_receiptcode code ON code.submission_id = submission.id"
)


@dataclass(frozen=True)
class Faults:
    """Stories whose receipt was shown and that are not kept as it says; stories that are kept more than once."""

    lost: list[str]
    doubled: list[str]


NONE = Faults([], [])


def faults(receipts: Iterable[Receipt], portal: Portal) -> Faults:
    """Compare every receipt that was shown with the rows of the portal's database."""
    shown = list(receipts)
    kept, told = portal.rows(KEPT), {receipt.story for receipt in shown}
    times, pairs = Counter(story for _reference, story in kept), set(kept)
    lost = [receipt.story for receipt in shown if (receipt.reference, receipt.story) not in pairs]
    return Faults(lost, sorted(story for story in told if times[story] > 1))
