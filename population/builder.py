"""What a report freezes about who lives here: the comparators used, the sentences, and the equality totals.

Equality answers are joined to no story. Only totals leave, through `lib.disclosure`, with the higher threshold.
"""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Any

from feedback.models import EqualityAnswers
from lib.disclosure import Table, release_together
from population.comparing import Comparison, compare, not_heard
from population.enums import Subject
from population.labels import EQUALITY, FIELD_OF
from population.models import Comparator

NOT_SAID = "Not said"
_HEARD_AS = {Subject.DISTRICT: "district", Subject.AGE: "phase", Subject.SETTING: "setting"}


def population(heard: Mapping[str, Any], *, first: date, last: date) -> dict[str, Any]:
    """Return who told us from `first` to `last` beside who lives here. `heard` are a report's published tables."""
    equality = equality_tables(first, last)
    tables = {
        **{subject: Table.from_json(heard[name]) for subject, name in _HEARD_AS.items() if name in heard},
        **equality,
    }
    comparisons = comparisons_of(tables)
    return {
        "comparisons": [each.as_json() for each in comparisons],
        "equality": {subject.value: table.as_json() for subject, table in equality.items()},
        "not_heard": not_heard(comparisons),
    }


def comparisons_of(tables: Mapping[Subject, Table]) -> list[Comparison]:
    """Return each published table beside the newest comparator, by every subject where there are both."""
    return [
        compare(tables[subject], numbers=one.numbers, about=_about(one))
        for one in Comparator.objects.newest()
        if (subject := Subject(one.subject)) in tables
    ]


def equality_tables(first: date, last: date) -> dict[Subject, Table]:
    """Return who answered the equality questions in the months from `first` to `last`, released together."""
    answers = EqualityAnswers.objects.filter(month__range=(first.replace(day=1), last))
    rows = list(answers.values(*FIELD_OF.values()))
    counts = {str(subject.label): _counts(subject, [row[FIELD_OF[subject]] for row in rows]) for subject in EQUALITY}
    tables = release_together(counts, of="people", protected=True)
    return {subject: tables[str(subject.label)] for subject in EQUALITY}


def _counts(subject: Subject, answers: list[str]) -> dict[str, int]:
    """Return a count for every group, and for those who did not say: everybody once in each table."""
    found = Counter(answers)
    counts = {label: sum(found[code] for code in codes) for label, codes in EQUALITY[subject].items()}
    return {**counts, NOT_SAID: len(answers) - sum(counts.values())}


def _about(one: Comparator) -> dict[str, str]:
    return {
        "subject": one.subject,
        "title": str(one.get_subject_display()),
        "of": one.of,
        "geography": one.geography,
        "as_at": one.as_at.isoformat(),
        "source": one.source,
        "link": one.link,
    }
