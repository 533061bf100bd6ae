"""Nobody can work out how few people are behind what a report hides: not from all reports and all public words."""

from dataclasses import replace

import pytest

from feedback.enums import Channel
from lib.disclosure import Cell, Table, engine, together
from reports.builder import figures
from reports.builder.content import content_of
from reports.builder.files.data import tables_in
from tests.reports import factories as make
from tests.reports.attack import attacker
from tests.reports.attack.attacker import betrayed
from tests.reports.attack.world import quarters, random_world, tell, truth_of, without_one
from tests.reports.factories import STONES

pytestmark = pytest.mark.django_db
PARTS = (
    "heard.",
    "speed.",
    "withheld",
    "impact.difference",
    "impact.real_say",
    "impact.feelings",
    "population.equality",
)
COUNTABLE = ("heard.", "speed.", "impact.feelings")


def said_in(content):
    """Return what the tables of a report say about people, {name: {label: words}}."""
    tables = ((name, table) for name, table in tables_in(content) if name.startswith(PARTS))
    return {name: {cell.label: cell.words for cell in table.cells} for name, table in tables}


def counted_in(period, people):
    """Return what a reader counts when all that will ever be public is public."""
    public = [one for one in people if one.public]
    answered = [one for one in public if one.answered_on and one.answered_on <= period.end]
    young = [one for one in answered if one.young]
    return {
        **{name: table for name, table in truth_of(period, public).items() if name.startswith(COUNTABLE)},
        "published so far": sum(one.read_on <= period.end for one in public),
        "answered": len(answered),
        "young answered": len(young),
        **{f"young answered about {slug}": sum(one.about == slug for one in young) for slug, _name in STONES},
    }


def attacked(periods, people, *, by):
    """Write all of it down, build the reports, attack them; return what was betrayed."""
    make.cornerstones()
    tell(people, by=by)
    said = [said_in(content_of(period)) for period in periods]
    truths = [truth_of(period, people) for period in periods]
    return betrayed(said, [counted_in(period, people) for period in periods], truths)


@pytest.mark.parametrize("seed", [0, 20])
def test_attacker_narrows_nothing_over_three_reports(moderator, seed):
    assert attacked(*random_world(seed, periods=3), by=moderator) == []


def test_attacker_narrows_nothing_with_one_person_less(moderator):
    periods, people = random_world(1, periods=2)
    assert attacked(periods, without_one(people, seed=1), by=moderator) == []


@pytest.mark.deep
@pytest.mark.parametrize("one_less", [False, True])
@pytest.mark.parametrize("seed", range(100, 112))
def test_attacker_narrows_nothing_over_twelve_reports(moderator, seed, one_less):
    periods, people = random_world(seed, periods=12)
    assert attacked(periods, without_one(people, seed=seed) if one_less else people, by=moderator) == []


def test_attacker_breaks_under_five_hidden_with_exact_totals(moderator, monkeypatch):
    def weak(counts, **_options):
        words = {
            label: f"exactly {count}" if count == 0 or count >= 5 else "fewer than 5" for label, count in counts.items()
        }
        return Table("", "people", tuple(Cell(label, None, said) for label, said in words.items()))

    def weak_together(breakdowns, **_options):
        return {title: weak(counts) for title, counts in breakdowns.items()}

    monkeypatch.setattr(figures, "release_together", weak_together)
    monkeypatch.setattr(figures, "release", weak)
    found = attacked(*random_world(0, periods=2), by=moderator)
    assert len([place for place in found if place[1].startswith("heard.")]) > 10


def test_attacker_breaks_tables_that_hide_only_up_to_nine(moderator, monkeypatch):
    """Whoever finds seven public stories of a group of “fewer than 10” knows that it is seven, eight or nine."""
    monkeypatch.setattr(engine, "SMALLEST_COUNTABLE", 10)
    monkeypatch.setattr(attacker, "LEAST", 10)
    assert attacked(*random_world(0, periods=2), by=moderator) != []


def one_place_is_small():
    """Return 42 people of whom all came the same way, and five are from one place."""
    periods, people = quarters(1), random_world(3, periods=1)[1]
    like = replace(next(one for one in people if not one.young), ground="", channel=Channel.WEB)
    return periods, [replace(like, place="Exeter" if number < 37 else "Torridge") for number in range(42)]


def test_a_table_that_leaves_no_room_for_more_people_is_withheld(moderator):
    assert attacked(*one_place_is_small(), by=moderator) == []


def test_attacker_breaks_a_table_that_leaves_no_room(moderator, monkeypatch):
    monkeypatch.setattr(together, "FEWEST_MORE", 0)
    found = attacked(*one_place_is_small(), by=moderator)
    assert ("heard.district", "Torridge", 5, 5, 5) in [place[1:] for place in found]
