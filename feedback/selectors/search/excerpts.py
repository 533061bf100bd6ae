"""A few words around what was found. Text and marks stay apart until the template escapes the text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib.postgres.search import SearchHeadline
from django.db.models import F, Func, TextField, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import NullIf

from feedback.selectors.search.asked import Asked, Way

# Characters that no writer types; those in a text are taken out before it is marked.
OPEN, CLOSE = "\ue000", "\ue001"
AROUND = 60  # characters each side, in scripts without spaces
_CUT = re.compile(f"[{OPEN}{CLOSE}]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of an excerpt; `marked` where it is what was looked for."""

    text: str
    marked: bool


Excerpt = tuple[Piece, ...]


def headline(text: Combinable, asked: Asked) -> Combinable:
    """Return the expression for an excerpt with OPEN and CLOSE around what was found, or for the text itself."""
    bare = Func(text, Value(OPEN + CLOSE), Value(""), function="translate", output_field=TextField())
    if asked.way == Way.RUNS:
        return bare
    return SearchHeadline(
        bare,
        asked.query,
        config=str(asked.way),
        start_sel=OPEN,
        stop_sel=CLOSE,
        max_words=40,
        min_words=20,
        max_fragments=2,
        fragment_delimiter=" … ",
    )


def joined(*fields: str | Combinable) -> Combinable:
    """Return an expression for several texts in one, a line break between them."""
    texts = [NullIf(F(field) if isinstance(field, str) else field, Value("")) for field in fields]
    return Func(Value("\n"), *texts, function="concat_ws", output_field=TextField())


def read(marked: str, asked: Asked) -> Excerpt:
    """Return what `headline` gave as pieces."""
    if asked.way == Way.RUNS:
        return tuple(_around(marked, asked.runs))
    texts = _CUT.split(marked)
    return tuple(Piece(text, bool(number % 2)) for number, text in enumerate(texts) if text)


def _around(text: str, runs: list[str]) -> Iterator[Piece]:
    first = text.find(runs[0])
    start, end = max(0, first - AROUND), first + AROUND
    for number, part in enumerate(re.split(f"({'|'.join(map(re.escape, runs))})", text[start:end])):
        if part:
            yield Piece(part, bool(number % 2))
