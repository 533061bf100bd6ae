"""What families say came of it: did an answer make a difference, and did young people have a real say.

Each person counts once, by the last thing they said in the period; every count leaves through `lib.disclosure`. Only
those can say it whose experience was answered, and those anybody can count: they are the most that a table may hold.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from django.db.models import Count

from cornerstones.models import Cornerstone
from feedback.enums import Difference, Feeling, RealSay, Speaker, SubmissionState
from feedback.models import FeelingAbout, ImpactAnswer, Response, Submission, TrueForMeToo
from lib.disclosure import (
    Table,
    most_people,
    release,
    release_together,
    release_two_way,
    smallest,
    withhold_betrayed,
    withhold_betrayed_two_way,
)
from reports.enums import HeardFrom
from reports.periods import Period

DIFFERENCE = "Did the answers make a difference?"
REAL_SAY = "Did young people have a real say?"
TRUE_TOO = "“This is true for me too”"
PRESSES = "presses"


def impact(period: Period, *, cornerstones: Sequence[Cornerstone], speakers: Table) -> dict[str, Any]:
    """Return the published tables of what came of it, as plain data for a snapshot.

    `speakers` is the published table of who told us: the young people who told how they feel are some of them.
    """
    return {
        "difference": _difference(period),
        "real_say": _real_say(period, cornerstones),
        "true_for_me_too": _true_for_me_too(period),
        "feelings": _feelings(period, cornerstones, speakers),
    }


def _difference(period: Period) -> dict[str, Any]:
    said = Counter(_last_word(period, "difference").values())
    table = release({each.label: said[each.value] for each in Difference}, title=DIFFERENCE, countable=True)
    bounds = {"people": said.total(), "at_most": _answered(period).count(), "least": smallest(countable=True)}
    return withhold_betrayed(table, **bounds).as_json()


def _real_say(period: Period, cornerstones: Sequence[Cornerstone]) -> dict[str, Any]:
    """By the cornerstone of the answer that each spoke of last (CY-11)."""
    said = _last_word(period, "real_say")
    stone_of = dict(_answers(period, "real_say").values_list("submission_id", "response__cornerstone__slug"))
    pairs = Counter((stone_of[person], word) for person, word in said.items())
    counts = {stone.name: {each.label: pairs[stone.slug, each.value] for each in RealSay} for stone in cornerstones}
    young = _answered(period).filter(speaker=Speaker.YOUNG_PERSON)
    table, least = release_two_way(counts, title=REAL_SAY, countable=True), smallest(countable=True)
    about = _by_cornerstone(young)
    rows = tuple(
        withhold_betrayed(row, people=sum(counts[row.title].values()), at_most=about[stone.slug], least=least)
        for row, stone in zip(table.rows, cornerstones, strict=True)
    )
    all_of_it = {"people": len(said), "at_most": young.count(), "least": least}
    return withhold_betrayed_two_way(replace(table, rows=rows), **all_of_it).as_json()


def _answered(period: Period) -> Any:
    """Return the public experiences that had a public answer when the period ended: anybody can count them."""
    answers = Response.objects.published().filter(published_at__lt=period.moments[1])
    return Submission.objects.published().filter(responses__in=answers.order_by().values("pk")).distinct()


def _by_cornerstone(answered: Any) -> Counter[str]:
    """Return how many of them have an answer about each cornerstone."""
    pairs = answered.values_list("responses__cornerstone__slug").annotate(people=Count("pk", distinct=True))
    return Counter(dict(pairs.order_by()))


def _feelings(period: Period, cornerstones: Sequence[Cornerstone], speakers: Table) -> list[dict[str, Any]]:
    """Return a table for each cornerstone, of the same young people: who left one out is counted as not saying."""
    told = FeelingAbout.objects.filter(submission__received_on__range=(period.start, period.end))
    rows = told.exclude(submission__state=SubmissionState.WITHDRAWN)
    fields = ("submission", "cornerstone__slug", "feeling")
    said = {(stone, person): felt for person, stone, felt in rows.values_list(*fields)}
    people = {person for _stone, person in said}
    counts = {
        one.name: _felt(said.get((one.slug, person), Feeling.NOT_SAID) for person in people) for one in cornerstones
    }
    tables = release_together(counts, countable=True, at_most=_most_young(speakers))
    return [tables[one.name].as_json() for one in cornerstones]


def _most_young(speakers: Table) -> int | None:
    """Return the greatest number of young people who told us, or for whom somebody did, that the table allows."""
    labels = {str(each.label) for each in HeardFrom.of_the_young()}
    young = replace(speakers, cells=tuple(cell for cell in speakers.cells if cell.label in labels))
    return most_people([young], countable=True)


def _felt(feelings: Iterable[str]) -> dict[str, int]:
    found = Counter(feelings)
    return {each.label: found[each.value] for each in Feeling}


def _true_for_me_too(period: Period) -> dict[str, Any]:
    marks = TrueForMeToo.objects.filter(month__range=(period.start, period.end)).count()
    return release({TRUE_TOO: marks}, title=TRUE_TOO, of=PRESSES, countable=True).as_json()


def _last_word(period: Period, field: str) -> dict[int, str]:
    """Return by person what they said last: later rows take the place of earlier ones."""
    return dict(_answers(period, field).values_list("submission_id", field))


def _answers(period: Period, field: str) -> Any:
    in_period = ImpactAnswer.objects.filter(said_on__range=(period.start, period.end)).exclude(**{field: ""})
    return in_period.exclude(submission__state=SubmissionState.WITHDRAWN).order_by("said_on", "pk")
