"""Words that may be names: what begins with a capital, and lists of names, places and everyday words."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

Span = tuple[int, int]
_DATA = Path(__file__).resolve().parents[2] / "data"

_WORD = r"[^\W\d_](?:[^\W\d_]|(?!['’]s\b)['’-](?=[^\W\d_])){1,30}"
ONE_WORD = re.compile(_WORD)
_NEXT_WORD = re.compile(rf"[ \u00a0]({_WORD})")


def capitals(text: str) -> Iterator[re.Match[str]]:
    """Yield words with a capital that are not known to be something else."""
    for word in ONE_WORD.finditer(text):
        if word[0][0].isupper() and not word[0].isupper() and word[0] not in never():
            yield word


def is_first_name(word: str) -> bool:
    """Return whether a word is a first name that is no everyday word."""
    return word in first_names()[0]


def is_name_like(word: str) -> bool:
    """Return whether a word has a capital and is not known to be something else; unsure names pass."""
    return word[0].isupper() and (word not in not_names() or word in first_names()[1])


def is_listed_small(word: str) -> bool:
    """Return whether a word without a capital is a first name that is no everyday word."""
    return word.islower() and word.capitalize() in first_names()[0]


def with_surname(text: str, end: int) -> int:
    """Return where a name ends, with up to two more words that have a capital."""
    for _ in range(2):
        following = _NEXT_WORD.match(text, end)
        if not following or not following[1][0].isupper() or following[1] in no_surnames():
            break
        end = following.end()
    return end


def opens(text: str, at: int) -> bool:
    """Return whether a sentence begins here, where every word has a capital."""
    before = text[max(0, at - 20) : at].rstrip()
    return not before or before[-1] in ".!?"


@cache
def first_names() -> tuple[frozenset[str], frozenset[str]]:
    """Return the names that stand for themselves and those that are everyday words too."""
    words = _read("first_names.txt")
    unsure = frozenset(word.rstrip("?") for word in words if word.endswith("?"))
    return words - {f"{word}?" for word in unsure}, unsure


@cache
def openers() -> frozenset[str]:
    """Return words that open sentences."""
    return _read("openers.txt")


@cache
def never() -> frozenset[str]:
    """Return the words that are no name, wherever they stand."""
    return no_surnames() | openers()


@cache
def no_surnames() -> frozenset[str]:
    """Return the words that no name goes on with."""
    return not_names() | general()


@cache
def not_names() -> frozenset[str]:
    """Return words with a capital that are no names."""
    return _read("not_names.txt")


@cache
def general() -> frozenset[str]:
    """Return words for kinds of things, such as “primary”."""
    return _read("general_words.txt")


def _read(name: str) -> frozenset[str]:
    lines = (_DATA / name).read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
