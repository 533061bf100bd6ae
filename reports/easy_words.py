"""The report in easy words: short sentences made by code from published figures. Nothing here sees a true count.

Each step is one picture with its words: Easy Read shows the picture on the left, the plain version leaves it out. The
young people's version speaks to "you" and begins with young people.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from feedback.enums import Difference, Feeling, Outcome
from lib.disclosure import Cell, Table, percentage
from reports.enums import Breakdown, HeardFrom, Kept
from reports.words import and_words, everyone, next_day

ROUNDED = "We round numbers, so they are not exact. We hide small numbers. That keeps people safe."
FEW_FELT = "Too few young people told us how things feel, so we show no numbers."
_KEPT_SAFE = (f"We work hard so that no one can. {ROUNDED}", "We never print your own words here.")
TENTH = 10
MEANS = {
    "welcome-and-care": "This means that people feel welcome and safe.",
    "value-and-include": "This means that every person counts and can join in.",
    "communicate": "This means how we talk and how we listen.",
    "work-in-partnership": "This means that we plan and decide together.",
}
FACES = {
    Feeling.VERY_GOOD: "very-good",
    Feeling.GOOD: "good",
    Feeling.IN_BETWEEN: "in-between",
    Feeling.BAD: "bad",
    Feeling.VERY_BAD: "very-bad",
}
Content = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Step:
    """One picture and its words. `picture` is the name of a drawing in templates/drawings/young/."""

    id: str
    picture: str
    title: str
    sentences: tuple[str, ...]

    @property
    def drawing(self) -> str:
        """The template of its drawing."""
        return f"drawings/young/{self.picture}.svg"


@dataclass(frozen=True, slots=True)
class Face:
    """How many young people felt like this: a face with its word, and the number in words."""

    picture: str
    word: str
    number: str

    @property
    def drawing(self) -> str:
        """The template of its drawing."""
        return f"drawings/young/{self.picture}.svg"


@dataclass(frozen=True, slots=True)
class Felt:
    """How one thing feels to young people; `few` says so where no number may be shown."""

    id: str
    title: str
    faces: tuple[Face, ...]
    few: str


def easy_read(content: Content) -> tuple[Step, ...]:
    """Return the steps of the Easy Read version, in the order of the report."""
    found = (
        Step("who", "group", "Who told us", (_told_us(content), _young(content, "Young people"))),
        Step("said", "ear", "What people said", _spoke_about(content)),
        Step("changed", "helping", "What changed", (_did(content), _helped(content))),
        Step("no", "storm", "What did not change", (_said_no(content),)),
        Step("next", "plan", "What comes next", (_will(content), _next_day(content), _since(content))),
        Step("missing", "empty-chair", "Who we did not hear from", _missing(content)),
        Step("fast", "clock", "How fast we were", (_in_time(content),)),
        Step("numbers", "question", "About the numbers", (ROUNDED,)),
    )
    return tuple(Step(one.id, one.picture, one.title, tuple(filter(None, one.sentences))) for one in found)


def young_people(content: Content) -> tuple[Step, ...]:
    """Return the steps of the young people's version: what young people said comes first, apart from grown-ups."""
    found = (
        Step("you", "loud", "What young people told us", (_young(content, "Young people"), _with_help(content))),
        Step("say", "hand-up", "Did you have a real say?", (_real_say(content),)),
        Step("grown-ups", "grown-up", "What everyone told us", (_told_us(content), *_spoke_about(content))),
        Step("changed", "helping", "What changed", (_did(content), _helped(content))),
        Step("no", "storm", "What did not change", (_said_no(content),)),
        Step("next", "plan", "What comes next", (_will(content), _next_day(content), _since(content))),
        Step("fast", "clock", "Were we fast?", (_in_time(content),)),
        Step(
            "numbers",
            "private",
            "Can people tell it was you?",
            _KEPT_SAFE,
        ),
    )
    return tuple(Step(one.id, one.picture, one.title, tuple(filter(None, one.sentences))) for one in found)


def feelings(content: Content) -> tuple[Felt, ...]:
    """Return how each cornerstone feels to young people, with a face for every word; once where none may be shown."""
    tables = [Table.from_json(each) for each in content.get("impact", {}).get("feelings", ())]
    found = tuple(_felt(table, number) for number, table in enumerate(tables, 1))
    if found and not any(one.faces for one in found):
        return (Felt("felt", "How it feels to you", (), FEW_FELT),)
    return found


def _felt(table: Table, number: int) -> Felt:
    cells = {face: table.cell(feeling.label) for feeling, face in FACES.items()}
    if not any(cell.shown for cell in cells.values()):
        return Felt(f"felt-{number}", f"How it feels: {table.title}", (), FEW_FELT)
    faces = tuple(Face(f"face-{face}", cell.label, cell.words) for face, cell in cells.items())
    return Felt(f"felt-{number}", f"How it feels: {table.title}", faces, "")


def _told_us(content: Content) -> str:
    table = everyone(_heard(content))
    if table is None:
        return "Only a few people told us things. So we do not show how many."
    return f"{_many(table.total_shown)} told us things." + (" Small groups are left out." if table.has_hidden else "")


