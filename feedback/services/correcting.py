"""A writer changes their words by their code, until they are published. What was sent first is kept."""

from dataclasses import dataclass

from django.db import transaction

from feedback.models import OriginalWords, Submission
from feedback.permissions import has_open_concern
from feedback.selectors.writer import CHANGEABLE
from feedback.services.sending import NothingSaid
from lib.words import clean


class TooLate(Exception):
    """It was published, decided or taken back since: the words cannot be changed any more."""


@dataclass(frozen=True, slots=True)
class Change:
    """The two texts as they are to be from now on."""

    valued: str
    needs_change: str


@transaction.atomic
def correct(*, code_hash: str, change: Change) -> Submission:
    """Keep new words as the next version, and let whoever reads the old ones know. The same words change nothing.

    Raises TooLate once they are published or decided, or while somebody's safety is looked at; NothingSaid when both
    texts are empty; Submission.DoesNotExist for an unknown code.
    """
    found = Submission.objects.select_for_update(of=("self",)).get(receipt_code__code_hash=code_hash)
    if found.state not in CHANGEABLE or has_open_concern(found):
        raise TooLate
    valued, needs_change = clean(change.valued), clean(change.needs_change)
    if not (valued.strip() or needs_change.strip()):
        raise NothingSaid
    last = found.original_words.latest("version")
    if (last.valued, last.needs_change) == (valued, needs_change):
        return found
    OriginalWords.objects.create(submission=found, version=last.version + 1, valued=valued, needs_change=needs_change)
    found.version += 1
    found.save(update_fields=("version",))
    return found
