"""Reads a table of who lives here from CSV, and says line by line what is wrong with it. It writes nothing."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from population.enums import Subject

LARGEST = 200_000  # bytes
MOST_LINES = 500
LARGEST_NUMBER = 100_000_000
COLUMNS = ("subject", "geography", "of", "as_at", "source", "link", "total", "label", "number", "counts_as")
NEEDED = COLUMNS[:-1]
_LONGEST = {"geography": 120, "of": 120, "source": 200, "link": 300}


class CannotRead(Exception):
    """The file is no table that can be read at all. `str(error)` can be shown to whoever chose it."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with one line, counted from 1 as a spreadsheet does."""

    line: int
    text: str

    def __str__(self) -> str:
        return f"Line {self.line}: {self.text}"


@dataclass(slots=True)
class NewComparator:
    """One comparator as a file gives it. `rows` are in the file's order, by the words that we know."""

    subject: Subject
    geography: str
    of: str
    as_at: date
    source: str
    link: str
    total: int
    line: int
    rows: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file says: comparators where there is no fault."""

    comparators: tuple[NewComparator, ...]
    faults: tuple[Fault, ...]


class _Wrong(Exception):
    """One line is wrong."""


def read(source: bytes | str, *, known: Mapping[Subject, Sequence[str]], today: date) -> Reading:
    """Return the comparators of a file and every fault of it. `known` are the words that we know, by subject.

    Raises CannotRead for what is no table at all.
    """
    found: dict[tuple[str, str, date], NewComparator] = {}
    seen: set[tuple[str, str, date, str]] = set()
    faults: list[Fault] = []
    for line, cells in _lines(_text_of(source)):
        try:
            _take(cells, line, found, seen, known, today)
        except _Wrong as wrong:
            faults.append(Fault(line, str(wrong)))
    if not faults:
        faults += [_does_not_add_up(each) for each in found.values() if sum(each.rows.values()) != each.total]
    return Reading(tuple(found.values()) if not faults else (), tuple(faults))


def _text_of(source: bytes | str) -> str:
    size = len(source if isinstance(source, bytes) else source.encode("utf-8", "surrogatepass"))
    if size > LARGEST:
        raise CannotRead("This is bigger than 200 KB. Choose a smaller file, or bring it in in parts.")
    try:
        text = source.decode("utf-8-sig") if isinstance(source, bytes) else source
    except UnicodeDecodeError as error:
        raise CannotRead("We cannot read this as text. Save it as “CSV UTF-8” and choose it again.") from error
    if "\0" in text:
        raise CannotRead("This is not a table of text. Save it as “CSV UTF-8” and choose it again.")
    if not text.strip():
        raise CannotRead("There is nothing in this. Choose a file with a table in it, or paste the table.")
    return text


def _lines(text: str) -> Iterator[tuple[int, dict[str, str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        header = [name.strip().lower() for name in next(reader)]
        _check_header(header)
        for cells in reader:
            if reader.line_num > MOST_LINES:
                raise CannotRead(f"This has more than {MOST_LINES} lines. Bring it in in parts.")
            if any(cell.strip() for cell in cells):
                yield reader.line_num, dict(zip(header, (cell.strip() for cell in cells), strict=False))
    except csv.Error as error:
        raise CannotRead(f"Line {reader.line_num}: a quotation mark is missing, or the line is too long.") from error


def _check_header(header: Sequence[str]) -> None:
    if len(set(header)) < len(header):
        raise CannotRead("Line 1: a column stands there twice. Keep each column once.")
    if missing := [name for name in NEEDED if name not in header]:
        raise CannotRead(f"Line 1: these columns are missing: {', '.join(missing)}. Add them and try again.")
    if unknown := [name for name in header if name not in COLUMNS]:
        raise CannotRead(f"Line 1: we do not know these columns: {', '.join(unknown)[:200]}. Take them out.")


def _take(
    cells: Mapping[str, str],
    line: int,
    found: dict[tuple[str, str, date], NewComparator],
    seen: set[tuple[str, str, date, str]],
    known: Mapping[Subject, Sequence[str]],
    today: date,
) -> None:
    """Add one line to the comparator that it belongs to. Raises _Wrong."""
    if missing := [name for name in NEEDED if not cells.get(name)]:
        raise _Wrong(f"{', '.join(missing)} is empty. Fill it in.")
    given = _comparator(cells, line, today)
    key = (given.subject, given.geography, given.as_at)
    held = found.setdefault(key, given)
    if _about(held) != _about(given):
        raise _Wrong(f"the source, link, total or whom it counts differ from line {held.line}. Make them the same.")
    if (*key, cells["label"]) in seen:
        raise _Wrong(f"“{cells['label']}” stands there twice. Keep it once.")
    seen.add((*key, cells["label"]))
    label = _label(cells, known[given.subject])
    held.rows[label] = held.rows.get(label, 0) + _number(cells["number"], "number")


def _comparator(cells: Mapping[str, str], line: int, today: date) -> NewComparator:
    for name, longest in _LONGEST.items():
        if len(cells[name]) > longest:
            raise _Wrong(f"{name} is longer than {longest} characters. Make it shorter.")
    if not cells["link"].startswith("https://") or " " in cells["link"]:
        raise _Wrong("link must be a whole address that begins with https://.")
    return NewComparator(
        subject=_subject(cells["subject"]),
        geography=cells["geography"],
        of=cells["of"],
        as_at=_day(cells["as_at"], today),
        source=cells["source"],
        link=cells["link"],
        total=_number(cells["total"], "total", least=1),
        line=line,
    )


def _subject(text: str) -> Subject:
    try:
        return Subject(text.lower())
    except ValueError:
        raise _Wrong(f"“{text[:40]}” is no subject. Write one of: {', '.join(Subject.values)}.") from None


def _day(text: str, today: date) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise _Wrong(f"“{text[:40]}” is no day. Write it as year, month and day, for example 2025-01-16.") from None
    if day > today:
        raise _Wrong("as_at is still to come. Write the day for which the numbers hold.")
    return day


def _number(text: str, name: str, *, least: int = 0) -> int:
    plain = text.replace(",", "")
    if not (plain.isascii() and plain.isdigit() and len(plain) < 12 and least <= int(plain) <= LARGEST_NUMBER):
        raise _Wrong(f"“{text[:40]}” is no {name} of people. Write a whole number, {least} or more.")
    return int(plain)


def _label(cells: Mapping[str, str], known: Sequence[str]) -> str:
    label = cells.get("counts_as") or cells["label"]
    if label not in known:
        raise _Wrong(
            f"we do not know “{label[:60]}”. Write in the column counts_as which of these it is: {'; '.join(known)}."
        )
    return label


def _about(one: NewComparator) -> tuple[str, str, str, int]:
    return one.of, one.source, one.link, one.total


def _does_not_add_up(one: NewComparator) -> Fault:
    added = sum(one.rows.values())
    return Fault(one.line, f"the numbers add up to {added:,}, not to the total of {one.total:,}. Check them.")
