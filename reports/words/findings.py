"""What was found, in sentences: of how many, about what, how fast, who is missing."""

from collections.abc import Iterable, Mapping, Sequence

from feedback.enums import Outcome
from lib.counting import how_many
from lib.disclosure import Cell, Table, percentage
from reports.enums import Breakdown, HeardFrom, Kept

ROUNDING = (
    "We round numbers of people to the nearest 5. We do not show small groups, so that nobody can be picked out. "
    "A group that wrote together counts once. Somebody who wrote twice counts twice, because we do not know who wrote."
)
FEW_OR_NONE = "Few people or nobody: "
_NOT_A_GROUP = ("Not said", "Not sure")
_MISSING_IN = (Breakdown.SPEAKER, Breakdown.DISTRICT, Breakdown.PHASE, Breakdown.SETTING)


def findings(
    *, heard: Mapping[str, Table], outcomes: Mapping[str, int], speed: Mapping[str, Table], promised: Mapping[str, int]
) -> list[str]:
    """Return the few sentences of the first page: how many, about what, young people, what was answered, how fast."""
    about = most_spoken_about(heard)
    counted = [] if about.startswith("Of about") else [how_many_told_us(heard)]
    rest = [young_people(heard), answers_given(outcomes), promise_to_read(speed["read"], days=promised["read"])]
    return [sentence for sentence in (*counted, about, *rest) if sentence]


def everyone(heard: Mapping[str, Table]) -> Table | None:
    """Return the breakdown that tells most about how many people there were; None when all hide too much."""
    shown = [heard[each] for each in Breakdown if heard[each].total_shown]
    return max(shown, key=lambda table: (not table.has_hidden, table.total_shown or 0), default=None)


def how_many_told_us(heard: Mapping[str, Table]) -> str:
    """Say how many people told us something."""
    table = everyone(heard)
    if table is None:
        return "Too few people told us something for us to show how many."
    total = f"About {table.total_shown:,} people told us something"
    return f"{total}. Groups that are too small to show are left out." if table.has_hidden else f"{total}."


def most_spoken_about(heard: Mapping[str, Table]) -> str:
    """Say which cornerstone most people spoke about, of how many where that can be said; empty where it cannot."""
    cells = [cell for cell in heard["cornerstone"].cells if cell.shown]
    if not cells:
        return ""
    table = everyone(heard)
    base = table.total_shown if table and not table.has_hidden else None
    top = _top(cells)
    names = [cell.label for cell in top]
    spoke = f"{top[0].words}{' people' if not base else ''}{' each' if len(top) > 1 else ''}"
    about = f"spoke about {and_words(names)}"
    if not base:
        return f"{spoke.capitalize()} {about}."
    return f"Of about {base:,} people who told us something, {spoke} {about}."


def title_of_cornerstones(table: Table) -> str:
    """Return the finding that the chart of the cornerstones shows, as its title."""
    cells = [cell for cell in table.cells if cell.shown]
    if not cells:
        return "Too few people chose a cornerstone to show numbers"
    return f"Many people spoke about {and_words(cell.label for cell in _top(cells))}"


def answers_given(outcomes: Mapping[str, int]) -> str:
    """Say what the council answered. Answers are its own published acts, so their numbers are exact."""
    total = sum(outcomes.values())
    if not total:
        return "The council published no answers in this time."
    said = {
        Outcome.DID: "{} about something it did",
        Outcome.WILL: "{} about something it will do",
        Outcome.CANNOT: "{} about something it cannot do",
        Outcome.DISAGREE: "{} where it sees things differently",
    }
    parts = [words.format(outcomes[each]) for each, words in said.items() if outcomes.get(each)]
    return f"The council gave {how_many(total, 'answer')}: {and_words(parts)}."


def promise_to_read(table: Table, *, days: int) -> str:
    """Say whether we read what people sent within the days that we had promised."""
    return f"We promised to read what people send within {how_many(days, 'working day')}. {_kept(table)}"


def promise_to_answer(table: Table, *, days: int) -> str:
    """Say whether the council answered first within the days that it had promised."""
    return f"The council promised a first answer within {how_many(days, 'working day')}. {_kept(table)}"


def promises_by_a_day(acts: Mapping[str, int] | None) -> str:
    """Say how the council kept what it promised to do by a day. They are its own acts, so the numbers are exact.

    Empty for a report that was frozen before this was measured.
    """
    if acts is None:
        return ""
    total = sum(acts.values())
    if not total:
        return "Nothing that the council promised had its day in this time."
    said = (
        ("in_time", "{} done by that day"),
        ("late", "{} done later"),
        ("not_yet", "{} not done yet"),
        ("stopped", "{} will not happen"),
    )
    parts = [text.format(acts[name]) for name, text in said if acts.get(name)]
    return f"The council had promised {how_many(total, 'thing')} by a day in this time: {and_words(parts)}."


def missing(heard: Mapping[str, Table]) -> list[tuple[str, str]]:
    """Return whom we have not heard from, as (kind of group, sentence); small and silent groups are not told apart."""
    found = [(each.label, _few_or_none(heard[each])) for each in _MISSING_IN]
    return [(label, words) for label, words in found if words]


def young_people(heard: Mapping[str, Table]) -> str:
    """Say how many young people told us something in their own voice; empty where even that would show too much."""
    cell = heard[Breakdown.SPEAKER].cell(HeardFrom.YOUNG_PEOPLE.label)
    if cell.shown:
        return f"{cell.words.capitalize()} young people told us something in their own voice."
    if _is_few(cell):
        return "Few young people, or none, told us something in their own voice. We want to hear more from them."
    return ""


def and_words(parts: Iterable[str]) -> str:
    """Return "a", "a and b" or "a, b and c"."""
    listed = list(parts)
    return " and ".join([", ".join(listed[:-1]), listed[-1]]) if len(listed) > 1 else "".join(listed)


def _top(cells: Sequence[Cell]) -> list[Cell]:
    """Return the biggest of the shown cells: several where rounding makes them equal."""
    most = max(cell.shown or 0 for cell in cells)
    return [cell for cell in cells if cell.shown == most]


def _kept(table: Table) -> str:
    in_time, late = table.cell(Kept.IN_TIME.label), table.cell(Kept.LATE.label)
    if table.total_shown is None:
        return "There are not enough people to show safely how often that was kept."
    if late.shown == 0:
        return "That was kept for everybody."
    if in_time.shown == 0:
        return "That was kept for nobody."
    per_cent = None if table.has_hidden else percentage(in_time, table)
    if per_cent is None:
        return (
            f"In time: {in_time.words}. Late, or not yet: {late.words}. That is not enough to show a percentage safely."
        )
    return f"That was kept for about {per_cent}% of people. About {100 - per_cent}% waited longer."


def _few_or_none(table: Table) -> str:
    names = [cell.label for cell in table.cells if _is_few(cell) and cell.label not in _NOT_A_GROUP]
    return f"{FEW_OR_NONE}{'; '.join(names)}." if names else ""


def _is_few(cell: Cell) -> bool:
    """Say whether a cell is nought or small; one withheld for the sake of another may be large."""
    return cell.shown == 0 or cell.words.startswith("fewer than")
