"""The people behind a period's figures: what is counted, never what they wrote."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, OuterRef

from cornerstones.models import Cornerstone
from feedback.enums import Speaker, SubmissionState, Verdict, Voice
from feedback.models import Decision, Submission
from feedback.selectors import clocks
from feedback.selectors.clocks import Waited
from lib import working_days
from reports.enums import HeardFrom
from reports.periods import DEVON_TIME, Period

_HEARD_FROM = {
    Speaker.PARENT_CARER: HeardFrom.PARENT_CARERS,
    Speaker.PROFESSIONAL: HeardFrom.PROFESSIONALS,
    Speaker.PARTNER: HeardFrom.PARTNERS,
}
_YOUNG_PEOPLE = {
    Voice.OWN: HeardFrom.YOUNG_PEOPLE,
    Voice.SUPPORTED: HeardFrom.HELPED_YOUNG_PEOPLE,
    Voice.GROUP: HeardFrom.GROUPS_OF_YOUNG_PEOPLE,
    Voice.ON_BEHALF: HeardFrom.FOR_YOUNG_PEOPLE,
}


@dataclass(frozen=True, slots=True)
class Teller:
    """One person (or one group, counted once) who told us something."""

    heard_from: HeardFrom
    district: str
    phase: str
    setting: str
    channel: str
    cornerstones: frozenset[str]


class Crowd(Collection[Teller]):
    """Everybody once, kept as how often each combination of answers was given: there are few, however many people."""

    def __init__(self, counted: Mapping[Teller, int]) -> None:
        self._counted = Counter(counted)

    def __len__(self) -> int:
        return self._counted.total()

    def __iter__(self) -> Iterator[Teller]:
        return self._counted.elements()

    def __contains__(self, one: object) -> bool:
        return one in self._counted


def heard_from(speaker: str, voice: str) -> HeardFrom:
    """Return the group of a speaker; nothing but a young person's own voice counts as their own voice (CY-08)."""
    if speaker == Speaker.YOUNG_PERSON:
        return _YOUNG_PEOPLE[Voice(voice)]
    return _HEARD_FROM[Speaker(speaker)]


def tellers(period: Period) -> Crowd:
    """Return everybody who told us something in the period and has not taken it back."""
    received = Submission.objects.filter(received_on__range=(period.start, period.end))
    stones = Cornerstone.objects.filter(submissions=OuterRef("pk")).order_by("slug").values("slug")
    kept = received.exclude(state=SubmissionState.WITHDRAWN).annotate(stones=ArraySubquery(stones)).order_by()
    fields = ("speaker", "voice", "district__name", "phase", "setting", "channel", "stones")
    counted: Counter[Teller] = Counter()
    for *said, people in kept.values_list(*fields).annotate(people=Count("pk")):
        counted[_teller(*said)] += people
    return Crowd(counted)


def waited_to_be_read(period: Period, *, days: int) -> list[Waited]:
    """Return those whom we had promised to have read by a day of the period, `days` working days after they wrote."""
    return list(_due(clocks.waited_to_be_read(*_may_fall_due(period, days=days)), period, days=days))


def waited_for_an_answer(period: Period, *, days: int) -> list[Waited]:
    """Return those whom we had promised a first answer by a day of the period; what is not published gets none."""
    return list(_due(clocks.waited_for_an_answer(*_may_fall_due(period, days=days)), period, days=days))


def decided(period: Period) -> dict[int, str]:
    """Return the last ground on which each person's words were withheld in the period, "" where they were published."""
    decisions = Decision.objects.filter(verdict__in=(Verdict.PUBLISH, Verdict.AGREE, Verdict.WITHHOLD))
    in_period = decisions.filter(at__gte=period.moments[0], at__lt=period.moments[1]).order_by("at", "pk")
    return dict(in_period.values_list("submission_id", "ground"))


def day_of(moment: datetime) -> date:
    """Return the day of a moment by the clocks of Devon."""
    return moment.astimezone(DEVON_TIME).date()


def _teller(
    speaker: str, voice: str, district: str | None, phase: str, setting: str, channel: str, stones: list[str]
) -> Teller:
    return Teller(heard_from(speaker, voice), district or "", phase, setting, channel, frozenset(stones))


def _may_fall_due(period: Period, *, days: int) -> tuple[date, date]:
    """Return the days of writing that can fall due in the period: bank holidays at most double the wait."""
    return period.start - timedelta(days=2 * days + 14), period.end


def _due(rows: Iterable[Waited], period: Period, *, days: int) -> Iterator[Waited]:
    due_on = cache(lambda day: working_days.add(day, days))
    for row in rows:
        if period.start <= due_on(row.received_on) <= period.end:
            yield row
