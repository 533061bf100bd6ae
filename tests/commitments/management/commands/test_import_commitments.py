"""manage.py import_commitments: checked, whole or not at all, and the same again changes nothing."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from commitments.models import Commitment
from tests.commitments.builder.test_reading import CSV, GOOD
from tests.feedback.factories import cornerstone

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _stones():
    for slug in ("communicate", "welcome-and-care"):
        cornerstone(slug)


def run(tmp_path, text, *options, name="ours.toml"):
    file, out = tmp_path / name, StringIO()
    file.write_text(text)
    call_command("import_commitments", str(file), *options, stdout=out)
    return out.getvalue().splitlines()


def test_it_writes_once_and_keeps_the_words_before(tmp_path):
    assert run(tmp_path, GOOD) == ["New: early-help, near-home", "Changed: none", "The same: none"]
    assert run(tmp_path, GOOD) == ["New: none", "Changed: none", "The same: early-help, near-home"]
    run(tmp_path, GOOD.replace("before it gets hard", "at once"))
    history = Commitment.pgh_event_model.objects.filter(slug="early-help").order_by("pk")
    assert [each.text for each in history] == ["We help before it gets hard.", "We help at once."]
    assert run(tmp_path, CSV, name="ours.csv")[1] == "Changed: early-help"


def test_a_check_writes_nothing(tmp_path):
    said = run(tmp_path, GOOD, "--check")
    assert (said[0], said[-1]) == ("New: early-help, near-home", "This was a check. Nothing was written.")
    assert not Commitment.objects.exists()


def test_one_fault_stops_the_whole_file(tmp_path):
    with pytest.raises(CommandError, match=r"Nothing was written\.\nLine 10: write the title\."):
        run(tmp_path, GOOD.replace('title = "Near home"\n', ""))
    assert not Commitment.objects.exists()


def test_what_is_no_file_is_said(tmp_path):
    with pytest.raises(CommandError, match="We cannot open"):
        call_command("import_commitments", str(tmp_path / "none.toml"))
    with pytest.raises(CommandError, match="ends with"):
        run(tmp_path, GOOD, name="ours.doc")
