"""Reads of an organisation's own reflections. There is no read across organisations: no table of who does best."""

from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from accounts.models import User
from cornerstones.models import Cornerstone
from cornerstones.selectors import CornerstoneShown, shown
from feedback.selectors.lists import Filters
from feedback.selectors.public import Experience, experiences
from reflection.enums import IN_ORDER, Change, HowOften
from reflection.models import Reflection, Said, SelfStatement

VOICES = 3  # experiences that stand beside a cornerstone


@dataclass(frozen=True)
class Task:
    """One cornerstone in the task list."""

    cornerstone: CornerstoneShown
    slug: str
    said: int
    of: int

    @property
    def status(self) -> str:
        """How far it is, in words."""
        if self.said == self.of:
            return "Done"
        return f"{self.said} of {self.of} said" if self.said else "To do"

    @property
    def is_done(self) -> bool:
        """Whether every statement has an answer."""
        return self.said == self.of


@dataclass(frozen=True)
class Line:
    """What was said of one statement."""

    text: str
    how_often: str
    evidence: str


@dataclass(frozen=True)
class Part:
    """Everything said under one cornerstone, and what families say there, anywhere in Devon."""

    cornerstone: CornerstoneShown
    slug: str
    lines: tuple[Line, ...]
    families: tuple[Experience, ...]


@dataclass(frozen=True)
class Compared:
    """One statement at two dates; `before` or `after` is empty where it was not asked."""

    text: str
    before: str
    after: str
    change: Change
    evidence: str


@dataclass(frozen=True)
class ComparedPart:
    """The statements of one cornerstone at two dates."""

    cornerstone: CornerstoneShown
    lines: tuple[Compared, ...]


@dataclass(frozen=True)
class Comparison:
    """Two finished reflections of one organisation, the earlier first, with how many statements went where."""

    earlier: datetime
    later: datetime
    parts: tuple[ComparedPart, ...]
    numbers: tuple[tuple[str, int], ...]


def own(user: User, number: int) -> Reflection | None:
    """Return a reflection of this person's organisation, or None."""
    mine = Reflection.objects.of(user).select_related("organisation", "begun_by", "finished_by")
    return mine.filter(pk=number).first() if number < 2**63 else None


def finished(user: User) -> tuple[Reflection, ...]:
    """Return the finished ones of this person's organisation, newest first."""
    return tuple(Reflection.objects.of(user).finished().select_related("finished_by"))


def open_one(user: User) -> Reflection | None:
    """Return the one that was begun and is not finished, or None."""
    return Reflection.objects.of(user).open().select_related("begun_by").first()


def tasks(reflection: Reflection) -> tuple[Task, ...]:
    """Return the four cornerstones with how much is said of each. Three queries."""
    said = set(reflection.said.values_list("statement_id", flat=True))
    asked = SelfStatement.objects.filter(retired=False).select_related("cornerstone")
    by_stone = groupby(asked, key=lambda statement: statement.cornerstone)
    return tuple(_task(stone, [each.pk in said for each in statements]) for stone, statements in by_stone)


def statements_of(slug: str) -> tuple[SelfStatement, ...]:
    """Return what is asked under one cornerstone, in order; empty for an unknown one."""
    asked = SelfStatement.objects.filter(cornerstone__slug=slug, retired=False)
    return tuple(asked.select_related("cornerstone"))


def said_of(reflection: Reflection) -> dict[int, Said]:
    """Return what is said already, by the id of its statement."""
    return {each.statement_id: each for each in reflection.said.all()}


def families_say(slug: str) -> tuple[Experience, ...]:
    """Return the newest public experiences under a cornerstone: of all Devon, never of this setting alone."""
    return experiences(Filters(cornerstone=slug), size=VOICES).items


def parts(reflection: Reflection) -> tuple[Part, ...]:
    """Return all that is said, cornerstone by cornerstone."""
    rows = reflection.said.select_related("statement__cornerstone")
    by_stone = groupby(rows, key=lambda row: row.statement.cornerstone)
    return tuple(_part(stone, list(said)) for stone, said in by_stone)


def comparison(earlier: Reflection, later: Reflection) -> Comparison | None:
    """Return two finished reflections side by side, or None where one of them is not finished."""
    if earlier.finished_at is None or later.finished_at is None:
        return None
    if earlier.finished_at > later.finished_at:
        return comparison(later, earlier)
    before, after = said_of(earlier), said_of(later)
    asked = SelfStatement.objects.filter(pk__in={*before, *after}).select_related("cornerstone")
    by_stone = groupby(asked, key=lambda statement: statement.cornerstone)
    found = tuple(
        ComparedPart(shown(stone), tuple(_compared(before.get(each.pk), after.get(each.pk)) for each in statements))
        for stone, statements in by_stone
    )
    changes = [line.change for part in found for line in part.lines]
    numbers = tuple((change.label, changes.count(change)) for change in Change if change in changes)
    return Comparison(earlier.finished_at, later.finished_at, found, numbers)


def _task(stone: Cornerstone, done: list[bool]) -> Task:
    return Task(shown(stone), stone.slug, sum(done), len(done))


def _part(stone: Cornerstone, said: list[Said]) -> Part:
    lines = tuple(Line(each.text, HowOften(each.how_often).label, each.evidence) for each in said)
    return Part(shown(stone), stone.slug, lines, families_say(stone.slug))


def _compared(before: Said | None, after: Said | None) -> Compared:
    newest = after or before
    return Compared(
        text=newest.text if newest else "",
        before=HowOften(before.how_often).label if before else "",
        after=HowOften(after.how_often).label if after else "",
        change=_change(before, after),
        evidence=after.evidence if after else "",
    )


def _change(before: Said | None, after: Said | None) -> Change:
    """A statement that says something else now is another statement: the two are not compared."""
    if before is None or after is None or before.text != after.text:
        return Change.NOT_COMPARED
    if before.how_often not in IN_ORDER or after.how_often not in IN_ORDER:
        return Change.SAME if before.how_often == after.how_often else Change.NOT_COMPARED
    steps = IN_ORDER.index(HowOften(after.how_often)) - IN_ORDER.index(HowOften(before.how_often))
    return Change.FURTHER if steps > 0 else Change.BACK if steps else Change.SAME
