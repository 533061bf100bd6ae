""" "This is true for me too": one press on a published experience, without words, account or name (PC-22)."""

from django.db import transaction

from feedback.models import Submission, TrueForMeToo
from feedback.selectors.true_for_me_too import mark_of
from lib import clock


class NotPublic(Exception):
    """The experience is not public now."""


@transaction.atomic
def agree(*, reference: str, token: str) -> None:
    """Mark an experience as true for whoever holds `token`; twice is once. Raises NotPublic."""
    found = Submission.objects.published().filter(reference=reference).first()
    if found is None:
        raise NotPublic
    TrueForMeToo.objects.get_or_create(
        mark=mark_of(reference, token), defaults={"submission": found, "month": clock.today().replace(day=1)}
    )


def take_back(*, reference: str, token: str) -> None:
    """Take such a mark away again; nothing happens when there is none."""
    TrueForMeToo.objects.filter(mark=mark_of(reference, token)).delete()
