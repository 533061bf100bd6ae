"""Short sentences made from published figures. Nothing here sees a true count."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from commitments.enums import Delivery
from feedback.enums import Difference, Outcome
from lib.counting import how_many
from lib.disclosure import Cell, Table, percentage
from reports.enums import Breakdown, HeardFrom, Kept
from reports.words import and_words, everyone
from reports.words import next_day as first_promised_day

TENTH = 10
MEANS = {
    "welcome-and-care": "This means that people feel welcome and safe.",
    "value-and-include": "This means that every person counts and can join in.",
    "communicate": "This means how we talk and how we listen.",
    "work-in-partnership": "This means that we plan and decide together.",
}
Content = Mapping[str, Any]


def told_us(content: Content) -> str:
    table = everyone(_heard(content))
    if table is None:
        return "Only a few people told us things. So we do not show how many."
    return f"{_many(table.total_shown)} told us things." + (" Small groups are left out." if table.has_hidden else "")


def young(content: Content, who: str) -> str:
    cell = _heard(content)[Breakdown.SPEAKER].cell(HeardFrom.YOUNG_PEOPLE.label)
    if cell.shown:
        return f"{cell.words.capitalize()} young people told us things in their own words."
    return f"{who}: {_hidden(cell)}. We want to hear from more of you." if _is_small(cell) else ""


def with_help(content: Content) -> str:
    cell = _heard(content)[Breakdown.SPEAKER].cell(HeardFrom.HELPED_YOUNG_PEOPLE.label)
    return f"{cell.words.capitalize()} more told us with some help." if cell.shown else ""


def spoke_about(content: Content) -> tuple[str, ...]:
    slugs = {one["name"]: one["slug"] for one in content["cornerstones"]}
    cells = [cell for cell in _heard(content)["cornerstone"].cells if cell.shown]
    if not cells:
        return ("Too few people told us what it was about.",)
    most = max(cell.shown or 0 for cell in cells)
    top = [cell.label for cell in cells if cell.shown == most]
    means = [MEANS[slugs[name]] for name in top if slugs.get(name) in MEANS]
    return (f"Most people spoke about “{and_words(top)}”.", *(means if len(top) == 1 else ()))


def did(content: Content) -> str:
    number = _outcomes(content, Outcome.DID)
    return f"The council says it did {_things(number)}." if number else "The council did not tell us of a thing it did."


def will(content: Content) -> str:
    number = _outcomes(content, Outcome.WILL)
    if not number:
        return "The council made no new promise."
    return f"The council made {number} new promise{'' if number == 1 else 's'}. Each one has a day."


def next_day(content: Content) -> str:
    if not _outcomes(content, Outcome.WILL):
        return ""
    return first_promised_day(content["answers"], after=date.fromisoformat(content["period"]["end"]))


def said_no(content: Content) -> str:
    number = _outcomes(content, Outcome.CANNOT, Outcome.DISAGREE)
    return f"The council said no to {_things(number)}. It told us why." if number else "The council did not say no."


def helped(content: Content) -> str:
    if not content.get("impact"):
        return ""
    table = Table.from_json(content["impact"]["difference"])
    yes = table.cell(Difference.YES.label)
    if table.has_hidden or not table.total_shown:
        return "We asked if it helped. Too few people told us."
    return f"We asked {_many(table.total_shown).lower()} if it helped. {yes.words.capitalize()} said yes."


def real_say(content: Content) -> str:
    rows = content.get("impact", {}).get("real_say", {}).get("rows", ())
    shown = [row for row in map(Table.from_json, rows) if row.total_shown]
    if not shown:
        return "We ask if you had a real say. Too few young people have told us yet."
    said = [f"{row.title}: " + ", ".join(f"{cell.label} – {cell.words}" for cell in row.cells) for row in shown]
    return f"We asked if you had a real say. {'. '.join(said)}."


def since(content: Content) -> str:
    told = content.get("since") or {}
    return "You can see what changed since last time in the long report." if told.get("previous") else ""


def missing(content: Content) -> tuple[str, ...]:
    table = _heard(content)[Breakdown.DISTRICT]
    names = [cell.label for cell in table.cells if _is_small(cell) and cell.label != "Not said"]
    if not names:
        return ("People told us things from every part of Devon.", "Are we missing you? Please tell us.")
    return (f"Not many people, or no one, told us from: {'; '.join(names)}.", "Do you live there? Please tell us.")


def read_in_time(content: Content) -> str:
    promise = f"A person must read what you send in {_work_days(content['promised']['read'])}."
    return _kept(promise, Table.from_json(content["speed"]["read"]))


def answered_in_time(content: Content) -> str:
    promise = f"The council must give a first answer in {_work_days(content['promised']['answered'])}."
    return _kept(promise, Table.from_json(content["speed"]["answered"]))


def _kept(promise: str, table: Table) -> str:
    part = None if table.has_hidden else percentage(table.cell(Kept.IN_TIME.label), table)
    if part is None:
        return f"{promise} We cannot safely show how often it was on time."
    if table.cell(Kept.IN_TIME.label).shown == 0:
        return f"{promise} It was late for everyone."
    if table.cell(Kept.LATE.label).shown == 0:
        return f"{promise} It was on time for everyone."
    tenths = (part + TENTH // 2) // TENTH
    said = {0: "It was late for nearly all people.", TENTH: "It was on time for nearly all people."}
    return f"{promise} {said.get(tenths, f'It was on time for {tenths} out of every 10 people, or near to that.')}"


def _heard(content: Content) -> dict[str, Table]:
    return {name: Table.from_json(table) for name, table in content["heard"].items()}


def _outcomes(content: Content, *kinds: Outcome) -> int:
    """Return how many answers there are of these kinds: the council's own acts, so the number is exact."""
    return sum(content["outcomes"].get(kind, 0) for kind in kinds)


def _work_days(number: int) -> str:
    return how_many(number, "work day")


def _many(number: int | None) -> str:
    return f"About {number:,} people" if number else "No people"


def _things(number: int) -> str:
    return "one thing" if number == 1 else f"{number} things"


def _is_small(cell: Cell) -> bool:
    return cell.shown == 0 or cell.words.startswith("fewer than")


def _hidden(cell: Cell) -> str:
    """A small group and nobody are not told apart."""
    return "only a few told us, or no one" if _is_small(cell) else cell.words


def doing(content: Content) -> str:
    """Say how many actions there are and how many are done: acts, so the numbers are exact."""
    told = content.get("actions")
    if not told or not told["items"]:
        return ""
    done = told["delivery"].get(Delivery.DONE, 0)
    are_done = "One of them is" if done == 1 else f"{done or 'None'} of them are"
    return f"There are plans to do {_things(len(told['items']))}. {are_done} done."
