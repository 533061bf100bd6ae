"""A report on paper: tagged PDF (PDF/UA-1 and PDF/A-2a) by typst. A person's words are data and never markup."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

import typst
from django.conf import settings

from reports import easy_words
from reports.builder.files import drawings
from reports.builder.files.letters import printable
from reports.builder.files.parts import (
    answers,
    compared,
    doing,
    feelings,
    figure,
    for_children,
    minute,
    missing,
    notes,
    priorities,
    quotes,
    since,
)
from reports.selectors.choosing import CHOICE
from reports.selectors.pages import ReportPage
from reports.words import ROUNDING

TEMPLATE = settings.BASE_DIR / "reports" / "paper" / "report.typ"
FONTS = settings.BASE_DIR / "static" / "build" / "fonts"
Block = dict[str, Any]


def families(page: ReportPage) -> bytes:
    """Return the report as families read it: one page for a minute, then the rest."""
    blocks = [
        *minute(page),
        *since(page),
        _heading("What we heard"),
        figure(page.cornerstones),
        *quotes(page.few_quotes),
        *answers(page, full=False),
        *doing(page),
        *_difference(page.impact[:1]),
        _heading("How fast we answered"),
        *map(_paragraph, page.speed),
        *missing(page),
        *priorities(page, full=False),
        *notes(page),
    ]
    return _pdf(page, f"Progress report: {page.cover.words}", blocks)


def partners(page: ReportPage) -> bytes:
    """Return the full report: every table, every chart and how we count."""
    blocks = [
        *minute(page),
        *since(page),
        _heading("What we heard"),
        *map(figure, (page.cornerstones, *page.breakdowns)),
        *quotes(page.full_quotes),
        *([_paragraph(CHOICE)] if page.more_quotes else []),
        *answers(page, full=True),
        *doing(page),
        *_difference(page.impact),
        _heading("How fast we answered"),
        *map(_paragraph, page.speed),
        *map(figure, page.speed_figures),
        _heading("What was not published"),
        figure(page.withheld),
        *missing(page),
        *compared(page),
        *priorities(page, full=True),
        *notes(page),
        _heading("How we count"),
        _paragraph(ROUNDING),
    ]
    return _pdf(page, f"Full progress report: {page.cover.words}", blocks)


def easy_read(page: ReportPage) -> bytes:
    """Return the Easy Read version: a picture on the left, its words on the right."""
    blocks = [_step(step) for step in easy_words.easy_read(page.content)]
    return _pdf(page, f"Easy Read report: {page.cover.words}", blocks, size=16)


def young_people(page: ReportPage) -> bytes:
    """Return the young people's version: larger words, and faces with words."""
    first, *rest = easy_words.young_people(page.content)
    blocks = [_step(first), *feelings(page), *map(_step, rest), *for_children(page)]
    return _pdf(page, f"Report for young people: {page.cover.words}", blocks, size=16)


def _difference(figures: Sequence[Any]) -> list[Block]:
    if not figures:
        return []
    said = "We ask everybody who got an answer. Each person counts once, by the last thing they said."
    return [_heading("Did it make a difference?"), _paragraph(said), *map(figure, figures)]


def _step(step: easy_words.Step) -> Block:
    lines = [printable(sentence) for sentence in step.sentences]
    return {"kind": "step", "picture": drawings.named(step.picture), "title": step.title, "lines": lines}


def _heading(words: str) -> Block:
    return {"kind": "heading", "words": words}


def _paragraph(words: str) -> Block:
    return {"kind": "paragraph", "words": printable(words)}


def _pdf(page: ReportPage, title: str, blocks: Iterable[Block], *, size: int = 12) -> bytes:
    cover = page.cover
    document = {
        "title": title,
        "size": size,
        "edition": f"Edition {cover.edition}, figures frozen on {cover.frozen.day} {cover.frozen:%B %Y}",
        "period": f"From {cover.start} to {cover.end}.",
        "draft": "" if cover.published else "This is a draft. It is not published yet.",
        "author": page.authority["name"],
        "frozen": [cover.frozen.year, cover.frozen.month, cover.frozen.day],
        "blocks": list(blocks),
    }
    made = typst.compile(
        str(TEMPLATE),
        root=str(TEMPLATE.parent),
        font_paths=[str(FONTS)],
        ignore_system_fonts=True,
        format="pdf",
        sys_inputs={"report": json.dumps(document, ensure_ascii=False)},
        pdf_standards=["ua-1", "a-2a"],
    )
    return bytes(made)
