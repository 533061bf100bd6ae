"""What people take away of a result: the tally as JSON, the result as a table for CSV, and both as ODS."""

import json
from collections.abc import Mapping
from typing import Any

from lib import spreadsheets
from lib.spreadsheets import Line
from priorities.builder.ballots import NOT_SHOWN, why_hidden
from priorities.builder.counted import CountedRound, Item, counted
from priorities.builder.fairness import Fairness, fairness_of, name_of
from priorities.enums import Voice

COLUMNS = (
    ("Place", "The place by partners’ stars. Equal numbers share a place. Empty: it was taken out of the round."),
    ("Priority", "What is valued, in the words that were voted on."),
    ("Needs to change", "What people want to change about it, in the words that were voted on."),
    ("Cornerstone", "The cornerstone that it belongs to, by its short name in our addresses."),
    ("Partners’ stars", "Stars that organisations gave. Empty: it was taken out of the round."),
    ("On the focus list", "Yes: it has as many stars as the round asked for, or more."),
    ("Parent carers’ first choice", "How many parent carers would change it first. Never added to the stars."),
    ("Young people’s first choice", "How many young people would change it first. Never added to the others."),
    ("Taken out", "Why it was taken out of the round. Empty: it took part to the end."),
    ("Short name", "Its name in our addresses and in the JSON file."),
)


def json_of(content: Mapping[str, Any]) -> str:
    """Return a tally's content as the file that `scripts/recount.py` reads: one line of the tally on each line."""
    lines = ",\n".join(json.dumps(line, sort_keys=True, ensure_ascii=False) for line in content["lines"])
    return f'{{"head": {json.dumps(content["head"])}, "lines": [\n{lines}\n]}}\n'


def header() -> tuple[str, ...]:
    """Return the names of the columns."""
    return tuple(name for name, _meaning in COLUMNS)


def rows_of(result: CountedRound) -> list[Line]:
    """Return a row for each priority, by partners' stars; those that were taken out stand last."""
    items = {item.slug: item for item in result.items}
    kept = [_row(result, items[each.slug], each.place) for each in result.partners.places]
    return [*kept, *(_row(result, item, None) for item in result.items if item.withdrawn)]


def ods_of(content: Mapping[str, Any]) -> bytes:
    """Return the result as a spreadsheet: result, sectors, every ballot, and what each column means."""
    result = counted(content)
    return spreadsheets.ods_of(
        (
            ("Result", [header(), *rows_of(result)]),
            ("Sectors", _sectors(fairness_of(result))),
            ("Ballots", _ballots(result)),
            ("What it means", _dictionary(result, content["head"])),
        )
    )


def _row(result: CountedRound, item: Item, place: int | None) -> Line:
    partners, *families = (_cell(result, number, item) for number in range(3))
    return (
        place,
        item.strength,
        " ".join(item.to_change),
        item.cornerstone,
        partners,
        "Yes" if item.slug in result.focus else "No",
        *families,
        item.withdrawn_why or "Taken out" if item.withdrawn else "",
        item.slug,
    )


def _cell(result: CountedRound, number: int, item: Item) -> int | str | None:
    ballot = result.ballots[number]
    if item.withdrawn:
        return None
    if ballot.voice != Voice.PARTNERS and why_hidden(result, ballot):
        return NOT_SHOWN
    return ballot.votes[item.slug]


def _sectors(found: Fairness) -> list[Line]:
    if found.why_not:
        return [(found.why_not,)]
    parts: list[Line] = [("Sector", "Organisations that took part", "Stars that they gave")]
    parts += [(part.name, part.organisations, part.stars) for part in found.parts]
    places: list[Line] = [("Priority", "Place in the plain count", "Place when each sector weighs the same")]
    return [*parts, (), *places, *((row.strength, row.plain, row.alike) for row in found.rows)]


def _ballots(result: CountedRound) -> list[Line]:
    """Return every ballot on a line of its own, as it stands in the tally: no name, in random order."""
    slugs = [item.slug for item in result.kept]
    lines: list[Line] = [("Sector, where it may be told", *slugs)]
    return [
        *lines,
        *((name_of(part), *(stars.get(slug, 0) for slug in slugs)) for part, stars in result.lines_of_partners),
    ]


def _dictionary(result: CountedRound, head: str) -> list[Line]:
    about: list[Line] = [
        ("Round", result.name),
        ("Question", result.question),
        ("Closed on", f"{result.closed_on:%d %B %Y}".lstrip("0")),
        ("Stars of each organisation", result.stars_each),
        ("Stars that make the focus list", result.threshold),
        ("Organisations that could take part", result.organisations),
        ("Ties", result.ties),
        ("Head of the tally (SHA-256)", head),
        *((str(each.voice.label), why_hidden(result, each) or f"{each.turnout} took part") for each in result.ballots),
    ]
    return [*about, (), ("Column of the sheet “Result”", "What it means"), *COLUMNS]
