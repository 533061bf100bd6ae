"""A few words around what was found. Text and marks stay apart until the template escapes the text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib.postgres.search import SearchHeadline, SearchQueryField, SearchVector, SearchVectorExact
from django.db.models import Case, F, Func, TextField, Value, When
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast, NullIf
from django.db.models.lookups import In

from feedback.selectors.search.asked import Asked, Way

# Characters that no writer types; those in a text are taken out before it is marked.
OPEN, CLOSE, GAP = "\ue000", "\ue001", "\ue002"
AROUND = 60  # characters each side, in scripts without spaces
_CUT = re.compile(f"[{OPEN}{CLOSE}]")
_OURS = str.maketrans("", "", OPEN + CLOSE + GAP)
SHORT = 40  # characters that go on to the beginning or the end of a sentence
_ENDS = re.compile(r"[.!?…][”’\"')\]]*\s+|[。！？]|\n+")
_ENDED = re.compile(r"[.!?…。！？][”’\"')\]]*\Z")
_STOPS = re.compile(r"[.!?…。！？]+[”’\"')\]]*(?=\s|\Z)|(?=\n)|\Z")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of an excerpt; `marked` where it is what was looked for."""

    text: str
    marked: bool


Excerpt = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Voice:
    """An excerpt of what one side says; `called` says who speaks, and is empty where there is one side only."""

    called: str
    words: Excerpt


Voices = tuple[Voice, ...]


def headline(text: str | Combinable, asked: Asked) -> Combinable:
    """Return the expression for an excerpt with marks around what was found, or for the text itself."""
    whole = F(text) if isinstance(text, str) else text
    bare = Func(whole, Value(OPEN + CLOSE + GAP), Value(""), function="translate", output_field=TextField())
    if asked.way == Way.RUNS:
        return bare
    return SearchHeadline(
        bare,
        _any_of_it(bare, asked),
        config=str(asked.way),
        start_sel=OPEN,
        stop_sel=CLOSE,
        max_words=40,
        min_words=20,
        max_fragments=2,
        fragment_delimiter=GAP,
    )


def joined(*fields: str | Combinable) -> Combinable:
    """Return an expression for several texts in one, a line break between them."""
    texts = [NullIf(F(field) if isinstance(field, str) else field, Value("")) for field in fields]
    return Func(Value("\n"), *texts, function="concat_ws", output_field=TextField())


def read(marked: str, asked: Asked, *whole: str) -> Excerpt:
    """Return what `headline` gave as pieces, with “…” where it begins or ends within a sentence.

    `whole` are the texts that it was taken from, as `joined` joins them.
    """
    text = "\n".join(one for one in whole if one).translate(_OURS)
    if asked.way == Way.RUNS:
        return tuple(_around(marked, asked.runs))
    texts = _CUT.split(_with_dots(marked, text))
    return tuple(Piece(one, bool(number % 2)) for number, one in enumerate(texts) if one)


def voices(*said: tuple[str, Excerpt]) -> Voices:
    """Return who of these says what was looked for, each with its words; the first who says anything if none does."""
    every = tuple(Voice(called, words) for called, words in said if words)
    return tuple(one for one in every if any(piece.marked for piece in one.words)) or every[:1]


def _any_of_it(text: Combinable, asked: Asked) -> Combinable:
    """Return the query where the text holds all that was asked for, else for any part of it: another voice has more."""
    query = asked.query
    positive = Func(query, function="querytree", output_field=TextField())
    either = Func(positive, Value(" & "), Value(" | "), function="replace", output_field=TextField())
    holds_all = SearchVectorExact(SearchVector(text, config=str(asked.way)), query)
    cases = (When(holds_all, then=query), When(In(positive, ["", "T"]), then=query))
    return Case(*cases, default=Cast(either, SearchQueryField()), output_field=SearchQueryField())


def _with_dots(marked: str, whole: str) -> str:
    """PostgreSQL begins at a word that says something: what is short goes on to where its sentence begins and ends."""
    parts = [part.strip() for part in marked.split(GAP)]
    return _before(parts[0], whole) + " … ".join(parts) + _after(parts[-1], whole)


def _before(part: str, whole: str) -> str:
    plain = _CUT.sub("", part)
    at = whole.find(plain)
    if at < 0:  # PostgreSQL left out what looked like HTML
        return "… "
    lead = whole[max((end.end() for end in _ENDS.finditer(whole, 0, at)), default=0) : at]
    return lead if len(lead) <= SHORT else "… "


def _after(part: str, whole: str) -> str:
    plain = _CUT.sub("", part)
    at = whole.find(plain)
    if at < 0:
        return " …"
    if _ENDED.search(plain):
        return ""
    end = at + len(plain)
    stop = _STOPS.search(whole, end)
    rest = whole[end : stop.end()] if stop else ""
    return rest if len(rest) <= SHORT else " …"


def _around(text: str, runs: list[str]) -> Iterator[Piece]:
    first = next((at for run in runs if (at := text.find(run)) >= 0), 0)
    start, end = max(0, first - AROUND), first + AROUND
    shown = f"{'… ' if start else ''}{text[start:end]}{' …' if end < len(text) else ''}"
    for number, part in enumerate(re.split(f"({'|'.join(map(re.escape, runs))})", shown)):
        if part:
            yield Piece(part, bool(number % 2))
