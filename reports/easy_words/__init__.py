"""The report in easy words: short sentences made by code from published figures. Nothing here sees a true count.

Each step is one picture with its words: Easy Read shows the picture on the left, the plain version leaves it out. The
young people's version speaks to "you" and begins with young people.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from feedback.enums import Feeling
from lib.disclosure import Table
from reports.easy_words.sentences import (
    answered_in_time,
    did,
    doing,
    helped,
    missing,
    next_day,
    read_in_time,
    real_say,
    said_no,
    since,
    spoke_about,
    told_us,
    will,
    with_help,
    young,
)
from reports.easy_words.shapes import Face, Felt, Step

__all__ = ["FEW_FELT", "Face", "Felt", "Step", "easy_read", "feelings", "words_of", "young_people"]

ROUNDED = "We round numbers, so they are not exact. We hide small numbers. That keeps people safe."
FEW_FELT = "Too few young people told us how things feel, so we show no numbers."
_KEPT_SAFE = (f"We work hard so that no one can. {ROUNDED}", "We never print your own words here.")
FACES = {
    Feeling.VERY_GOOD: "very-good",
    Feeling.GOOD: "good",
    Feeling.IN_BETWEEN: "in-between",
    Feeling.BAD: "bad",
    Feeling.VERY_BAD: "very-bad",
}
Content = Mapping[str, Any]


def easy_read(content: Content) -> tuple[Step, ...]:
    """Return the steps of the Easy Read version, in the order of the report."""
    found = (
        Step("who", "group", "Who told us", (told_us(content), young(content, "Young people"))),
        Step("said", "ear", "What people said", spoke_about(content)),
        Step("changed", "helping", "What changed", (did(content), helped(content))),
        Step("no", "storm", "What did not change", (said_no(content),)),
        Step("next", "plan", "What comes next", (will(content), next_day(content), doing(content), since(content))),
        Step("missing", "empty-chair", "Who we did not hear from", missing(content)),
        Step("fast", "clock", "How fast we were", (read_in_time(content), answered_in_time(content))),
        Step("numbers", "question", "About the numbers", (ROUNDED,)),
    )
    return tuple(Step(one.id, one.picture, one.title, tuple(filter(None, one.sentences))) for one in found)


def young_people(content: Content) -> tuple[Step, ...]:
    """Return the steps of the young people's version: what young people said comes first, apart from grown-ups."""
    found = (
        Step("you", "loud", "What young people told us", (young(content, "Young people"), with_help(content))),
        Step("say", "hand-up", "Did you have a real say?", (real_say(content),)),
        Step("grown-ups", "grown-up", "What everyone told us", (told_us(content), *spoke_about(content))),
        Step("changed", "helping", "What changed", (did(content), helped(content))),
        Step("no", "storm", "What did not change", (said_no(content),)),
        Step("next", "plan", "What comes next", (will(content), next_day(content), doing(content), since(content))),
        Step("fast", "clock", "Were we fast?", (read_in_time(content), answered_in_time(content))),
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


def words_of(steps: Iterable[Step]) -> Sequence[str]:
    """Return every sentence, for whoever measures how easily they read."""
    return [sentence for step in steps for sentence in (step.title + ".", *step.sentences)]
