"""The figures of a report. Every count of people leaves here through `lib.disclosure` and in no other way.

Most of these people's words are public, and readers can count them: the highest threshold holds throughout.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from authority.models import District, Settings
from cornerstones.models import Cornerstone
from feedback.enums import Channel, Phase, Setting, WithholdingGround
from feedback.selectors.clocks import Waited
from lib import working_days
from lib.disclosure import Table, hide_noughts, release, release_together, smallest
from reports.builder.people import Teller, decided, tellers, waited_for_an_answer, waited_to_be_read
from reports.enums import Breakdown, HeardFrom, Kept
from reports.periods import Period

NOT_SAID = "Not said"
NOT_SURE = "Not sure"
OTHERS = "others"
PEOPLE = "people"


def heard(period: Period, *, districts: Sequence[District], cornerstones: Sequence[Cornerstone]) -> dict[str, Any]:
    """Return who told us something in the period: one table for each breakdown, and one by cornerstone."""
    people = tellers(period)
    counts = {**breakdowns(people, districts), **_each_cornerstone(people, cornerstones)}
    tables = release_together(counts, of=PEOPLE, countable=True, unpublished=(OTHERS,))
    tables[Breakdown.SPEAKER.label] = _without_noughts_of_the_young(tables[Breakdown.SPEAKER.label])
    by_breakdown = {each.value: tables[each.label].as_json() for each in Breakdown}
    return {**by_breakdown, "cornerstone": _by_cornerstone(tables, cornerstones).as_json()}


def _without_noughts_of_the_young(speakers: Table) -> Table:
    """Return the table with no nought shown for young people.

    How they feel is counted apart, and they are few: noughts beside “fewer than 13” would say how many can have felt
    so. It is never shown, so that it tells nothing where it is not.
    """
    young = {str(each.label) for each in HeardFrom.of_the_young()}
    return hide_noughts(speakers, least=smallest(countable=True), only=young)


def breakdowns(people: Collection[Teller], districts: Sequence[District]) -> dict[str, dict[str, int]]:
    """Return true counts by the title of each breakdown. They are for `release_together` alone."""
    return {
        Breakdown.SPEAKER.label: _tally(HeardFrom.labels, (one.heard_from.label for one in people)),
        Breakdown.DISTRICT.label: _tally(
            [*(one.name for one in districts), NOT_SAID], (one.district or NOT_SAID for one in people)
        ),
        Breakdown.PHASE.label: _tally(_labels(Phase), (_said(Phase, one.phase) for one in people)),
        Breakdown.SETTING.label: _tally(_labels(Setting), (_said(Setting, one.setting) for one in people)),
        Breakdown.CHANNEL.label: _tally(Channel.labels, (Channel(one.channel).label for one in people)),
    }


def speed(period: Period, settings: Settings) -> dict[str, Any]:
    """Return how many of those whose promised day fell in the period were read, and were answered, in time."""
    read, answered = settings.moderated_within_days, settings.answered_within_days
    return {
        "read": _kept(waited_to_be_read(period, days=read), days=read, title="Read in time").as_json(),
        "answered": _kept(
            waited_for_an_answer(period, days=answered), days=answered, title="Answered in time"
        ).as_json(),
    }


def withheld(period: Period) -> dict[str, Any]:
    """Return how many people's words were not published, by ground."""
    grounds = decided(period)
    counts = _tally(WithholdingGround.labels, (WithholdingGround(each).label for each in grounds.values() if each))
    table = release(counts, title="Not published", of=PEOPLE, countable=True, respondents=len(grounds))
    return table.as_json()


def _each_cornerstone(people: Collection[Teller], cornerstones: Sequence[Cornerstone]) -> dict[str, dict[str, int]]:
    """Return those who spoke about each cornerstone beside those who did not.

    One person may speak about several, so each is a table of its own that holds everybody once: released together
    with the others, it cannot narrow what they hide.
    """
    spoke = Counter(slug for one in people for slug in one.cornerstones)
    return {_key(one): {one.name: spoke[one.slug], OTHERS: len(people) - spoke[one.slug]} for one in cornerstones}


def _by_cornerstone(tables: dict[str, Table], cornerstones: Sequence[Cornerstone]) -> Table:
    cells = tuple(tables[_key(one)].cell(one.name) for one in cornerstones)
    return Table("What it was about", PEOPLE, cells, overlapping=True)


def _key(cornerstone: Cornerstone) -> str:
    return f"cornerstone {cornerstone.slug}"


def _kept(people: Sequence[Waited], *, days: int, title: str) -> Table:
    in_time = sum(one.done_on is not None and one.done_on <= working_days.add(one.received_on, days) for one in people)
    counts = {Kept.IN_TIME.label: in_time, Kept.LATE.label: len(people) - in_time}
    return release(counts, title=title, of=PEOPLE, countable=True)


def _tally(labels: Iterable[str], found: Iterable[str]) -> dict[str, int]:
    """Return a count for every label, the same labels in every report: a label that comes and goes says something."""
    counts = Counter(found)
    return {label: counts[label] for label in labels}


def _labels(choices: type[Phase | Setting]) -> list[str]:
    said = [str(each.label) for each in choices if each not in (choices.NOT_SAID, choices.NOT_SURE)]
    return [*said, NOT_SURE, NOT_SAID]


def _said(choices: type[Phase | Setting], value: str) -> str:
    if value == choices.NOT_SURE:
        return NOT_SURE
    return NOT_SAID if value in ("", choices.NOT_SAID) else str(choices(value).label)
