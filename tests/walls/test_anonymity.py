"""Somebody tells us without a name: nothing that is kept says from where, with what, or at which hour."""

import re
from datetime import UTC, datetime

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client

from accounts.models import Reading
from feedback.models import Submission
from tests.feedback.factories import CORNERSTONES, cornerstone, district, person
from tests.feedback.journey import answer, answer_all, code_on, send

pytestmark = pytest.mark.django_db

ADDRESS, AGENT = "203.0.113.77", "CanaryBrowser/7.7 (of one family)"
HOUR = re.compile(r"\d\d:\d\d:\d\d")


def everything_kept() -> dict[str, set[str]]:
    """Return every row of every table, as text."""
    kept = {}
    with connection.cursor() as cursor:
        for name in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT t::text FROM "{name}" t')  # noqa: S608
            kept[name] = {row[0] for row in cursor.fetchall()}
    return kept


def everything_cached() -> str:
    """Return every key and value of Redis, as far as it can be read as text."""
    redis = cache._cache.get_client(write=True)
    return " ".join(f"{key!r} {redis.get(key)!r}" for key in redis.scan_iter("*") if redis.type(key) == b"string")


def added(before: dict[str, set[str]]) -> dict[str, set[str]]:
    """Return the rows that were not there before, by table."""
    now = everything_kept()
    return {name: new for name, rows in now.items() if (new := rows - before.get(name, set()))}


def hours(rows: dict[str, set[str]]) -> list[str]:
    """Return every row that tells an hour."""
    return [f"{name}: {row}" for name, each in rows.items() for row in each if HOUR.search(row)]


@pytest.fixture
def family(db: None) -> Client:
    """A browser with an address and a name of its own; the choices are there."""
    for slug in CORNERSTONES:
        cornerstone(slug)
    district("torridge")
    return Client(REMOTE_ADDR=ADDRESS, headers={"user-agent": AGENT, "accept-language": "cy-GB-canary"})


def whole_journey(client: Client) -> str:
    """Tell us, come back with a wrong code and with the right one, begin again and leave. Returns the code."""
    answer_all(client)
    code = code_on(send(client).content.decode())
    client.post("/your-feedback/", {"code": "wrong"})
    assert client.post("/your-feedback/", {"code": code}).status_code == 302
    assert client.get("/your-feedback/status/").status_code == 200
    answer(client, "who-reads-this")  # a second draft stays behind
    return code


def test_journey_leaves_rows_in_exactly_these_tables(family: Client):
    before = everything_kept()
    whole_journey(family)
    assert set(added(before)) == {
        "feedback_submission", "feedback_originalwords", "feedback_receiptcode", "feedback_submission_cornerstones",
        "feedback_draft",
    }  # fmt: skip


def test_journey_leaves_no_address_browser_secret_or_hour(family: Client):
    before = everything_kept()
    code = whole_journey(family)
    rows = added(before)
    secrets = [
        ADDRESS,
        AGENT,
        "canary",
        code,
        code.replace("-", ""),
        *(c.value for c in family.cookies.values() if c.value),
    ]
    kept = " ".join(row for each in rows.values() for row in each) + everything_cached()
    assert [secret for secret in secrets if secret in kept] == []
    assert hours(rows) == []


def test_sealed_draft_tells_no_hour(family: Client):
    answer(family, "who-reads-this")
    with connection.cursor() as cursor:
        cursor.execute("SELECT sealed FROM feedback_draft")
        sealed = bytes(cursor.fetchone()[0])
    import base64

    written_at = int.from_bytes(base64.urlsafe_b64decode(sealed)[1:9], "big")
    assert datetime.fromtimestamp(written_at, tz=UTC).year == 1970


def test_journey_opens_no_session(family: Client):
    whole_journey(family)
    assert "session" not in family.cookies


def test_detector_of_hours_finds_what_staff_do(family: Client):
    before = everything_kept()
    whole_journey(family)
    Reading.objects.create(by=person(), record="words-as-sent", reference=Submission.objects.get().reference)
    assert hours(added(before))
