"""The PDF files as a reader that speaks them finds them: tagged, titled, in English, with our font inside."""

import io
from dataclasses import replace

import pikepdf
import pytest
from django.conf import settings
from fontTools.ttLib import TTFont
from page import ValidationProfile, validate_pdf_bytes

from reports.builder.files import letters, paper
from reports.selectors.pages import ReportPage

pytestmark = pytest.mark.django_db
MADE = [
    (paper.families, "Progress report: July to September 2026"),
    (paper.partners, "Full progress report: July to September 2026"),
    (paper.easy_read, "Easy Read report: July to September 2026"),
    (paper.young_people, "Report for young people: July to September 2026"),
]


def tags_of(node: object, found: list[str]) -> list[str]:
    """Return the kinds of every element of a structure tree."""
    if isinstance(node, pikepdf.Array):
        for one in node:
            tags_of(one, found)
    elif isinstance(node, pikepdf.Dictionary):
        if "/S" in node:
            found.append(str(node.S))
        if "/K" in node:
            tags_of(node.K, found)
    return found


@pytest.mark.parametrize(("make", "title"), MADE)
def test_pdf_can_be_read_aloud(page: ReportPage, make, title: str) -> None:
    with pikepdf.open(io.BytesIO(make(page))) as pdf:
        assert str(pdf.Root.Lang) == "en-GB"
        assert bool(pdf.Root.MarkInfo.Marked)
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        assert 1 <= len(pdf.pages) < 25
        with pdf.open_metadata() as meta:
            assert meta["dc:title"] == title
            assert (meta["pdfuaid:part"], meta["pdfaid:part"], meta["pdfaid:conformance"]) == ("1", "2", "A")
        fonts = [font for one in pdf.pages for font in one.Resources.Font.values()]
        assert fonts
        assert all("AtkinsonHyperlegibleNext" in str(font.BaseFont) for font in fonts)
        assert all("/FontFile3" in _described(font) or "/FontFile2" in _described(font) for font in fonts)
        tags = tags_of(pdf.Root.StructTreeRoot, [])
    assert {"/H1", "/H2", "/P"} <= set(tags)
    assert tags.count("/H1") == 1
    if make in (paper.families, paper.partners):
        assert {"/Table", "/TH", "/TD", "/Figure", "/L", "/LI"} <= set(tags)


PROFILES = (ValidationProfile.PDF_UA_1, ValidationProfile.PDF_A_2A)


def faults(made: bytes, profile: ValidationProfile) -> list[str]:
    """Ask a program of other people's, which reads the file alone, what a standard finds wrong with it."""
    report = validate_pdf_bytes(made, profile=profile)
    return [f"{fault.rule_id}: {fault.message}" for fault in report.failures]


@pytest.mark.parametrize("make", [make for make, _title in MADE])
def test_pdf_keeps_both_standards(page: ReportPage, make) -> None:
    made = make(page)
    assert [fault for profile in PROFILES for fault in faults(made, profile)] == []


def test_the_check_of_standards_finds_a_file_without_tags(page: ReportPage) -> None:
    file = io.BytesIO()
    with pikepdf.open(io.BytesIO(paper.easy_read(page))) as pdf:
        del pdf.Root.StructTreeRoot
        del pdf.Root.MarkInfo
        pdf.save(file)
    assert [faults(file.getvalue(), profile) != [] for profile in PROFILES] == [True, True]


def _described(font: pikepdf.Object) -> pikepdf.Object:
    return (font.DescendantFonts[0] if "/DescendantFonts" in font else font).FontDescriptor


def test_what_people_wrote_is_never_markup(page: ReportPage) -> None:
    wild = '#panic("no") *bold* $x$ <label> @ref \\ [ ] { } " \u202e😀 مرحبا \0'
    quote = replace(page.experiences.quotes[0], valued=wild)
    experiences = replace(page.experiences, quotes=(quote,))
    assert paper.families(replace(page, experiences=experiences)).startswith(b"%PDF")


def test_every_letter_that_is_printed_is_in_the_font() -> None:
    fonts = settings.BASE_DIR / "static" / "build" / "fonts"
    for weight in (400, 700):
        there: set[int] = set()
        for subset in ("latin", "latin-ext"):
            with TTFont(fonts / f"atkinson-hyperlegible-next-{subset}-{weight}-normal.ttf") as font:
                there |= set(font.getBestCmap())
        kept = {number for number in range(32, 0x2FFF) if letters.printable(f"x{chr(number)}x") == f"x{chr(number)}x"}
        assert kept - there == set()
        assert len(kept) > 250


@pytest.mark.parametrize(
    ("words", "printed"),
    [
        ("Łódź, Ñandú – “café” €5", "Łódź, Ñandú – “café” €5"),
        ("Thank you 😀 all", "Thank you … all"),
        ("مرحبا بكم", "…"),
        ("two\nlines\tand\u00a0more", "two\nlines and\u00a0more"),
        ("so\u00adft", "soft"),
    ],
)
def test_letters_that_cannot_be_printed_are_told(words: str, printed: str) -> None:
    assert letters.printable(words) == printed
