"""A date asked for in three boxes: day, month, year."""

import calendar
import datetime as dt
from collections.abc import Mapping
from typing import Any

from django import forms

PARTS = ("day", "month", "year")


class DatePartsWidget(forms.MultiWidget):
    """Three boxes named <field>_day, <field>_month and <field>_year."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({part: forms.TextInput() for part in PARTS}, attrs)

    def decompress(self, value: dt.date | None) -> list[Any]:
        return [value.day, value.month, value.year] if value else ["", "", ""]

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> list[str]:
        return [str(value or "").strip() for value in super().value_from_datadict(data, files, name)]


def month_number(text: str) -> str:
    """ "March" and "mar" are 3: people may write the month as they say it."""
    names = [name.lower() for name in calendar.month_name]
    matches = [number for number, name in enumerate(names) if len(text) >= 3 and name.startswith(text.lower())]
    return str(matches[0]) if matches else text


class DatePartsField(forms.Field):
    """A date in three boxes; `called` is what errors call it ("the date it happened").

    Its errors carry the boxes they are about in `params["parts"]`, so that a link can go to the right one.
    """

    widget = DatePartsWidget

    def __init__(self, *, called: str = "the date", **kwargs: Any) -> None:
        self.called = called
        super().__init__(**kwargs)

    def clean(self, value: Any) -> dt.date | None:
        parts = dict(zip(PARTS, value or ["", "", ""], strict=True))
        if not any(parts.values()):
            self._refuse_blank()
            return None
        self._refuse_missing([name for name, text in parts.items() if not text])
        return self._date(parts["day"], month_number(parts["month"]), parts["year"])

    def has_changed(self, initial: Any, data: Any) -> bool:
        before = initial if isinstance(initial, list) else DatePartsWidget().decompress(initial)
        return [str(part) for part in before] != [str(part) for part in data or ["", "", ""]]

    def _refuse_blank(self) -> None:
        if self.required:
            raise self._error(f"Enter {self.called}", PARTS, "required")

    def _refuse_missing(self, missing: list[str]) -> None:
        if missing:
            words = " and a ".join(missing)
            raise self._error(f"{_sentence(self.called)} must include a {words}", tuple(missing), "incomplete")

    def _date(self, day: str, month: str, year: str) -> dt.date:
        wrong = self._error(f"{_sentence(self.called)} must be a real date, like 27 3 2026", PARTS, "invalid")
        if not all(part.isascii() and part.isdigit() and len(part) <= 4 for part in (day, month, year)):
            raise wrong
        if int(year) < 1900:
            raise self._error(f"{_sentence(self.called)} must have a year in 4 figures, like 2026", ("year",), "year")
        try:
            return dt.date(int(year), int(month), int(day))
        except ValueError:
            raise wrong from None

    @staticmethod
    def _error(message: str, parts: tuple[str, ...], code: str) -> forms.ValidationError:
        return forms.ValidationError(message, code=code, params={"parts": parts})


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
