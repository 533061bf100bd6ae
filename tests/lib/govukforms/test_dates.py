"""Dates in three boxes."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from lib.govukforms import DatePartsField, DatePartsWidget


def field(**kwargs) -> DatePartsField:
    return DatePartsField(called="the date it happened", **kwargs)


@pytest.mark.parametrize("month", ["3", "03", "mar", "March"])
def test_clean_understands_months(month: str) -> None:
    assert field().clean(["27", month, "2026"]) == dt.date(2026, 3, 27)


@pytest.mark.parametrize(
    ("typed", "message", "parts"),
    [
        (["", "", ""], "Enter the date it happened", ("day", "month", "year")),
        (["27", "", "2026"], "The date it happened must include a month", ("month",)),
        (["", "", "2026"], "The date it happened must include a day and a month", ("day", "month")),
        (["31", "2", "2026"], "The date it happened must be a real date, like 27 3 2026", ("day", "month", "year")),
        (["٣", "2", "2026"], "The date it happened must be a real date, like 27 3 2026", ("day", "month", "year")),
        (["1", "m", "2026"], "The date it happened must be a real date, like 27 3 2026", ("day", "month", "year")),
        (["1", "2", "26"], "The date it happened must have a year in 4 figures, like 2026", ("year",)),
        (
            ["9" * 5000, "2", "2026"],
            "The date it happened must be a real date, like 27 3 2026",
            ("day", "month", "year"),
        ),
    ],
)
def test_clean_says_what_to_do(typed: list[str], message: str, parts: tuple[str, ...]) -> None:
    with pytest.raises(ValidationError) as caught:
        field().clean(typed)

    assert (caught.value.message, caught.value.params) == (message, {"parts": parts})


def test_clean_blank_is_none_when_optional() -> None:
    assert field(required=False).clean(["", "", ""]) is None


def test_widget_reads_its_three_boxes() -> None:
    data = {"when_day": " 1 ", "when_month": "2", "when_year": "2026"}

    assert DatePartsWidget().value_from_datadict(data, {}, "when") == ["1", "2", "2026"]


def test_has_changed_compares_the_boxes() -> None:
    day = dt.date(2026, 3, 27)

    assert field().has_changed(day, ["27", "3", "2026"]) is False
    assert field().has_changed(day, ["28", "3", "2026"]) is True
