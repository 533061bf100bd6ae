"""The council's dashboard: what is valued and what needs to change, and how the council keeps up.

Every count of experiences is of what anybody may list under /experiences/ with the same filters, so it is exact; what
no card shows (setting, whether it made a difference) comes from the frozen figures of the last report. Decision 13.
"""

from dataclasses import dataclass, replace

from django.urls import reverse

from authority.selectors import districts
from dashboards.selectors import acts, times
from dashboards.selectors.parts import Counted, Part, listed, part_of
from feedback.enums import Phase, Speaker, YoungVoice
from feedback.selectors.lists import Filters
from feedback.selectors.responding import areas_of_weakness, cornerstones
from feedback.selectors.rollups import Cut, Sums, by_age, sums, sums_by
from lib import clock
from lib.counting import how_many

NOT_YOUNG = "Children and young people are left out here: their words stand without a place or an age."
SEVERAL = "One experience may stand under several, so these numbers do not add up."


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure in words, with the way to what is behind it; `href` is empty where there is nothing to list."""

    words: str
    href: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class Dashboard:
    """All that the page shows and its files hold. `empty` says that no experience matches the filters."""

    figures: tuple[Figure, ...]
    parts: tuple[Part, ...]
    empty: bool
    report: acts.FromReport | None


def council_dashboard(filters: Filters, *, answers: bool) -> Dashboard:
    """Return the dashboard for these filters, with ways to the queue for whom `answers`.

    The number of queries does not grow with the experiences.
    """
    known = _Known()
    cut = known.cut(filters)
    whole = sums(cut)
    parts = (
        _stones(known, cut, filters),
        _areas(known, cut, filters),
        _places(known, cut, filters),
        _speakers(cut, filters),
        _ages(cut, filters),
        _over_time(cut, filters),
    )
    waiting = acts.waiting()
    queue = (reverse("responding"), "Answer them") if answers else ("", "")
    oldest = [Figure(waiting.oldest, *queue)] if waiting.oldest else []
    return Dashboard(
        figures=(*_figures(whole, filters), *_compared(cut, whole, filters), *oldest),
        parts=(*(parts if whole.number else ()), waiting.part, acts.promises()),
        empty=not whole.number,
        report=acts.from_last_report(),
    )


class _Known:
    """The cornerstones, areas and places, each read once."""

    def __init__(self) -> None:
        self.stones, self.areas, self.places = cornerstones(), areas_of_weakness(), districts()

    def cut(self, filters: Filters) -> Cut:
        """Return what the filters ask for, by ids."""
        period = times.period_called(filters.when)
        return Cut(
            cornerstone=next((one.pk for one in self.stones if one.slug == filters.cornerstone), 0),
            area=next((one.pk for one in self.areas if one.code == filters.area), 0),
            district=next((one.pk for one in self.places if one.slug == filters.place), 0),
            who=filters.who,
            first=period.start if period else None,
            after=times.after(period) if period else None,
        )


def _figures(whole: Sums, filters: Filters) -> list[Figure]:
    return [
        _read(whole.number, f"{how_many(whole.number, 'experience')} published.", listed(filters)),
        _read(whole.valued, f"{_say(whole.valued)} what is valued.", listed(filters, says="valued")),
        _read(
            whole.needs_change,
            f"{_say(whole.needs_change)} what needs to change.",
            listed(filters, says="needs_change"),
        ),
        Figure(f"{whole.waiting:,} {'waits' if whole.waiting == 1 else 'wait'} for an answer of the council."),
    ]


def _read(number: int, words: str, href: str) -> Figure:
    return Figure(words, href, "Read them") if number else Figure(words)


def _say(number: int) -> str:
    return f"{number:,} {'says' if number == 1 else 'say'}"


def _compared(cut: Cut, whole: Sums, filters: Filters) -> list[Figure]:
    """Compare with the period before, of the same length: only where the chosen one is over."""
    period = times.period_called(filters.when)
    if period is None:
        return [Figure("Choose a quarter or a year to compare it with the one before.")]
    if not period.has_ended(clock.today()):
        return [Figure(f"{period.words} is not over yet, so we do not compare it.")]
    earlier = times.before(period)
    then = sums(replace(cut, first=earlier.start, after=times.after(earlier)))
    change = whole.number - then.number
    how = f"{change:,} more" if change > 0 else f"{-change:,} fewer" if change else "as many as"
    than = "" if not change else " than"
    return [Figure(f"That is {how}{than} in {earlier.words} ({then.number:,}).")]


def _stones(known: _Known, cut: Cut, filters: Filters) -> Part:
    found = sums_by(cut, "cornerstone")
    rows = [
        Counted(one.name, found.get(one.pk, Sums()), listed(filters, cornerstone=one.slug), one.slug)
        for one in known.stones
        if not cut.cornerstone or one.pk == cut.cornerstone
    ]
    return part_of("cornerstone", "Cornerstone", rows, finding="Most is about {}", sentence=SEVERAL)


def _areas(known: _Known, cut: Cut, filters: Filters) -> Part:
    found = sums_by(cut, "area")
    rows = [
        Counted(one.name, found.get(one.pk, Sums()), listed(filters, area=one.code))
        for one in known.areas
        if not cut.area or one.pk == cut.area
    ]
    sentence = f"An experience belongs to the area of the answers to it; without an answer it has none. {SEVERAL}"
    return part_of("area", "Area that inspectors named", rows, finding="Most answers are about {}", sentence=sentence)


def _places(known: _Known, cut: Cut, filters: Filters) -> Part:
    found = sums_by(replace(cut, without_young=True), "district")
    rows = [
        Counted(one.name, found.get(one.pk, Sums()), listed(filters, place=one.slug))
        for one in known.places
        if not cut.district or one.pk == cut.district
    ]
    if not cut.district:
        rows.append(Counted("Place not said", found.get(0, Sums())))
    return part_of("place", "Place", rows, finding="Most comes from {}", sentence=NOT_YOUNG)


def _speakers(cut: Cut, filters: Filters) -> Part:
    found = sums_by(cut, "who")
    groups = [each for each in Speaker if each != Speaker.YOUNG_PERSON]
    rows = [
        Counted(str(each.label), found.get(each.value, Sums()), listed(filters, who=each.value))
        for each in (*groups, *YoungVoice)
    ]
    sentence = "A young person’s own voice stands apart from those who speak for them."
    return part_of("who", "Who is speaking", rows, finding="Most comes from: {}", sentence=sentence)


def _ages(cut: Cut, filters: Filters) -> Part:
    found = by_age(cut)
    none = None if None in found.values() else Sums()  # beside hidden groups a nought would say too much
    said = [each for each in Phase if each not in (Phase.NOT_SURE, Phase.NOT_SAID)]
    rows = [Counted(str(each.label), found.get(each.value, none), listed(filters, phase=each.value)) for each in said]
    rows += [Counted(label, found.get(key, none)) for key, label in _NOT_SAID.items()]
    sentence = f"{NOT_YOUNG} We show no number under 10. Where one is hidden, we may hide another with it."
    return part_of("age", "Age of the child", rows, finding="Most is about age: {}", sentence=sentence)


_NOT_SAID = {Phase.NOT_SURE.value: "Age: not sure", Phase.NOT_SAID.value: "Age: rather not say", "": "Age: not asked"}


def _over_time(cut: Cut, filters: Filters) -> Part:
    """By month of the chosen time, else by quarter."""
    today, period = clock.today(), times.period_called(filters.when)
    spans = times.months_of(period, today) if period else times.last_quarters(today)
    found = sums_by(replace(cut, first=spans[0].start, after=times.after(spans[-1])), "month")
    rows = []
    for span in spans:
        inside = [each for month, each in found.items() if span.start <= month <= span.end]  # type: ignore[operator]
        href = "" if period else listed(filters, when=times.slug_of(span))
        rows.append(Counted(span.words, sum(inside, Sums()), href))
    unit = "month" if period else "quarter"
    sentence = f"By {unit} in which the text was published. The last one may not be over yet."
    return part_of("time", unit.title(), rows, finding="The most came in {}", sentence=sentence, over_time=True)
