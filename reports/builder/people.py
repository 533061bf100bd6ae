"""The people behind a period's figures: what is counted, never what they wrote."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache

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


def heard_from(speaker: str, voice: str) -> HeardFrom:
    """Return the group of a speaker; nothing but a young person's own voice counts as their own voice (CY-08)."""
    if speaker == Speaker.YOUNG_PERSON:
        return _YOUNG_PEOPLE[Voice(voice)]
    return _HEARD_FROM[Speaker(speaker)]


def tellers(period: Period) -> list[Teller]:
    """Return everybody who told us something in the period and has not taken it back."""
    received = Submission.objects.filter(received_on__range=(period.start, period.end))
    kept = received.exclude(state=SubmissionState.WITHDRAWN).order_by("pk")
    stones = _cornerstones(period)
    fields = ("pk", "speaker", "voice", "district__name", "phase", "setting", "channel")
    return [
        Teller(heard_from(speaker, voice), district or "", phase, setting, channel, frozenset(stones[pk]))
        for pk, speaker, voice, district, phase, setting, channel in kept.values_list(*fields)
    ]


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


def _cornerstones(period: Period) -> dict[int, set[str]]:
    pairs = Submission.objects.filter(received_on__range=(period.start, period.end), cornerstones__isnull=False)
    found: dict[int, set[str]] = defaultdict(set)
    for pk, slug in pairs.values_list("pk", "cornerstones__slug"):
        found[pk].add(slug)
    return found


def _may_fall_due(period: Period, *, days: int) -> tuple[date, date]:
    """Return the days of writing that can fall due in the period: bank holidays at most double the wait."""
    return period.start - timedelta(days=2 * days + 14), period.end


def _due(rows: Iterable[Waited], period: Period, *, days: int) -> Iterator[Waited]:
    due_on = cache(lambda day: working_days.add(day, days))
    for row in rows:
        if period.start <= due_on(row.received_on) <= period.end:
            yield row
