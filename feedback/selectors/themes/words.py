"""Words of published texts as PostgreSQL reads them, with its English stems. Nothing else of what was sent is read."""

from collections.abc import Iterable, Mapping, Sequence

from django.db import connection

from feedback.models import PublishedVersion

# The newest texts only: the work on a page stays the same however long the portal runs.
MOST_TEXTS = 2_000
# What stands for words that were taken out ("[a member of staff]") is ours, not the writer's.
TEXT = r"regexp_replace(valued || ' ' || needs_change, '\[[^]]*\]', ' ', 'g')"
VECTORS = f"SELECT to_tsvector('english', {TEXT}) FROM feedback_publishedversion WHERE id IN "  # noqa: S608  our own words
COUNTS = """
SELECT asked.name, stat.word, stat.nentry
FROM unnest(%s::bigint[], %s::text[]) AS asked (name, texts)
CROSS JOIN LATERAL ts_stat(asked.texts) AS stat
"""
TOKENS = f"""
SELECT version.submission_id, token.token, unnest(token.lexemes)
FROM feedback_publishedversion AS version
CROSS JOIN LATERAL ts_debug('english', {TEXT}) AS token
WHERE version.id = ANY(%s) AND token.lexemes IS NOT NULL
"""  # noqa: S608  our own words


def newest_texts() -> dict[int, int]:
    """Return the ids of the newest published texts by the id of their submission: only what anybody may read now."""
    rows = PublishedVersion.objects.visible().order_by("-published_at", "-pk").values_list("submission_id", "pk")
    return dict(rows[:MOST_TEXTS])


def texts_of(submissions: Iterable[int]) -> dict[int, int]:
    """Return the ids of the published texts of these submissions by submission, where anybody may read them."""
    rows = PublishedVersion.objects.visible().filter(submission__in=list(submissions))
    return dict(rows.values_list("submission_id", "pk"))


def counts(texts: Mapping[int, Sequence[int]]) -> dict[int, dict[str, int]]:
    """Return how often each stem is in each group of texts (ids by the group's number), by ts_stat. One query."""
    asked = {name: VECTORS + f"({', '.join(str(int(one)) for one in ids)})" for name, ids in texts.items() if ids}
    found: dict[int, dict[str, int]] = {name: {} for name in texts}
    if asked:
        with connection.cursor() as cursor:
            cursor.execute(COUNTS, [list(asked), list(asked.values())])
            for name, word, number in cursor.fetchall():
                found[name][word] = number
    return found


def stems(texts: Iterable[int]) -> dict[int, dict[str, list[str]]]:
    """Return the stems of each published text by its submission, each with its words as written. One query."""
    found: dict[int, dict[str, list[str]]] = {}
    with connection.cursor() as cursor:
        cursor.execute(TOKENS, [list(texts)])
        for submission, written, stem in cursor.fetchall():
            found.setdefault(submission, {}).setdefault(stem, []).append(written.lower())
    return found
