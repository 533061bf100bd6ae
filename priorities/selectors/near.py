"""Which proposals say nearly the same. Nothing is put together by itself: a person always decides.

PostgreSQL's English stems find the candidates ("calls" and "called" are one word); what is shown is the likest by the
share of stems that both have (Dice's coefficient), or by rapidfuzz's `token_sort_ratio` of what is valued.
"""

from collections.abc import Iterable

from django.db import connection
from rapidfuzz import fuzz

from priorities.enums import ProposalState
from priorities.selectors.proposal_words import Words

LIKE_WORDS, LIKE_LETTERS = 45.0, 70.0  # of 100
MOST_CANDIDATES, MOST_SHOWN = 100, 4
NEAR = """
WITH said AS MATERIALIZED (
    SELECT proposal.id, last.strength, last.strength || ' ' || last.changes || ' ' || last.why AS words
    FROM priorities_proposal AS proposal
    CROSS JOIN LATERAL (
        SELECT strength, changes, why FROM (
            SELECT number, strength, changes, why FROM priorities_proposalwording WHERE proposal_id = proposal.id
            UNION ALL SELECT 0, proposal.strength, proposal.changes, proposal.why
        ) AS every ORDER BY number DESC LIMIT 1
    ) AS last
    WHERE proposal.kind = %(kind)s AND proposal.state = ANY(%(states)s)
), asked AS (
    SELECT tsvector_to_array(to_tsvector('english', %(words)s)) AS stems
)
SELECT said.id, said.strength, cardinality(asked.stems), cardinality(theirs.stems),
       cardinality(ARRAY(SELECT unnest(asked.stems) INTERSECT SELECT unnest(theirs.stems))) AS shared
FROM said CROSS JOIN asked
CROSS JOIN LATERAL (SELECT tsvector_to_array(to_tsvector('english', said.words)) AS stems) AS theirs
WHERE asked.stems && theirs.stems
ORDER BY shared DESC, said.id
LIMIT %(most)s
"""
ON_THE_LIST = (ProposalState.PUBLISHED, ProposalState.JOINED)


def near(kind: str, words: Words, *, states: Iterable[str] = ON_THE_LIST) -> tuple[int, ...]:
    """Return the keys of the proposals that say nearly the same, the likest first. One query."""
    asked: dict[str, str | int | list[str]] = {
        "kind": kind,
        "states": [*states],
        "words": words.as_text(),
        "most": MOST_CANDIDATES,
    }
    with connection.cursor() as cursor:
        cursor.execute(NEAR, asked)
        rows = cursor.fetchall()
    scored = [(_likeness(words.strength, *row[1:]), int(row[0])) for row in rows]
    return tuple(key for score, key in sorted(scored, key=lambda pair: (-pair[0], pair[1])) if score >= LIKE_WORDS)


def _likeness(mine: str, theirs: str, my_stems: int, their_stems: int, shared: int) -> float:
    """Return how alike two are, of 100: by their words, or by the letters of what is valued where those are close."""
    dice = 200 * shared / (my_stems + their_stems)
    letters = fuzz.token_sort_ratio(mine.lower(), theirs.lower())
    return float(max(dice, letters if letters >= LIKE_LETTERS else 0.0))
