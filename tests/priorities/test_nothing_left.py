"""What an attacker finds who takes the whole database, the logs and the messages (the promise of the ballot).

The attacker knows everybody who was handed a code, the codes themselves and the portal's key.
"""

import json
import logging
import re
import string
from typing import Any

import pytest
from django.conf import settings
from django.core import mail
from django.db import connection
from django.test import Client

from lib.codes import show
from priorities.builder.chain import chained
from priorities.enums import Voice
from priorities.services import families, rounds
from tests.priorities import factories as make
from tests.priorities import voting

pytestmark = pytest.mark.django_db
FIRSTS = ["p-1"] * 6 + ["p-2"] * 5 + ["p-3"]
Dump = dict[str, list[dict[str, Any]]]


def dump() -> Dump:
    """Every row of every table, as PostgreSQL itself writes it."""
    with connection.cursor() as cursor:
        found: Dump = {}
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT row_to_json(t)::text FROM "{table}" t')  # noqa: S608
            found[table] = [json.loads(row) for (row,) in cursor.fetchall()]
    return found


def marks_of(code: str) -> set[str]:
    """Everything that a code may have become."""
    return {code, code.lower(), show(code), families.hash_of(code)}


def choice_of(found: Dump, code: str) -> str | None:
    """Follow a code to the choice it made, as anybody can who has the dump, the code and the key."""
    for row in found["priorities_votingcode"]:
        if row["code_hash"] == families.hash_of(code):
            for ballot in found["priorities_familyballot"]:
                if ballot["code_id"] == row["id"]:
                    return next(p["slug"] for p in found["priorities_priority"] if p["id"] == ballot["priority_id"])
    return None


def rows_with(found: Dump, marks: set[str]) -> list[str]:
    """The tables in which a row holds one of these."""
    return [table for table, rows in found.items() for row in rows if any(mark in json.dumps(row) for mark in marks)]


@pytest.fixture
def voted(client: Client):
    """A round in which twelve parent carers chose, through the pages, with the codes they hold."""
    star_round = make.opened()
    codes = voting.codes_of(star_round, number=12)
    for code, slug in zip(codes, FIRSTS, strict=True):
        voting.vote(client, star_round, code, slug)
        client.cookies.clear()
    return star_round, codes


def test_before_close_the_attack_works_so_that_its_failing_means_something(voted):
    _round, codes = voted
    found = dump()
    assert [choice_of(found, code) for code in codes] == FIRSTS
    assert rows_with(found, marks_of(codes[0])) == ["priorities_votingcode"]


def test_before_close_no_code_stands_in_the_clear(voted):
    _round, codes = voted
    found = dump()
    assert [code for code in codes if rows_with(found, {code, show(code)})] == []


def test_after_close_no_row_leads_from_a_code_to_a_choice(voted):
    star_round, codes = voted
    rounds.close_round(star_round=star_round, by=make.editor())
    found = dump()
    assert [code for code in codes if rows_with(found, marks_of(code))] == []
    assert [choice_of(found, code) for code in codes] == [None] * 12
    assert (found["priorities_votingcode"], found["priorities_familyballot"]) == ([], [])


def test_after_close_every_trace_of_a_choice_is_the_same_for_all(voted):
    """Lines of the tally say a choice and nothing else; lines of the chain say a day and nothing of a choice."""
    star_round, _codes = voted
    rounds.close_round(star_round=star_round, by=make.editor())
    found = dump()
    lines = [line for line in found["priorities_tally"][0]["content"]["lines"] if line["kind"] == Voice.PARENT_CARERS]
    assert sorted(line["first"] for line in lines) == sorted(FIRSTS)
    assert {tuple(sorted(line)) for line in lines} == {("first", "kind")}
    accepted = found["priorities_accepted"]
    same = {tuple(row[name] for name in ("voice", "ballot_id", "by_id", "at", "salt", "on_paper")) for row in accepted}
    assert (len(accepted), len(same), {json.dumps(row["choices"]) for row in accepted}) == (12, 1, {"{}"})


def test_after_close_the_order_of_the_choices_is_not_the_order_of_the_votes(voted):
    """Shuffled: that twelve lines stand as they came by chance is one in 5,544 (12! / 6! 5! 1!)."""
    star_round, _codes = voted
    rounds.close_round(star_round=star_round, by=make.editor())
    lines = dump()["priorities_tally"][0]["content"]["lines"]
    assert [line["first"] for line in lines if line["kind"] == Voice.PARENT_CARERS] != FIRSTS


def test_seals_of_the_chain_give_no_choice_to_whoever_tries_every_priority(voted):
    star_round, codes = voted
    rounds.close_round(star_round=star_round, by=make.editor())
    guesses = [*codes, "", settings.CODES_KEY, *(families.hash_of(code) for code in codes)]
    tried = {chained(str(guess), slug) for guess in guesses for slug in FIRSTS}
    assert [row for row in dump()["priorities_accepted"] if row["seal"] in tried] == []


def test_code_and_choice_are_in_no_log_address_session_or_message(client, capfd, caplog, signed_in, moderator):
    star_round = make.opened()
    code = voting.codes_of(star_round)[0]
    caplog.set_level(logging.DEBUG)
    caplog.clear()
    addresses = [client.post("/vote/autumn/", {"code": f"{code}X"}).request["PATH_INFO"]]
    page = voting.vote(client, star_round, code, "p-3")
    addresses += [page.request["PATH_INFO"], page.request["QUERY_STRING"], *(to for to, _status in page.redirect_chain)]
    written = "".join(capfd.readouterr()) + "".join(
        f"{record.msg} {record.args}" for record in caplog.records if not record.name.startswith("django.db")
    )
    assert "/vote/autumn/check/" in written  # the log was on
    sent = str([(one.subject, one.body) for one in mail.outbox]) + json.dumps(dump()["outbox_message"])
    for place in (written, str(addresses), sent, str(dict(client.session)), json.dumps(dump()["django_session"])):
        assert [mark for mark in (*marks_of(code), "p-3") if mark in place] == []


def test_pages_after_sending_hold_neither_code_nor_choice(client):
    star_round = make.opened()
    code = voting.codes_of(star_round)[0]
    page = voting.vote(client, star_round, code, "p-3")
    assert [mark for mark in (*marks_of(code), "p-3", "P 3") if mark in page.text] == []
    assert not re.search(f"[{string.ascii_uppercase}0-9]{{12}}", re.sub(r"<[^>]*>", "", page.text))
