"""An organisation puts its mark beside words of a statement, and takes it back (PP-06)."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from accounts.models import User
from cornerstones.models import OrganisationMark, Statement
from cornerstones.permissions import organisation_of
from cornerstones.services.phrases import phrase_of
from lib import clock


@transaction.atomic
def agree(*, statement: Statement, phrase: str, by: User) -> OrganisationMark:
    """Put the mark of this person's organisation beside words of a statement; "" means all of it. Returns the mark.

    The same again changes nothing. Raises PermissionDenied, and WordsNotThere unless the words stand there once.
    """
    organisation = organisation_of(by)
    locked = Statement.objects.select_for_update().get(pk=statement.pk)
    mark, _ = OrganisationMark.objects.get_or_create(
        statement=locked,
        phrase=phrase_of(locked.text, phrase),
        organisation=organisation,
        ended_at=None,
        defaults={"by": by, "at": clock.now()},
    )
    return mark


@transaction.atomic
def take_back_mark(*, mark: OrganisationMark, by: User) -> OrganisationMark:
    """Take back a mark of one's own organisation. A second time changes nothing. Raises PermissionDenied."""
    if mark.organisation_id != organisation_of(by).pk:
        raise PermissionDenied
    locked = OrganisationMark.objects.select_for_update(of=("self",)).get(pk=mark.pk)
    if locked.ended_at is None:
        locked.ended_by, locked.ended_at = by, clock.now()
        locked.save(update_fields=("ended_by", "ended_at"))
    return locked
