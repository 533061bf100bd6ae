"""The quarters and years of the dashboard: the same as of the public list, so that every figure can be listed."""

from datetime import date, timedelta

from reports.periods import Period, containing

QUARTERS_SHOWN = 8


def period_called(slug: str) -> Period | None:
    """Return the year or quarter with this slug ("2026", "2026-q3"); None for any time. The slug must be known."""
    if not slug:
        return None
    year, _dash, quarter = slug.partition("-q")
    month = int(quarter) * 3 if quarter else 12
    return containing(date(int(year), month, 1), months=3 if quarter else 12)


def before(period: Period) -> Period:
    """Return the period of the same length that ended as this one began."""
    months = 12 if period.end.month - period.start.month > 3 else 3
    return containing(period.start - timedelta(days=1), months=months)


def after(period: Period) -> date:
    """Return the first day after a period."""
    return period.end + timedelta(days=1)


def months_of(period: Period, today: date) -> list[Period]:
    """Return the months of a period that have begun, the first one first."""
    months = [
        containing(date(period.start.year, month, 1), months=1)
        for month in range(period.start.month, period.end.month + 1)
    ]
    return [month for month in months if month.start <= today]


def last_quarters(today: date) -> list[Period]:
    """Return the last quarters, the one that runs too, the oldest first."""
    quarters = [containing(today, months=3)]
    while len(quarters) < QUARTERS_SHOWN:
        quarters.append(before(quarters[-1]))
    return quarters[::-1]


def slug_of(quarter: Period) -> str:
    """Return the slug of a quarter as the public list knows it."""
    return f"{quarter.start.year}-q{quarter.end.month // 3}"
