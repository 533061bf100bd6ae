"""Writes about who lives here: a new comparator comes beside the old ones; nothing is ever changed."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.db.models import Max

from accounts.enums import Permission
from accounts.models import User
from accounts.permissions import require
from population.models import Comparator
from population.reading import NewComparator


class ImportRefused(Exception):
    """Nothing was written. `str(error)` can be shown to whoever imported."""


@dataclass(frozen=True, slots=True)
class Imported:
    """How many comparators were added, and how many were there already."""

    added: int
    same: int


@transaction.atomic
def import_comparators(*, comparators: Iterable[NewComparator], by: User | None) -> Imported:
    """Keep comparators; one that is there already, word for word, is left alone. Returns how many of each.

    `by` is None for the command. Raises PermissionDenied, and ImportRefused when somebody imports at the same moment.
    """
    if by is not None:
        require(by, Permission.EDIT_REPORTS, Permission.ADMINISTER)
    try:
        with transaction.atomic():
            made = [_keep(each, by) for each in comparators]
    except IntegrityError as error:
        raise ImportRefused("Somebody else imported the same table just now. Look at what is there now.") from error
    return Imported(added=sum(made), same=len(made) - sum(made))


def _keep(new: NewComparator, by: User | None) -> bool:
    same_day = Comparator.objects.filter(subject=new.subject, geography=new.geography, as_at=new.as_at)
    newest = same_day.order_by("-edition").first()
    if newest and _words_of(newest) == (new.of, new.source, new.link, new.total, new.rows):
        return False
    Comparator.objects.create(
        subject=new.subject,
        geography=new.geography,
        of=new.of,
        as_at=new.as_at,
        source=new.source,
        link=new.link,
        total=new.total,
        rows=[[label, number] for label, number in new.rows.items()],
        edition=(same_day.aggregate(last=Max("edition"))["last"] or 0) + 1,
        imported_by=by,
    )
    return True


def _words_of(one: Comparator) -> tuple[str, str, str, int, dict[str, int]]:
    return one.of, one.source, one.link, one.total, one.numbers
