from datetime import date

import pytest
from django.core.management import CommandError, call_command

from cornerstones.models import Event, Statement
from cornerstones.services import load_starting_data
from priorities.models import Priority
from tests.lib.event_notes.texts import PRIORITIES, STATEMENTS

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def event(db):
    load_starting_data()
    return Event.objects.create(slug="boat-day", name="Boat day", held_on=date(2026, 5, 2))


@pytest.fixture
def write(tmp_path):
    """Return a function that writes a file and gives its name."""

    def make(content):
        file = tmp_path / "notes.txt"
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return str(file)

    return make


def test_priorities_are_imported_and_every_line_is_said(write, capsys):
    call_command("import_event_notes", write(PRIORITIES), "--kind", "priorities")
    said = capsys.readouterr().out
    assert "  10  footnote: *Only those with enough stars are shown here." in said
    assert "  14  strength: • A smile at the door:" in said
    assert said.endswith("Imported: 3 priorities with 4 development points.\n")
    assert Priority.objects.count() == 3


def test_statements_go_to_the_latest_event(write, capsys):
    call_command("import_event_notes", write(STATEMENTS), "--kind", "statements")
    assert Statement.objects.filter(event__slug="boat-day").count() == 5
    assert "Check this: Line 18: “crewEveryone” seems to have lost a space." in capsys.readouterr().err


def test_dry_run_writes_nothing(write, capsys):
    call_command("import_event_notes", write(PRIORITIES), "--kind", "priorities", "--dry-run")
    assert capsys.readouterr().out.endswith(
        "Would import: 3 priorities with 4 development points.\nDry run: nothing was written.\n"
    )
    assert Priority.objects.count() == 0


def test_event_can_be_named_and_its_statements_replaced(write, capsys):
    options = ("--kind", "statements", "--event", "cornerstones-event-2025")
    with pytest.raises(CommandError, match=r"“The Cornerstones event” already has 25 statements and 4 open questions."):
        call_command("import_event_notes", write(STATEMENTS), *options)
    call_command("import_event_notes", write(STATEMENTS), *options, "--replace")
    assert "Put away: 25 statements and 4 open questions." in capsys.readouterr().out
    assert Statement.objects.count() == 5


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "There is no text in this."),
        (b"x" * 10_000_000, "This is bigger than 1 MB."),
        (b"\x00\x01", "This is not a text file."),
        ("Communicate\n• A:\n  B.\n\nSing\n\n• C:\n  D.\n", "Line 5, “Sing”, stands where"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_sentence(write, content, sentence):
    with pytest.raises(CommandError, match=sentence):
        call_command("import_event_notes", write(content), "--kind", "priorities")
    assert Priority.objects.count() == 0


def test_missing_file_is_said(tmp_path):
    with pytest.raises(CommandError, match=r"We cannot open .*: No such file or directory. Check the name"):
        call_command("import_event_notes", str(tmp_path / "none.txt"), "--kind", "priorities")


def test_unknown_event_is_said(write):
    with pytest.raises(CommandError, match=r"There is no event “nothing”. The portal knows: boat-day, corner"):
        call_command("import_event_notes", write(PRIORITIES), "--kind", "priorities", "--event", "nothing")


def test_portal_without_events_says_so(write):
    Statement.objects.all().delete()
    for event in Event.objects.all():
        event.questions.all().delete()
        event.delete()
    with pytest.raises(CommandError, match=r"The portal has no event yet. Load the starting data first."):
        call_command("import_event_notes", write(PRIORITIES), "--kind", "priorities")
