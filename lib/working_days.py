"""Working days in England: Monday to Friday without bank holidays.

Promises ("we answer within ten working days") count the way the law counts school and council days: the day after the
start is day one. The list of bank holidays comes from the `holidays` package (GOV.UK's list for England).
"""

from datetime import date, timedelta
from functools import cache, lru_cache

import holidays

_BANK_HOLIDAYS = holidays.country_holidays("GB", subdiv="ENG")
_ONE_DAY = timedelta(days=1)


def is_working_day(day: date) -> bool:
    """Return whether a day is Monday to Friday and no bank holiday in England."""
    return day.weekday() < 5 and day not in _BANK_HOLIDAYS


@lru_cache(maxsize=4_096)
def add(start: date, days: int) -> date:
    """Return the working day that comes `days` working days after `start`; `start` itself when `days` is 0.

    Raises ValueError when `days` is negative.
    """
    if days < 0:
        raise ValueError("Working days are only counted forwards.")
    day = start
    for _ in range(days):
        day = _next(day)
    return day


def between(start: date, end: date) -> int:
    """Return how many working days come after `start`, up to and with `end`; negative when `end` is earlier."""
    if end < start:
        return -between(end, start)
    weeks, rest = divmod((end - start).days, 7)
    in_rest = sum((start.weekday() + number) % 7 < 5 for number in range(1, rest + 1))
    years = range(start.year, end.year + 1)
    off = sum(start < day <= end for year in years for day in _bank_holidays_on_weekdays(year))
    return weeks * 5 + in_rest - off


@cache
def _bank_holidays_on_weekdays(year: int) -> tuple[date, ...]:
    found = holidays.country_holidays("GB", subdiv="ENG", years=year)
    return tuple(day for day in found if day.year == year and day.weekday() < 5)


def _next(day: date) -> date:
    day += _ONE_DAY
    while not is_working_day(day):
        day += _ONE_DAY
    return day
