"""Working days in England: Monday to Friday without bank holidays.

Promises ("we answer within ten working days") count the way the law counts school and council days: the day after the
start is day one. The list of bank holidays comes from the `holidays` package (GOV.UK's list for England).
"""

from datetime import date, timedelta

import holidays

_BANK_HOLIDAYS = holidays.country_holidays("GB", subdiv="ENG")
_ONE_DAY = timedelta(days=1)


def is_working_day(day: date) -> bool:
    """Return whether a day is Monday to Friday and no bank holiday in England."""
    return day.weekday() < 5 and day not in _BANK_HOLIDAYS


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
    return sum(is_working_day(start + timedelta(days=number)) for number in range(1, (end - start).days + 1))


def _next(day: date) -> date:
    day += _ONE_DAY
    while not is_working_day(day):
        day += _ONE_DAY
    return day
