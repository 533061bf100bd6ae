"""What somebody typed into the search box, as PostgreSQL understands it."""

import re
from dataclasses import dataclass
from enum import StrEnum

from django.contrib.postgres.search import SearchQuery
from django.db import connection

LONGEST = 200  # characters
COMMON = "These words are in almost every text. Add a word that says more, or put “quotation marks” round a phrase."
SIGNS = "Enter a word to search for, such as “transport”."
# Scripts that put no space between words: such words are looked for as they stand.
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_UNSPACED_RUN = re.compile(f"[{_UNSPACED}\U00020000-\U0003ffff]+")
_QUOTES = str.maketrans("“”„«»＂", '""""""')


class Way(StrEnum):
    """How words are looked for."""

    STEMS = "english"  # "letters" finds "letter"
    PLAIN = "simple"  # exactly these words: where English sees only everyday words
    RUNS = "runs"  # scripts without spaces


@dataclass(frozen=True)
class Asked:
    """What is looked for and how. Without words nothing is looked for; `problem` then says what to do, or is empty."""

    words: str = ""
    way: Way = Way.STEMS
    problem: str = ""

    def __bool__(self) -> bool:
        """Whether there is something to look for."""
        return bool(self.words) and not self.problem

    @property
    def query(self) -> SearchQuery:
        """The query for PostgreSQL."""
        return SearchQuery(self.words, config=str(self.way), search_type="websearch")

    @property
    def runs(self) -> list[str]:
        """The stretches to look for as they stand."""
        return _UNSPACED_RUN.findall(self.words)


def ask(typed: str) -> Asked:
    """Return how to look for what was typed, with a problem in words where nothing can be looked for. One query."""
    words = " ".join(typed.translate(_QUOTES).split())
    if not words:
        return Asked()
    if _UNSPACED_RUN.search(words):
        return Asked(words, Way.RUNS)
    stems, plain = _parse(words)
    if stems:
        return Asked(words)
    if not plain:
        return Asked(words, problem=SIGNS)
    return Asked(words, Way.PLAIN, problem="" if '"' in words else COMMON)


def _parse(words: str) -> tuple[str, str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT websearch_to_tsquery('english', %s)::text, websearch_to_tsquery('simple', %s)::text", [words, words]
        )
        stems, plain = cursor.fetchone()
    return str(stems), str(plain)
