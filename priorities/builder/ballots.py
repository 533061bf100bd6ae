"""The three ballots side by side: partners' stars, parent carers' and young people's first choice. Never added."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from lib.charts import Bar, bars
from lib.counting import how_many
from lib.disclosure import SMALLEST_PROTECTED, SMALLEST_SHOWN
from priorities.builder.counted import Counted, CountedRound, Item
from priorities.enums import Voice

LAST_DRAWN = 3  # places; the table has the others
MOST_BARS = 6
NOT_SHOWN = "not shown"
SMALLEST = {Voice.PARENT_CARERS: SMALLEST_SHOWN, Voice.YOUNG_PEOPLE: SMALLEST_PROTECTED}
_WHO = {Voice.PARENT_CARERS: "parent carers", Voice.YOUNG_PEOPLE: "young people"}
_TITLES = {
    Voice.PARTNERS: "Partners’ stars",
    Voice.PARENT_CARERS: "Parent carers’ first choice",
    Voice.YOUNG_PEOPLE: "Young people’s first choice",
}
_CODES = "Each chose by a code. Nobody knows who had which code, so two codes are two voices."


@dataclass(frozen=True)
class BallotShown:
    """One ballot. `svg` draws its first three places; where there is none, `hidden` says why."""

    id: str
    title: str
    turnout: str
    limits: str
    hidden: str
    svg: SafeString
    more: str


@dataclass(frozen=True)
class BallotsRow:
    """One priority with what each ballot gave it, in words; `cells` are of (title of the ballot, words)."""

    slug: str
    strength: str
    in_focus: bool
    cells: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class SideBySide:
    """The three ballots, and every priority with its three numbers."""

    ballots: tuple[BallotShown, ...]
    rows: tuple[BallotsRow, ...]


def side_by_side(result: CountedRound) -> SideBySide:
    """Return the three ballots beside one another, priorities in the order of partners' stars."""
    items = {item.slug: item for item in result.kept}
    return SideBySide(
        tuple(_shown(result, each, items) for each in result.ballots),
        tuple(_row(result, items[each.slug]) for each in result.partners.places),
    )


def why_hidden(result: CountedRound, ballot: Counted) -> str:
    """Return why nothing of a ballot is shown; empty when it is shown."""
    if ballot.voice == Voice.PARTNERS:
        return "" if ballot.turnout else "No organisation confirmed any stars."
    who = _WHO[ballot.voice]
    if not result.with_families:
        return f"This round did not ask {who}."
    if ballot.turnout == 0:
        return f"No {who} chose in this round. That does not mean that they had nothing to say."
    if ballot.turnout is None:
        return f"Fewer than {SMALLEST[ballot.voice]} {who} chose. We do not show so few, to protect them."
    if ballot.lines == 0:
        return (
            f"{ballot.turnout:,} {who} chose, most of them a priority that was taken out of the round later. "
            "The others are too few to show, to protect them."
        )
    return ""


def _shown(result: CountedRound, ballot: Counted, items: dict[str, Item]) -> BallotShown:
    hidden, title = why_hidden(result, ballot), _TITLES[ballot.voice]
    drawn = [] if hidden else [each for each in ballot.places if each.place <= LAST_DRAWN and each.score]
    unit = "star" if ballot.voice == Voice.PARTNERS else "choice"
    rows = [
        Bar(items[each.slug].strength, int(each.score), how_many(int(each.score), unit)) for each in drawn[:MOST_BARS]
    ]
    chart_id = f"first-{ballot.voice}"
    return BallotShown(
        id=chart_id,
        title=title,
        turnout="" if hidden else _turnout(result, ballot),
        limits=_limits(result, ballot),
        hidden=hidden,
        svg=_drawn(chart_id, title, rows),
        more=_more(len(drawn[MOST_BARS:])),
    )


def _drawn(chart_id: str, title: str, rows: Sequence[Bar]) -> SafeString:
    if not rows:
        return SafeString("")
    said = " ".join(f"{row.label}: {row.words}." for row in rows)
    return bars(chart_id=chart_id, title=f"{title}: what came first", description=said, rows=rows)


def _more(number: int) -> str:
    return f"{number} more share the last of these places. The table has them." if number else ""


def _turnout(result: CountedRound, ballot: Counted) -> str:
    if ballot.voice == Voice.PARTNERS:
        return f"{ballot.turnout} of {how_many(result.organisations, 'organisation')} took part."
    gone = (ballot.turnout or 0) - ballot.lines
    later = f" {gone:,} of them chose a priority that was taken out of the round later." if gone else ""
    return f"{ballot.turnout:,} {_WHO[ballot.voice]} chose.{later}"


def _limits(result: CountedRound, ballot: Counted) -> str:
    if ballot.voice == Voice.PARTNERS:
        each = how_many(result.stars_each, "star")
        confirmed = "A person who leads there confirmed them, or two people typed them from paper."
        return f"Each organisation had {each}, large or small. {confirmed}"
    return _CODES if result.with_families else ""


def _row(result: CountedRound, item: Item) -> BallotsRow:
    return BallotsRow(
        slug=item.slug,
        strength=item.strength,
        in_focus=item.slug in result.focus,
        cells=tuple(
            (
                _TITLES[each.voice],
                NOT_SHOWN if why_hidden(result, each) and each.voice != Voice.PARTNERS else str(each.votes[item.slug]),
            )
            for each in result.ballots
        ),
    )
