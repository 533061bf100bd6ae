"""The dashboard costs the same at ten experiences and at ten thousand: as many queries, none over every experience."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.feedback import factories

pytestmark = pytest.mark.django_db
TABLES = ("feedback_submission", "feedback_publishedversion", "feedback_originalwords", "feedback_counted")
# In one statement each, past the rules that one row at a time would ask; then counted as PostgreSQL counts.
MANY = """
SET LOCAL session_replication_role = replica;
INSERT INTO feedback_submission (reference, submission_key, speaker, voice, channel, phase, setting, about_one_child,
    statutory_class, readers, may_quote, language, age_band, company, sector, wellbeing, privacy_version, state,
    received_on, version, district_id)
SELECT 'DEV-MANY-' || n, 'many-' || n, 'parent-carer', 'own', 'web', 'primary', '', '', '', 'forum', FALSE, 'en',
    '', '', '', '', '1', 'published', DATE '2026-01-01' + n %% 300, 1, %(district)s FROM generate_series(1, 10000) n;
INSERT INTO feedback_publishedversion (submission_id, words_id, decision_id, edition, valued, needs_change, edited,
    taken_out, published_at)
SELECT id, id, 1000000 + id, 1, '', 'Letters come late.', FALSE, 0, received_on + 1 FROM feedback_submission
WHERE reference LIKE 'DEV-MANY-%%';
INSERT INTO feedback_submission_cornerstones (submission_id, cornerstone_id)
SELECT id, %(stone)s FROM feedback_submission WHERE reference LIKE 'DEV-MANY-%%';
SET LOCAL session_replication_role = origin;
SELECT feedback_count_again(array_agg(id)) FROM feedback_submission;
"""


def ask(client) -> list[str]:
    """Return the queries of the dashboard, narrowed and not."""
    with CaptureQueriesContext(
        connection,
    ) as found:
        for address in ("/dashboard/council/", "/dashboard/council/?cornerstone=communicate&place=exeter&when=2026"):
            client.get(address)
    return [query["sql"] for query in found.captured_queries]


def scans(sql: str) -> list[str]:
    """Return which of the large tables PostgreSQL would read from end to end for a query."""
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN {sql}")
        plan = "\n".join(row[0] for row in cursor.fetchall())
    return [table for table in TABLES if f"Seq Scan on {table} " in plan]


def test_dashboard_costs_the_same_at_ten_thousand(signed_in, responder):
    for _ in range(10):
        factories.published(cornerstones=("communicate",), place="exeter")
    client = signed_in(responder)
    few = ask(client)
    with connection.cursor() as cursor:
        cursor.execute(MANY, {"district": factories.district("exeter").pk, "stone": factories.cornerstone().pk})
        cursor.execute("SELECT feedback_fold_rollups()")
        cursor.execute("ANALYZE feedback_submission, feedback_rollup, feedback_publishedversion")
    many = ask(client)
    assert len(many) == len(few)
    assert "10,010 experiences published." in client.get("/dashboard/council/").content.decode()
    assert {query: scans(query) for query in many if query.startswith("SELECT") and scans(query)} == {}
    assert scans("SELECT count(*) FROM feedback_submission WHERE state = 'published'") == ["feedback_submission"]
