"""`make run` killed: nothing stays behind, and starting again brings everything back."""

from contextlib import suppress

import psutil

from tests.faults.counting import NONE, faults
from tests.faults.families import Family
from tests.faults.load import say, short_and_long, tell_all
from tests.faults.portal import Portal
from tests.plugins.beside import wait_until

GONE_WITHIN = 20.0  # seconds


@short_and_long("kills", 1, 10)
def test_supervisor_killed_leaves_nothing_behind_and_loses_nothing(portal: Portal, kills: int) -> None:
    desk = portal.signed_in()
    for _ in range(kills):
        told, everything = tell_all(portal, stories=8), portal.everything()
        assert len(everything) > 10
        portal.kill_everything()
        wait_until(lambda: alive(everything) == [], seconds=GONE_WITHIN, what="every process to end")  # noqa: B023
        portal.start()
        assert desk.get("/moderation/").status == 200
        assert faults(told.receipts, portal) == NONE
        visitor = Family(portal.url)
        visitor.get("/your-feedback/")
        assert visitor.post("/your-feedback/", {"code": told.receipts[0].code}).location == "/your-feedback/status/"
    say(f"supervisor: {kills} kills, no process left, started again with everything")


def alive(processes: list[psutil.Process]) -> list[str]:
    """Return the commands of those that still run."""
    found = []
    for process in processes:
        with suppress(psutil.NoSuchProcess):
            if process.is_running() and process.status() != psutil.STATUS_ZOMBIE:
                found.append(" ".join(process.cmdline()))
    return found
