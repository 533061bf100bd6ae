"""Years and quarters in which something was published: a fixed list, never a free range of days."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.db.models import Q

from lib import clock

FIRST_YEAR = 2025
DEVON_TIME = ZoneInfo("Europe/London")
QUARTERS = ("January to March", "April to June", "July to September", "October to December")


def choices() -> list[tuple[str, str]]:
    """Return every year and quarter up to today's as (slug, words), the newest first, each year before its quarters."""
    today = clock.today()
    found: list[tuple[str, str]] = []
    for year in range(today.year, FIRST_YEAR - 1, -1):
        last = (today.month - 1) // 3 + 1 if year == today.year else 4
        found.append((str(year), f"All of {year}"))
        found += [(f"{year}-q{number}", f"{QUARTERS[number - 1]} {year}") for number in range(last, 0, -1)]
    return found


def published_in(slug: str, field: str = "published_at") -> Q:
    """Return the condition that a moment lies in the year or quarter; no condition for an unknown slug."""
    if slug not in dict(choices()):
        return Q()
    year, _dash, quarter = slug.partition("-q")
    first = int(quarter) * 3 - 2 if quarter else 1
    months = 3 if quarter else 12
    after = date(int(year) + (first + months > 12), (first + months - 1) % 12 + 1, 1)
    return Q(**{f"{field}__gte": _midnight(date(int(year), first, 1)), f"{field}__lt": _midnight(after)})


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), DEVON_TIME)
