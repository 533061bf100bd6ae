"""Reads the council's commitments from a file (TOML or CSV), and says line by line what is wrong and what to do."""

import csv
import io
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from commitments.models.commitments import RESERVED

LARGEST = 1_000_000  # bytes
LONGEST = {"slug": 80, "title": 200, "text": 20_000, "source": 300}
NEEDED = ("slug", "title", "text", "cornerstone")
KNOWN = (*NEEDED, "order", "in_force_from", "in_force_until", "source")
MOST_ORDER = 999
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_START = re.compile(r"^\s*\[\[\s*commitment\s*\]\]")


class FileRefused(ValueError):
    """The file cannot be taken as it is. `lines` say where and what to do."""

    def __init__(self, *lines: str) -> None:
        super().__init__("\n".join(lines))
        self.lines = lines


@dataclass(frozen=True)
class Row:
    """One commitment as the file says it."""

    line: int
    slug: str
    title: str
    text: str
    cornerstone: str
    order: int
    in_force_from: date | None
    in_force_until: date | None
    source: str


def read_commitments(content: bytes, *, kind: str, cornerstones: Iterable[str]) -> list[Row]:
    """Return what stands in a file; `kind` is "toml" or "csv". Raises FileRefused with every fault that was found."""
    if len(content) > LARGEST:
        raise FileRefused("The file is too large. Send 1 MB or less.")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise FileRefused("The file is not UTF-8. Save it as UTF-8 and try again.") from error
    found = list(_of_csv(text) if kind == "csv" else _of_toml(text))
    if not found:
        raise FileRefused("There is no commitment in the file.")
    faults = [fault for line, said in found for fault in _faults(line, said, set(cornerstones))]
    faults += _twice(found)
    if faults:
        raise FileRefused(*faults)
    return [_row(line, said) for line, said in found]


def _of_toml(text: str) -> Iterator[tuple[int, dict[str, Any]]]:
    try:
        told = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise FileRefused(f"The file is not TOML: {error}. Put it right and try again.") from error
    rows, others = told.get("commitment", []), sorted(set(told) - {"commitment"})
    if others or not isinstance(rows, list) or not all(isinstance(each, dict) for each in rows):
        raise FileRefused("Write each commitment under a line [[commitment]], and nothing else in the file.")
    starts = [number for number, line in enumerate(text.splitlines(), 1) if _START.match(line)]
    yield from zip([*starts, *[0] * len(rows)], rows, strict=False)


def _of_csv(text: str) -> Iterator[tuple[int, dict[str, Any]]]:
    reader = csv.DictReader(io.StringIO(text, newline=""), strict=True, restkey="cells without a heading")
    try:
        for row in reader:
            yield reader.line_num, {str(name): value or "" for name, value in row.items()}
    except csv.Error as error:
        raise FileRefused(f"Line {reader.line_num}: this is not CSV ({error}). Put it right and try again.") from error


def _faults(line: int, said: Mapping[str, Any], cornerstones: set[str]) -> Iterator[str]:
    """Yield what is wrong with one commitment, and what to do."""
    for name in sorted(set(said) - {*KNOWN}):
        yield f"Line {line}: we do not know “{name}”. Use only: {', '.join(KNOWN)}."
    for name in NEEDED:
        if not str(said.get(name, "")).strip():
            yield f"Line {line}: write the {name}."
    yield from _wrong_texts(line, said)
    slug, stone = str(said.get("slug", "")), str(said.get("cornerstone", ""))
    if slug and (not _SLUG.fullmatch(slug) or slug in RESERVED):
        yield f"Line {line}: write another slug, in small letters, figures and hyphens. “{slug}” cannot be an address."
    if stone and stone not in cornerstones:
        yield f"Line {line}: there is no cornerstone “{stone}”. Use one of: {', '.join(sorted(cornerstones))}."
    yield from _wrong_numbers(line, said)


def _wrong_texts(line: int, said: Mapping[str, Any]) -> Iterator[str]:
    for name, most in LONGEST.items():
        if len(str(said.get(name, ""))) > most:
            yield f"Line {line}: make the {name} shorter, {most} letters or less."
        if "\0" in str(said.get(name, "")):
            yield f"Line {line}: take the NUL sign out of the {name}."


def _wrong_numbers(line: int, said: Mapping[str, Any]) -> Iterator[str]:
    order = str(said.get("order", "")).strip() or "0"
    if not (order.isascii() and order.isdigit() and len(order) <= 3 and int(order) <= MOST_ORDER):
        yield f"Line {line}: write the order as a whole number from 0 to {MOST_ORDER}."
    days: list[date] = []
    for name in ("in_force_from", "in_force_until"):
        try:
            days += [day] if (day := _day(said.get(name))) else []
        except ValueError:
            yield f"Line {line}: write {name} as a day like 2026-04-01."
    if len(days) == 2 and days[1] < days[0]:
        yield f"Line {line}: in_force_until comes before in_force_from. Put the days right."


def _twice(found: list[tuple[int, dict[str, Any]]]) -> list[str]:
    first: dict[str, int] = {}
    faults = []
    for line, said in found:
        slug = str(said.get("slug", ""))
        if slug in first:
            faults.append(f"Line {line}: “{slug}” stands in line {first[slug]} already. Give each its own slug.")
        first.setdefault(slug, line)
    return faults


def _row(line: int, said: Mapping[str, Any]) -> Row:
    texts = {name: str(said.get(name, "")).strip() for name in ("slug", "title", "text", "cornerstone", "source")}
    return Row(
        line=line,
        order=int(str(said.get("order", "")).strip() or 0),
        in_force_from=_day(said.get("in_force_from")),
        in_force_until=_day(said.get("in_force_until")),
        **texts,
    )


def _day(said: Any) -> date | None:
    """Return a day of the file; None for none. Raises ValueError."""
    return date.fromisoformat(str(said).strip()) if said not in (None, "") else None
