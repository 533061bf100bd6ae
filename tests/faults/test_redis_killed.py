"""Redis killed, and all its data gone: families and staff notice nothing, and messages go out later, once each."""

import shutil
import time
from uuid import uuid4

import pytest

from tests.faults.counting import NONE, faults
from tests.faults.load import say, telling
from tests.faults.messages import post, sent
from tests.faults.portal import Portal
from tests.plugins.beside import wait_until

PUBLIC = ("/", "/tell-us/", "/experiences/", "/you-said-we-did/", "/priorities/", "/reports/", "/your-feedback/")
RESUMED_WITHIN = 120.0  # seconds
MESSAGES = 5


@pytest.mark.parametrize("by_itself", [False, pytest.param(True, marks=pytest.mark.faults)])
def test_redis_killed_with_all_its_data_stops_nobody(portal: Portal, by_itself: bool) -> None:
    desk, run = portal.signed_in(), uuid4().hex
    with telling(portal) as told:
        with portal.restarts_held():
            kill_with_data(portal)
            before = len(told.receipts)
            post(portal, run, number=MESSAGES)
            assert [desk.get(path).status for path in (*PUBLIC, "/moderation/")] == [200] * (len(PUBLIC) + 1)
            wait_until(lambda: len(told.receipts) > before + 8, what="families to be heard without Redis")
            assert sent(portal, run) == {}
        began = time.monotonic()
        wait_until(lambda: portal.part("redis"), what="Redis to come back")
        assert desk.get("/moderation/").status == 200
    if not by_itself:
        portal.ask_worker("outbox.tasks.sweep")
    wait_until(lambda: len(sent(portal, run)) == MESSAGES, seconds=RESUMED_WITHIN, what="the messages to be sent")
    took = time.monotonic() - began
    time.sleep(3)  # a second copy would come now
    say(f"Redis: {len(told.receipts)} receipts, answers {dict(told.seen)}, {MESSAGES} messages after {took:.0f} s")
    assert [len(ids) for ids in sent(portal, run).values()] == [1] * MESSAGES
    assert set(told.seen) <= {200, 302}
    assert faults(told.receipts, portal) == NONE


def kill_with_data(portal: Portal) -> None:
    """Kill Redis and take away everything that it kept."""
    portal.kill("redis")
    kept = [*portal.folder.glob("appendonlydir*"), *portal.folder.glob("*.rdb")]
    assert len(kept) > 0
    for each in kept:
        shutil.rmtree(each) if each.is_dir() else each.unlink()
