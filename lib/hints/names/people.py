"""Names of people, found by what stands around them and by a list."""

import re
from collections.abc import Iterator

from lib.hints.names import beside
from lib.hints.names.words import (
    ONE_WORD,
    Span,
    capitals,
    first_names,
    is_listed_small,
    is_name_like,
    not_names,
    opens,
    with_surname,
)


def people(text: str) -> Iterator[Span]:
    """Yield likely names of people."""
    yield from _after_titles(text)
    yield from _after_family(text)
    yield from _from_the_list(text)
    yield from _beside_what_people_do(text)
    yield from _with_initials(text)


def name_at(text: str, at: int) -> Iterator[Span]:
    """Yield the name that begins here, with or without a title, if there is one."""
    title = beside.TITLE.match(text, at)
    word = ONE_WORD.match(text, title.end() if title else at)
    if word and (is_name_like(word[0]) or is_listed_small(word[0])):
        yield at, with_surname(text, word.end())


def _after_titles(text: str) -> Iterator[Span]:
    for match in beside.TITLE.finditer(text):
        word = ONE_WORD.match(text, match.end())
        sure = match[0].rstrip(". \u00a0").lower() in beside.SURE_TITLES
        if word and ((sure and word[0] not in ("and", "or")) or is_name_like(word[0])):
            yield match.start(), with_surname(text, word.end())


def _after_family(text: str) -> Iterator[Span]:
    for match in beside.BEFORE_A_NAME.finditer(text):
        word = ONE_WORD.match(text, match.end())
        if word and (is_name_like(word[0]) or is_listed_small(word[0])):
            yield word.start(), with_surname(text, word.end())


def _from_the_list(text: str) -> Iterator[Span]:
    sure, unsure = first_names()
    places = {place for match in beside.PLACE.finditer(text) for place in range(*match.span())}
    for word in ONE_WORD.finditer(text):
        listed = _first_part(word[0]) in sure or (word[0] in unsure and beside.AGE_AFTER.match(text, word.end()))
        if listed and word.start() not in places and not beside.STREET_AFTER.match(text, word.end()):
            yield word.start(), with_surname(text, word.end())


def _beside_what_people_do(text: str) -> Iterator[Span]:
    """Words with a capital that no list knows, where what stands beside them is done by or to a person."""
    places = {place for match in beside.PLACE.finditer(text) for place in range(*match.span())}
    for word in capitals(text):
        if word.start() in places:
            continue
        before, after = text[max(0, word.start() - 30) : word.start()], word.end()
        does = beside.PEOPLE_DO.match(text, after) or beside.AGE_AFTER.match(text, after)
        owns = beside.OWNS.match(text, after) and not opens(text, word.start())
        if does or owns or beside.TO_PEOPLE.search(before) or beside.SIGNED.search(before) or _stands_alone(text, word):
            yield word.start(), with_surname(text, after)


def _stands_alone(text: str, word: re.Match[str]) -> bool:
    """Return whether a word has its capital in the middle of a sentence, and nothing makes it a place or a body."""
    if (
        opens(text, word.start())
        or beside.STREET_AFTER.match(text, word.end())
        or beside.BODY_AFTER.match(text, word.end())
    ):
        return False
    before = beside.WORD_BEFORE.search(text, max(0, word.start() - 30), word.start())
    return before is not None and before[1].islower() and before[1] not in beside.BEFORE_PLACES


def _with_initials(text: str) -> Iterator[Span]:
    for match in beside.INITIALS.finditer(text):
        if match[1] not in not_names():
            yield match.span()


def _first_part(word: str) -> str:
    """Return the first of two names that a hyphen joins, where both have a capital; else the word."""
    first, _dash, second = word.partition("-")
    return first if second[:1].isupper() else word
