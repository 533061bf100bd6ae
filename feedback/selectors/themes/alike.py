"""What looks alike: themes that may be one, and experiences that may have been sent twice. A person decides.

PostgreSQL's full-text search finds the candidates, rapidfuzz puts them in order by `ratio` and `token_sort_ratio`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import connection
from rapidfuzz import fuzz

from feedback.selectors.themes import words
from feedback.selectors.themes.groups import Group
from feedback.selectors.themes.words import TEXT

ALIKE_THEMES, ALIKE_TEXTS = 60.0, 85.0  # of 100
MOST_CANDIDATES = 300
QUOTED = r"'''' || replace(replace(lexeme, '\', '\\'), '''', '''''') || ''''"
THEMES = """
WITH open AS MATERIALIZED (
    SELECT id, slug, title, to_tsvector('english', title || ' ' || summary) AS vector,
           replace(plainto_tsquery('english', title)::text, ' & ', ' | ')::tsquery AS asked
    FROM feedback_theme WHERE id = ANY(%s)
)
SELECT one.id, one.slug, one.title, other.id, other.slug, other.title
FROM open AS one JOIN open AS other ON one.id < other.id
WHERE (other.vector @@ one.asked OR one.vector @@ other.asked)
  AND (%s::bigint IS NULL OR %s::bigint IN (one.id, other.id))
ORDER BY ts_rank(other.vector, one.asked) + ts_rank(one.vector, other.asked) DESC, one.id, other.id
LIMIT %s
"""
# The longest words of a text say most about it; a text of quite another length is not the same one.
TEXTS = rf"""
WITH texts AS MATERIALIZED (
    SELECT submission_id, lower({TEXT}) AS words, to_tsvector('english', {TEXT}) AS vector
    FROM feedback_publishedversion WHERE id = ANY(%s)
)
SELECT mine.submission_id, other.submission_id, mine.words, other.words
FROM texts AS mine
CROSS JOIN LATERAL (
    SELECT string_agg({QUOTED}, ' | ')::tsquery AS query
    FROM (SELECT lexeme FROM unnest(mine.vector) ORDER BY length(lexeme) DESC, lexeme LIMIT 8) AS longest
) AS asked
CROSS JOIN LATERAL (
    SELECT submission_id, words FROM texts
    WHERE submission_id <> mine.submission_id AND vector @@ asked.query
      AND length(words) BETWEEN length(mine.words) * 0.7 AND length(mine.words) / 0.7
    ORDER BY ts_rank(vector, asked.query) DESC, submission_id LIMIT 5
) AS other
WHERE mine.submission_id = ANY(%s)
"""  # noqa: S608  our own words


@dataclass(frozen=True, slots=True)
class Alike:
    """Two open themes whose titles look alike; `score` of 100."""

    slug: str
    title: str
    other_slug: str
    other_title: str
    score: float


def themes_alike(found: Sequence[Group], theme: int | None = None, *, most: int = 5) -> tuple[Alike, ...]:
    """Return pairs of these themes that may be one, the likest first; only those with `theme` where it is given.

    One query.
    """
    shown = [group.theme.pk for group in found]
    with connection.cursor() as cursor:
        cursor.execute(THEMES, [shown, theme, theme, MOST_CANDIDATES])
        rows = cursor.fetchall()
    pairs = [_pair(row, turned=row[3] == theme) for row in rows]
    likest = sorted((pair for pair in pairs if pair.score >= ALIKE_THEMES), key=lambda pair: (-pair.score, pair.slug))
    return tuple(likest[:most])


def same_words(submissions: Sequence[int]) -> dict[int, tuple[int, ...]]:
    """Return for each public experience the others whose published text is nearly the same, the likest first.

    Looked for among the newest published texts. Two queries.
    """
    newest = words.newest_texts()
    asked = [one for one in submissions if one in newest]
    with connection.cursor() as cursor:
        cursor.execute(TEXTS, [list(newest.values()), asked])
        rows = cursor.fetchall()
    found: dict[int, list[tuple[float, int]]] = {}
    for mine, other, my_words, other_words in rows:
        score = _likeness(my_words, other_words)
        if score >= ALIKE_TEXTS:
            found.setdefault(mine, []).append((-score, other))
    return {mine: _in_order(others) for mine, others in found.items()}


def _in_order(others: Iterable[tuple[float, int]]) -> tuple[int, ...]:
    return tuple(other for _score, other in sorted(others))


def _pair(row: Sequence[object], *, turned: bool) -> Alike:
    (_one, slug, title), (_other, other_slug, other_title) = (row[3:], row[:3]) if turned else (row[:3], row[3:])
    score = _likeness(str(title).lower(), str(other_title).lower())
    return Alike(str(slug), str(title), str(other_slug), str(other_title), score)


def _likeness(one: str, other: str) -> float:
    return max(fuzz.ratio(one, other), fuzz.token_sort_ratio(one, other))
