"""Comparators: kept with source, day and place, in editions, and never edited."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import Error, transaction

from accounts.models import User
from population.models import Comparator
from population.reading import NewComparator, read
from population.services import import_comparators
from tests.population.tables import KNOWN, TODAY, line, table

pytestmark = pytest.mark.django_db


def new(**changes: object) -> tuple[NewComparator, ...]:
    text = table(line(**changes), line("Torridge", 40, **{k: v for k, v in changes.items() if k != "number"}))
    return read(text, known=KNOWN, today=TODAY).comparators


def test_the_same_table_twice_is_kept_once(report_editor: User):
    assert import_comparators(comparators=new(), by=report_editor).added == 1
    again = import_comparators(comparators=new(), by=report_editor)
    assert (again.added, again.same, Comparator.objects.count()) == (0, 1, 1)


def test_a_corrected_table_is_a_new_edition_and_the_old_one_stays(report_editor: User):
    import_comparators(comparators=new(), by=report_editor)
    import_comparators(comparators=new(number=50, total=90), by=report_editor)
    assert [(one.edition, one.total) for one in Comparator.objects.order_by("edition")] == [(1, 100), (2, 90)]
    assert [one.edition for one in Comparator.objects.newest()] == [2]


def test_the_newest_day_is_used_in_whatever_order_they_came(administrator: User):
    for day in ("2025-01-16", "2026-01-15", "2024-01-18"):
        import_comparators(comparators=new(as_at=day), by=administrator)
    assert [one.as_at for one in Comparator.objects.newest()] == [date(2026, 1, 15)]


@pytest.mark.parametrize("who", ["moderator", "responder", "partner", "auditor"])
def test_nobody_else_imports(request: pytest.FixtureRequest, who: str):
    with pytest.raises(PermissionDenied):
        import_comparators(comparators=new(), by=request.getfixturevalue(who))
    assert Comparator.objects.count() == 0


def test_it_is_never_edited_or_deleted():
    import_comparators(comparators=new(), by=None)
    for step in (lambda: Comparator.objects.update(total=1), lambda: Comparator.objects.all().delete()):
        with pytest.raises(Error), transaction.atomic():
            step()


@pytest.mark.parametrize(
    "wrong",
    [
        {"rows": [["Exeter", 99]]},
        {"rows": [["Exeter", 50], ["Exeter", 50]]},
        {"rows": [["Exeter", 101], ["Torridge", -1]]},
        {"rows": []},
        {"link": "http://example.org"},
        {"source": ""},
        {"as_at": date(2999, 1, 1)},
    ],
)
def test_postgresql_refuses_what_cannot_be(wrong: dict[str, object]):
    right = {
        "subject": "district", "geography": "Devon", "of": "pupils", "as_at": date(2025, 1, 16), "source": "Made-up",
        "link": "https://example.org/", "total": 100, "rows": [["Exeter", 60], ["Torridge", 40]],
    }  # fmt: skip
    Comparator.objects.create(**right)
    with pytest.raises(Error), transaction.atomic():
        Comparator.objects.create(**{**right, "edition": 2, **wrong})
