"""What changed since the report before, in sentences, from published figures alone: no true count is seen here.

A hidden number is never compared: “fewer than 13” beside “about 15” would say more than either.
"""

from collections.abc import Mapping
from typing import Any

from feedback.enums import Outcome
from lib.counting import how_many
from lib.disclosure import Table, percentage
from reports.enums import Breakdown, Kept
from reports.words import and_words, everyone

FIRST = "This is the first report, so there is nothing to compare it with."
Content = Mapping[str, Any]


def since(now: Content, before: Content | None, *, slug: str = "", words: str = "") -> dict[str, Any]:
    """Return {"previous", "words", "sentences"}: what changed between two frozen contents, the older one `before`.

    `slug` and `words` name the older report. Without one the only sentence says that this is the first.
    """
    if before is None:
        return {"previous": "", "words": "", "sentences": [FIRST]}
    found = (
        _how_many(now, before),
        _spoken_about(now, before),
        _kept(now, before, "read", "We read what people sent in time"),
        _kept(now, before, "answered", "The council answered in time"),
        _answers(now, before),
        _promises(now, before),
        _priorities(now, before),
    )
    return {"previous": slug, "words": words, "sentences": [sentence for sentence in found if sentence]}


def _how_many(now: Content, before: Content) -> str:
    mine, theirs = _everyone(now), _everyone(before)
    if mine is None or theirs is None:
        return "We cannot say safely if more or fewer people told us something than last time."
    if mine == theirs:
        return f"About {mine:,} people told us something, as many as last time."
    more = "more" if mine > theirs else "fewer"
    return f"About {mine:,} people told us something, {more} than last time (about {theirs:,})."


def _everyone(content: Content) -> int | None:
    """Return how many people told us something where no group is left out of it."""
    table = everyone({each: Table.from_json(content["heard"][each]) for each in Breakdown})
    return None if table is None or table.has_hidden else table.total_shown


def _spoken_about(now: Content, before: Content) -> str:
    mine, theirs = _top(now), _top(before)
    if not mine or not theirs:
        return ""
    if mine == theirs:
        return f"As last time, most people spoke about {and_words(mine)}."
    return f"Most people spoke about {and_words(mine)}. Last time it was {and_words(theirs)}."


def _top(content: Content) -> list[str]:
    cells = [cell for cell in Table.from_json(content["heard"]["cornerstone"]).cells if cell.shown]
    most = max((cell.shown or 0 for cell in cells), default=0)
    return [cell.label for cell in cells if cell.shown == most]


def _kept(now: Content, before: Content, name: str, words: str) -> str:
    mine, theirs = _share(now, name), _share(before, name)
    if not mine or not theirs:
        return ""
    return f"{words} for {mine}, as last time." if mine == theirs else f"{words} for {mine}. Last time: for {theirs}."


def _share(content: Content, name: str) -> str:
    table = Table.from_json(content["speed"][name])
    in_time, late = table.cell(Kept.IN_TIME.label), table.cell(Kept.LATE.label)
    per_cent = None if table.has_hidden else percentage(in_time, table)
    if per_cent is None:
        return ""
    return "everybody" if late.shown == 0 else "nobody" if in_time.shown == 0 else f"about {per_cent}% of people"


def _answers(now: Content, before: Content) -> str:
    """Answers are the council's own acts, so their numbers are exact."""
    mine, theirs = len(now["answers"]), len(before["answers"])
    did = sum(each["outcome"] == Outcome.DID for each in now["answers"])
    done = f", {did} of them about something that was done" if did else ""
    done = ", about something that was done" if did == mine == 1 else done
    before_it = "That is as many as last time." if mine == theirs else f"Last time it was {theirs}."
    return f"The council published {how_many(mine, 'answer')}{done}. {before_it}"


def _promises(now: Content, before: Content) -> str:
    mine, theirs = now.get("acts"), before.get("acts")
    if not mine or not theirs or not sum(mine.values()):
        return ""
    total, before_total = sum(mine.values()), sum(theirs.values())
    number = mine["in_time"] or "none"
    kept = f"The council kept {number} of {how_many(total, 'promise')} that had a day in this time."
    return f"{kept} Last time it was {theirs['in_time'] or 'none'} of {before_total}." if before_total else kept


def _priorities(now: Content, before: Content) -> str:
    mine, theirs = (each["priorities"].get("round", {}).get("name", "") for each in (now, before))
    if mine == theirs:
        return ""
    return f"There are new priorities: {mine}." if mine else ""
