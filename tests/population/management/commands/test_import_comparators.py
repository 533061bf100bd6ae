"""manage.py import_comparators FILE."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from population.models import Comparator
from tests.population.tables import line, table
from tests.reports.factories import places

pytestmark = pytest.mark.django_db


def run(file: Path, *more: str) -> tuple[str, str]:
    out, err = StringIO(), StringIO()
    try:
        call_command("import_comparators", str(file), *more, stdout=out, stderr=err)
    except CommandError as refusal:
        err.write(str(refusal))
    return out.getvalue().strip(), err.getvalue()


def test_it_brings_in_a_file_once(tmp_path: Path):
    places()
    file = tmp_path / "who.csv"
    file.write_text(table())
    assert run(file, "--dry-run")[0] == "Tables that would be written: 1. Nothing was written."
    assert Comparator.objects.count() == 0
    assert run(file)[0] == "New tables: 1. There already: 0."
    assert run(file)[0] == "New tables: 0. There already: 1."


def test_a_wrong_line_stops_it_and_is_named(tmp_path: Path):
    places()
    file = tmp_path / "who.csv"
    file.write_text(table(line(), line("Atlantis", 40)))
    said = run(file)[1]
    assert "Line 3: we do not know “Atlantis”." in said
    assert "Nothing was written." in said
    assert Comparator.objects.count() == 0


def test_a_file_that_is_not_there_is_said(tmp_path: Path):
    assert "We cannot open" in run(tmp_path / "none.csv")[1]