def _young(content: Content, who: str) -> str:
    cell = _heard(content)[Breakdown.SPEAKER].cell(HeardFrom.YOUNG_PEOPLE.label)
    if cell.shown:
        return f"{cell.words.capitalize()} young people told us things in their own words."
    return f"{who}: {_hidden(cell)}. We want to hear from more of you." if _is_small(cell) else ""


def _with_help(content: Content) -> str:
    cell = _heard(content)[Breakdown.SPEAKER].cell(HeardFrom.HELPED_YOUNG_PEOPLE.label)
    return f"{cell.words.capitalize()} more told us with some help." if cell.shown else ""


def _spoke_about(content: Content) -> tuple[str, ...]:
    slugs = {one["name"]: one["slug"] for one in content["cornerstones"]}
    cells = [cell for cell in _heard(content)["cornerstone"].cells if cell.shown]
    if not cells:
        return ("Too few people told us what it was about.",)
    most = max(cell.shown or 0 for cell in cells)
    top = [cell.label for cell in cells if cell.shown == most]
    means = [MEANS[slugs[name]] for name in top if slugs.get(name) in MEANS]
    return (f"Most people spoke about “{and_words(top)}”.", *(means if len(top) == 1 else ()))


def _did(content: Content) -> str:
    number = _outcomes(content, Outcome.DID)
    return f"The council says it did {_things(number)}." if number else "The council did not tell us of a thing it did."


def _will(content: Content) -> str:
    number = _outcomes(content, Outcome.WILL)
    if not number:
        return "The council made no new promise."
    return f"The council made {number} new promise{'' if number == 1 else 's'}. Each one has a day."


def _next_day(content: Content) -> str:
    if not _outcomes(content, Outcome.WILL):
        return ""
    return next_day(content["answers"], after=date.fromisoformat(content["period"]["end"]))


def _said_no(content: Content) -> str:
    number = _outcomes(content, Outcome.CANNOT, Outcome.DISAGREE)
    return f"The council said no to {_things(number)}. It told us why." if number else "The council did not say no."


def _helped(content: Content) -> str:
    if not content.get("impact"):
        return ""
    table = Table.from_json(content["impact"]["difference"])
    yes = table.cell(Difference.YES.label)
    if table.has_hidden or not table.total_shown:
        return "We asked if it helped. Too few people told us."
    return f"We asked {_many(table.total_shown).lower()} if it helped. {yes.words.capitalize()} said yes."


def _real_say(content: Content) -> str:
    rows = content.get("impact", {}).get("real_say", {}).get("rows", ())
    shown = [row for row in map(Table.from_json, rows) if row.total_shown]
    if not shown:
        return "We ask if you had a real say. Too few young people have told us yet."
    said = [f"{row.title}: " + ", ".join(f"{cell.label} – {cell.words}" for cell in row.cells) for row in shown]
    return f"We asked if you had a real say. {'. '.join(said)}."


def _since(content: Content) -> str:
    told = content.get("since") or {}
    return "You can see what changed since last time in the long report." if told.get("previous") else ""


def _missing(content: Content) -> tuple[str, ...]:
    table = _heard(content)[Breakdown.DISTRICT]
    names = [cell.label for cell in table.cells if _is_small(cell) and cell.label != "Not said"]
    if not names:
        return ("People told us things from every part of Devon.", "Are we missing you? Please tell us.")
    return (f"Not many people, or no one, told us from: {'; '.join(names)}.", "Do you live there? Please tell us.")


def _in_time(content: Content) -> str:
    days = content["promised"]["answered"]
    table = Table.from_json(content["speed"]["answered"])
    promise = f"The council must give a first answer in {days} work days."
    part = None if table.has_hidden else percentage(table.cell(Kept.IN_TIME.label), table)
    if part is None:
        return f"{promise} We cannot safely show how often it was on time."
    tenths = (part + TENTH // 2) // TENTH
    said = {0: "It was late for nearly all people.", TENTH: "It was on time for nearly all people."}
    return f"{promise} {said.get(tenths, f'It was on time for {tenths} out of every 10 people, or near to that.')}"


def _heard(content: Content) -> dict[str, Table]:
    return {name: Table.from_json(table) for name, table in content["heard"].items()}


def _outcomes(content: Content, *kinds: Outcome) -> int:
    """Return how many answers there are of these kinds: the council's own acts, so the number is exact."""
    return sum(content["outcomes"].get(kind, 0) for kind in kinds)


def _many(number: int | None) -> str:
    return f"About {number:,} people" if number else "No people"


def _things(number: int) -> str:
    return "one thing" if number == 1 else f"{number} things"


def _is_small(cell: Cell) -> bool:
    return cell.shown == 0 or cell.words.startswith("fewer than")


def _hidden(cell: Cell) -> str:
    """A small group and nobody are not told apart."""
    return "only a few told us, or no one" if _is_small(cell) else cell.words


def words_of(steps: Iterable[Step]) -> Sequence[str]:
    """Return every sentence, for whoever measures how easily they read."""
    return [sentence for step in steps for sentence in (step.title + ".", *step.sentences)]
