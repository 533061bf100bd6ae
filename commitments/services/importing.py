"""The council's commitments come in from a file, in its exact words (AD-10)."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from commitments.builder.reading import Row
from commitments.models import Commitment
from cornerstones.models import Cornerstone


@dataclass(frozen=True)
class Imported:
    """Which commitments are new, which have other words now, and which were there already, by their slugs."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    same: tuple[str, ...]


@transaction.atomic
def import_commitments(*, rows: Sequence[Row], check: bool = False) -> Imported:
    """Write commitments, known by their slugs; what is not in the file stays. With `check` nothing is written.

    The same file again changes nothing; the words before are kept in the history.
    """
    stones = {one.slug: one for one in Cornerstone.objects.all()}
    there = {one.slug: one for one in Commitment.objects.select_for_update(of=("self",)).select_related("cornerstone")}
    fates: dict[str, list[str]] = {"added": [], "changed": [], "same": []}
    for row in rows:
        found = there.get(row.slug)
        wanted = _fields(row, stones[row.cornerstone])
        fate = "added" if found is None else "same" if _is(found, wanted) else "changed"
        fates[fate].append(row.slug)
        if fate != "same" and not check:
            _write(found or Commitment(slug=row.slug), wanted)
    return Imported(**{fate: tuple(slugs) for fate, slugs in fates.items()})


def _fields(row: Row, stone: Cornerstone) -> dict[str, object]:
    names = ("title", "text", "order", "in_force_from", "in_force_until", "source")
    return {**{name: getattr(row, name) for name in names}, "cornerstone": stone}


def _is(found: Commitment, wanted: dict[str, object]) -> bool:
    return all(getattr(found, name) == value for name, value in wanted.items())


def _write(one: Commitment, wanted: dict[str, object]) -> None:
    for name, value in wanted.items():
        setattr(one, name, value)
    one.save()
