"""PostgreSQL killed: back by itself, nothing confirmed is gone, and nobody's words are lost while it is away."""

import time
from uuid import uuid4

from tests.faults.counting import NONE, faults
from tests.faults.families import JOURNEY, Family
from tests.faults.load import say, short_and_long, telling
from tests.faults.portal import RESTART_PAUSE, Portal
from tests.plugins.beside import wait_until

BACK_WITHIN = 10.0  # seconds, on a machine that does nothing else: held to in the long form
BUSY_BACK_WITHIN = 60.0  # seconds, on one that runs every other test meanwhile
FEW = 2
WORDS_STEP = f"{JOURNEY}what-needs-to-change/"


@short_and_long("kills", FEW, 20)
def test_postgres_killed_under_load_comes_back_with_every_receipt(portal: Portal, kills: int) -> None:
    with telling(portal) as told:
        away = []
        for _ in range(kills):
            time.sleep(RESTART_PAUSE)
            away.append(time_away(portal))
    say(
        f"PostgreSQL: {kills} kills under load, away for {min(away):.1f} to {max(away):.1f} s, "
        f"{len(told.receipts)} receipts, answers {dict(told.seen)}"
    )
    assert max(away) < (BUSY_BACK_WITHIN if kills == FEW else BACK_WITHIN)
    assert len(told.receipts) > 0
    assert set(told.seen) <= {0, 200, 302, 503}
    assert faults(told.receipts, portal) == NONE


def test_words_typed_while_postgres_is_away_are_given_back_and_can_be_sent_again(portal: Portal) -> None:
    story = f"Typed in a bad moment, <b>“{uuid4().hex}”</b>"
    family = Family(portal.url)
    family.begin("Something else.")
    with portal.restarts_held():
        portal.kill("postgres")
        page = family.post(WORDS_STEP, {"needs_change": story, "draft": family.cookies["draft"]})
        assert (page.status, page.retry_after) == (503, "30")
        assert "What you typed is still here" in page.html
        given_back = page.hidden()
        assert given_back["needs_change"] == story
    wait_until(portal.answers, what="PostgreSQL to come back")
    again = family.patiently(lambda: family.post(WORDS_STEP, given_back))
    assert again.status == 302
    assert faults([family.send(story)], portal) == NONE


def time_away(portal: Portal) -> float:
    """Kill PostgreSQL; return the seconds until the portal and its database were well again."""
    portal.kill("postgres")
    began = time.monotonic()
    wait_until(lambda: not portal.answers(), seconds=5, what="PostgreSQL to be away")
    wait_until(portal.answers, what="PostgreSQL to come back")
    return time.monotonic() - began
