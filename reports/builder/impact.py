"""What families say came of it: did an answer make a difference, and did young people have a real say.

Each person counts once, by the last thing they said in the period; every count leaves through `lib.disclosure`.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from cornerstones.models import Cornerstone
from feedback.enums import Difference, Feeling, RealSay, SubmissionState
from feedback.models import FeelingAbout, ImpactAnswer, TrueForMeToo
from lib.disclosure import release, release_together, release_two_way
from reports.periods import Period

DIFFERENCE = "Did the answers make a difference?"
REAL_SAY = "Did young people have a real say?"
TRUE_TOO = "“This is true for me too”"
PRESSES = "presses"


def impact(period: Period, *, cornerstones: Sequence[Cornerstone]) -> dict[str, Any]:
    """Return the published tables of what came of it, as plain data for a snapshot."""
    return {
        "difference": _difference(period),
        "real_say": _real_say(period, cornerstones),
        "true_for_me_too": _true_for_me_too(period),
        "feelings": _feelings(period, cornerstones),
    }


def _difference(period: Period) -> dict[str, Any]:
    said = Counter(_last_word(period, "difference").values())
    counts = {each.label: said[each.value] for each in Difference}
    return release_together({DIFFERENCE: counts}, protected=True)[DIFFERENCE].as_json()


def _real_say(period: Period, cornerstones: Sequence[Cornerstone]) -> dict[str, Any]:
    """By the cornerstone of the answer that each spoke of last (CY-11)."""
    said = _last_word(period, "real_say")
    stone_of = dict(_answers(period, "real_say").values_list("submission_id", "response__cornerstone__slug"))
    pairs = Counter((stone_of[person], word) for person, word in said.items())
    counts = {stone.name: {each.label: pairs[stone.slug, each.value] for each in RealSay} for stone in cornerstones}
    return release_two_way(counts, title=REAL_SAY, protected=True).as_json()


def _feelings(period: Period, cornerstones: Sequence[Cornerstone]) -> list[dict[str, Any]]:
    """Return a table for each cornerstone, of the same young people: who left one out is counted as not saying."""
    told = FeelingAbout.objects.filter(submission__received_on__range=(period.start, period.end))
    rows = told.exclude(submission__state=SubmissionState.WITHDRAWN)
    fields = ("submission", "cornerstone__slug", "feeling")
    said = {(stone, person): felt for person, stone, felt in rows.values_list(*fields)}
    people = {person for _stone, person in said}
    counts = {
        one.name: _felt(said.get((one.slug, person), Feeling.NOT_SAID) for person in people) for one in cornerstones
    }
    tables = release_together(counts, protected=True) if counts else {}
    return [tables[one.name].as_json() for one in cornerstones]


def _felt(feelings: Iterable[str]) -> dict[str, int]:
    found = Counter(feelings)
    return {each.label: found[each.value] for each in Feeling}


def _true_for_me_too(period: Period) -> dict[str, Any]:
    marks = TrueForMeToo.objects.filter(month__range=(period.start, period.end)).count()
    return release({TRUE_TOO: marks}, title=TRUE_TOO, of=PRESSES, protected=True).as_json()


def _last_word(period: Period, field: str) -> dict[int, str]:
    """Return by person what they said last: later rows take the place of earlier ones."""
    return dict(_answers(period, field).values_list("submission_id", field))


def _answers(period: Period, field: str) -> Any:
    in_period = ImpactAnswer.objects.filter(said_on__range=(period.start, period.end)).exclude(**{field: ""})
    return in_period.exclude(submission__state=SubmissionState.WITHDRAWN).order_by("said_on", "pk")
