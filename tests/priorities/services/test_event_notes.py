from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from cornerstones.models import Cornerstone, Event
from cornerstones.services import Imported, ImportRefused, load_starting_data
from lib.event_notes import read_priorities, read_statements
from priorities.models import DevelopmentPoint, Priority, StarRound
from priorities.services import import_notes, import_priorities
from tests.lib.event_notes.texts import PRIORITIES, STATEMENTS

pytestmark = pytest.mark.django_db

IN_WORDS = "3 priorities with 4 development points"


@pytest.fixture
def event(db):
    load_starting_data()
    return Event.objects.create(slug="boat-day", name="Boat day", held_on=date(2026, 5, 2))


@pytest.fixture
def notes():
    return read_priorities(PRIORITIES)


def _counts():
    return (StarRound.objects.count(), Priority.objects.count(), DevelopmentPoint.objects.count())


def test_priorities_are_written_with_their_points(event, notes, report_editor):
    assert import_priorities(notes=notes, event=event, by=report_editor) == Imported(IN_WORDS)
    rows = [
        (one.cornerstone.slug, one.order, one.slug, [point.text for point in one.development_points.all()])
        for one in Priority.objects.order_by("cornerstone__order", "order")
    ]
    assert rows == [
        ("welcome-and-care", 1, "a-smile-at-the-door", ["Waiting rooms are cold and noisy."]),
        ("welcome-and-care", 2, "tea-for-helpers-with-a-biscuit", ["Nobody thanks the night shift."]),
        ("communicate", 1, "letters-that-make-sense", ["Ringing up and getting a person.", "Large print."]),
    ]


def test_stars_are_three_or_more_and_no_exact_number(event, notes):
    import_priorities(notes=notes, event=event, by=None)
    assert set(Priority.objects.values_list("stars", "stars_at_least")) == {(None, 3)}


def test_round_of_the_event_is_made_once(event, notes):
    import_priorities(notes=notes, event=event, by=None)
    import_priorities(notes=notes, event=event, by=None, replace=True)
    (star_round,) = StarRound.objects.all()
    assert (star_round.slug, star_round.threshold, star_round.closed_on) == ("boat-day", 3, date(2026, 5, 2))


def test_dry_run_writes_nothing_and_says_the_same(event, notes):
    assert import_priorities(notes=notes, event=event, by=None, dry_run=True) == Imported(IN_WORDS)
    assert _counts() == (0, 0, 0)


def test_second_import_is_refused_with_a_sentence(event, notes):
    import_priorities(notes=notes, event=event, by=None)
    with pytest.raises(ImportRefused) as refused:
        import_priorities(notes=notes, event=event, by=None)
    assert str(refused.value) == (
        "“Stars at Boat day” already has 3 priorities. Choose to replace them, or choose another event."
    )
    assert _counts() == (1, 3, 4)


def test_replacing_leaves_one_set(event, notes):
    import_priorities(notes=notes, event=event, by=None)
    assert import_priorities(notes=notes, event=event, by=None, replace=True) == Imported(IN_WORDS, "3 priorities")
    assert _counts() == (1, 3, 4)


def test_missing_cornerstone_is_refused_and_nothing_is_written(event, notes):
    Cornerstone.objects.filter(slug="communicate").delete()
    with pytest.raises(ImportRefused) as refused:
        import_priorities(notes=notes, event=event, by=None)
    assert str(refused.value) == (
        "The portal has no cornerstone “communicate” yet. Load the starting data, then try again."
    )
    assert _counts() == (0, 0, 0)


def test_slugs_never_meet_another_page_or_each_other(event):
    text = "Communicate\n• Import:\n  One.\n• Rounds:\n  Two.\n• Import!:\n  Three.\n• ?3:\n  Four.\n"
    notes = read_priorities(text.replace("Import!", "Import it"))
    import_priorities(notes=notes, event=event, by=None)
    assert list(Priority.objects.order_by("order").values_list("slug", flat=True)) == [
        "import-2",
        "rounds-2",
        "import-it",
        "3",
    ]


def test_only_a_report_editor_may_import(event, notes, cast):
    for key, person in cast.items():
        if key != "report_editor":
            with pytest.raises(PermissionDenied):
                import_priorities(notes=notes, event=event, by=person)
    assert _counts() == (0, 0, 0)


def test_one_door_leads_to_both_importers(event, notes):
    statements = read_statements(STATEMENTS)
    assert import_notes(notes=notes, event=event, by=None) == Imported(IN_WORDS)
    assert import_notes(notes=statements, event=event, by=None).added.startswith("5 statements")
