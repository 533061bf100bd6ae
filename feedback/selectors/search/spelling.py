"""Typing mistakes forgiven: words that nobody used are compared with the words of what is public now.

The words are kept for a short while under a mark of exactly what is public: when anything is taken down, the mark is
another one and the words are gathered anew. So no word of a hidden text is ever offered.
"""

import re
from collections import Counter
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from django.contrib.postgres.aggregates import StringAgg
from django.contrib.postgres.search import SearchVector
from django.core.cache import cache
from django.db import connection
from django.db.models import Count, F, Func, QuerySet, TextField, Value
from django.db.models.functions import Cast, Concat
from rapidfuzz.distance import DamerauLevenshtein
from redis.exceptions import RedisError

from feedback.models import PublishedVersion, Response, ResponseUpdate, SmallWin, Theme
from feedback.models.responses import OWN_TEXTS
from feedback.selectors.search.told import told
from feedback.selectors.themes.readable import readable_themes

KEPT_SECONDS = 600
SHORTEST = 4  # letters: shorter words have too many neighbours
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


@dataclass(frozen=True)
class Lexicon:
    """Every word that is public now and in how many texts it stands, and what English stemming makes of them."""

    words: dict[str, int]
    stems: frozenset[str]


def correct(typed: str) -> str:
    """Return what was typed with each word that nobody used put right; empty where nothing could be."""
    asked = {word.lower() for word in _WORD.findall(typed)}
    lexicon, stems = _lexicon(), _stems(sorted(asked))
    unknown = {word for word in asked if word not in lexicon.words and not _known(stems[word], lexicon)}
    better = {word: near for word in unknown if (near := nearest(word, lexicon.words))}
    if not better:
        return ""
    return _WORD.sub(lambda found: better.get(found[0].lower(), found[0]), typed)


def nearest(word: str, words: dict[str, int]) -> str:
    """Return the likeliest of `words` for a mistyped one: fewest slips, then the same first letter, then most used."""
    most = 0 if len(word) < SHORTEST else 1 if len(word) == SHORTEST else 2 if len(word) <= 8 else 3
    near = [
        (slips, other[0] != word[0], -used, other)
        for other, used in words.items()
        if abs(len(other) - len(word)) <= most
        and (slips := DamerauLevenshtein.distance(word, other, score_cutoff=most)) <= most
    ]
    return min(near)[3] if near and most else ""


def _known(stems: list[str] | None, lexicon: Lexicon) -> bool:
    """A word that English leaves out (an empty list) is known; else one of its stems must be."""
    return stems == [] or any(stem in lexicon.stems for stem in stems or ())


def _lexicon() -> Lexicon:
    key = f"words-of-what-is-public:{_mark()}"
    try:
        kept: Lexicon | None = cache.get(key)
        if kept is None:
            kept = _gather()
            cache.set(key, kept, KEPT_SECONDS)
    except (RedisError, OSError):
        return _gather()
    return kept


def _gather() -> Lexicon:
    words: Counter[str] = Counter()
    for texts in _everything():
        words.update(_counted(texts.rows, texts.vector))
    known = {word: used for word, used in words.items() if _WORD.fullmatch(word)}
    return Lexicon(known, frozenset(stem for stems in _stems(sorted(known)).values() for stem in stems or ()))


@dataclass(frozen=True, slots=True)
class _Texts:
    """Texts of one kind that are public now: their rows, their words, what tells one state of a row from another."""

    rows: QuerySet[Any]
    vector: F | SearchVector
    key: tuple[str, ...]


def _everything() -> tuple[_Texts, ...]:
    answers, themes = Response.objects.published().telling(), Theme.objects.filter(pk__in=readable_themes())
    since = ResponseUpdate.objects.filter(response__in=Response.objects.published().order_by().values("pk"))
    return (
        _Texts(PublishedVersion.objects.visible(), F("plain"), ("pk",)),
        _Texts(answers, SearchVector(*OWN_TEXTS, *told(), config="simple"), ("pk", "version", "tells")),
        _Texts(since, SearchVector("text", config="simple"), ("pk",)),
        _Texts(themes, SearchVector("title", "summary", "dissent", config="simple"), ("pk", "version")),
        _Texts(SmallWin.objects.published(), SearchVector("text", config="simple"), ("pk", "version")),
    )


def _counted(rows: QuerySet[Any], vector: F | SearchVector) -> dict[str, int]:
    words = Func(Func(vector, function="tsvector_to_array"), function="unnest", output_field=TextField())
    words.set_returning = True
    found = rows.order_by().annotate(word=words).values("word").annotate(used=Count("pk"))
    return dict(found.values_list("word", "used"))


def _stems(words: list[str]) -> dict[str, list[str] | None]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT word, ts_lexize('english_stem', word) FROM unnest(%s::text[]) AS word", [words])
        return dict(cursor.fetchall())


def _mark() -> str:
    """Return a mark of exactly what is public: every text by its key and its version."""
    marks = [_keys(texts.rows, texts.key) for texts in _everything()]
    return sha256("|".join(marks).encode()).hexdigest()


def _keys(rows: QuerySet[Any], names: tuple[str, ...]) -> str:
    parts = [part for name in names for part in (Value(":"), Cast(name, TextField()))]
    keys = StringAgg(Concat(Value(""), *parts, output_field=TextField()), Value(","), order_by="pk", default=Value(""))
    return str(rows.order_by().aggregate(keys=keys)["keys"])
