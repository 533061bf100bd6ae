"""A table of who lives here: what is understood, and what is wrong with it, line by line."""

from datetime import date

import pytest

from population.enums import Subject
from population.reading import CannotRead, read
from tests.population.tables import HEADER, KNOWN, TODAY, line, table


def faults(text: str | bytes) -> list[str]:
    return [str(fault) for fault in read(text, known=KNOWN, today=TODAY).faults]


def test_a_whole_table_is_understood():
    [one] = read(table(), known=KNOWN, today=TODAY).comparators
    assert (one.subject, one.as_at, one.total) == (Subject.DISTRICT, date(2025, 1, 16), 100)
    assert one.rows == {"Exeter": 60, "Torridge": 40}


def test_one_file_may_hold_several_tables():
    text = table(line(), line("Torridge", 40), line("EHC plan", 8, subject="support", total=8))
    assert [one.subject for one in read(text, known=KNOWN, today=TODAY).comparators] == ["district", "support"]


def test_words_of_the_publisher_are_mapped_to_ours_and_added():
    text = table(line("City", 30, counts_as="Exeter"), line("Suburb", 30, counts_as="Exeter"), line("Torridge", 40))
    assert read(text, known=KNOWN, today=TODAY).comparators[0].rows == {"Exeter": 60, "Torridge": 40}


def test_a_file_of_excel_is_read_with_its_mark_and_line_ends():
    text = "\ufeff" + table().replace("\n", "\r\n")
    assert faults(text.encode()) == []


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"subject": "shoe size"}, "“shoe size” is no subject."),
        ({"as_at": "16/01/2025"}, "“16/01/2025” is no day."),
        ({"as_at": "2026-11-02"}, "as_at is still to come."),
        ({"number": -1}, "“-1” is no number of people."),
        ({"number": "1.5"}, "“1.5” is no number of people."),
        ({"number": 2**63}, "is no number of people."),
        ({"number": "٣"}, "is no number of people."),
        ({"total": 0}, "“0” is no total of people."),
        ({"link": "http://example.org"}, "link must be a whole address"),
        ({"link": "javascript:alert(1)"}, "link must be a whole address"),
        ({"source": ""}, "source is empty."),
        ({"source": "x" * 201}, "source is longer than 200 characters."),
        ({"label": "Atlantis"}, "we do not know “Atlantis”. Write in the column counts_as"),
        ({"counts_as": "Atlantis"}, "we do not know “Atlantis”."),
    ],
)
def test_a_line_that_is_wrong_says_what_to_do(changes: dict[str, object], words: str):
    [fault] = faults(table(line("Torridge", 40), line(**{"label": "Exeter", "number": 60, **changes})))[:1]
    assert fault.startswith("Line 3: ")
    assert words in fault


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ((line(), line("Torridge", 39)), "Line 2: the numbers add up to 99, not to the total of 100."),
        ((line(), line()), "Line 3: “Exeter” stands there twice."),
        ((line(), line("Torridge", 40, total=101)), "Line 3: the source, link, total or whom it counts differ"),
    ],
)
def test_lines_that_do_not_fit_together(lines: tuple[str, ...], words: str):
    assert words in faults(table(*lines))[0]


def test_nothing_of_a_file_with_a_fault_is_taken():
    assert read(table(line(), line("Torridge", 39)), known=KNOWN, today=TODAY).comparators == ()


@pytest.mark.parametrize(
    "source",
    [
        "",
        "  \n",
        b"\xff\xfe\x00",
        table() + "\0",
        "x" * 200_001,
        HEADER.replace("total,", "") + "\n",
        HEADER + ",total\n",
        HEADER.replace("counts_as", "shoe size") + "\n",
        table() + '"never closed',
        table(*[line(f"a{number}", 1, counts_as="Exeter", total=600) for number in range(600)]),
    ],
    ids=["empty", "blank", "bytes", "nul", "big", "missing", "twice", "unknown", "quotes", "long"],
)
def test_what_is_no_table_is_refused_in_words(source: str | bytes):
    with pytest.raises(CannotRead) as refusal:
        read(source, known=KNOWN, today=TODAY)
    assert str(refusal.value).endswith(".")
