"""One search over everything that is published: typing mistakes are put right once for all of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from feedback.selectors.lists import EVERYTHING, Page
from feedback.selectors.search.asked import Asked, Way
from feedback.selectors.search.find import find_answers, find_experiences
from feedback.selectors.search.others import find_small_wins, find_themes
from feedback.selectors.search.spelling import correct

Found = dict[str, Page[Any]]
# What is searched, in the order in which it is shown.
KINDS: Mapping[str, Callable[[Asked, str, int], Page[Any]]] = {
    "answers": lambda asked, after, size: find_answers(asked, EVERYTHING, after, exact=True, size=size).page,
    "themes": find_themes,
    "experiences": lambda asked, after, size: find_experiences(asked, EVERYTHING, after, exact=True, size=size).page,
    "small-wins": find_small_wins,
}


@dataclass(frozen=True)
class Everywhere:
    """What was found by kind, those with something only; `instead` is what was looked for where that had mistakes."""

    found: Found
    instead: str = ""


def find_everywhere(asked: Asked, *, only: str = "", after: str = "", exact: bool = False, size: int) -> Everywhere:
    """Return what holds these words, `size` of each kind, or of the one kind `only`, after the one called `after`.

    Words that nobody used are put right where nothing of any kind was found, so that all kinds tell of the same words.
    """
    found = _found(asked, only, after, size)
    if found or exact or after or asked.way != Way.STEMS:
        return Everywhere(found)
    instead = correct(asked.words)
    better = _found(replace(asked, words=instead), only, after, size) if instead else {}
    return Everywhere(better, instead) if better else Everywhere(found)


def _found(asked: Asked, only: str, after: str, size: int) -> Found:
    kinds = [only] if only in KINDS else list(KINDS)
    pages = {kind: KINDS[kind](asked, after if only else "", size) for kind in kinds}
    return {kind: page for kind, page in pages.items() if page.items}
