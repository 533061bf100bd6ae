"""Many families at once, and somebody who kills parts of the portal meanwhile."""

import random
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from uuid import uuid4

import psutil
import pytest

from tests.faults.families import Family, Receipt
from tests.faults.portal import Portal

AT_ONCE = 8  # families


def short_and_long(name: str, short: int, long: int) -> pytest.MarkDecorator:
    """Run a test with a small number in `make test`, and with the promised one in `make test-faults`."""
    return pytest.mark.parametrize(
        name, [pytest.param(short, id="short"), pytest.param(long, id="long", marks=pytest.mark.faults)]
    )


@dataclass
class Told:
    """What families were shown, and what the portal answered on the way, by status (0: the connection broke)."""

    receipts: list[Receipt] = field(default_factory=list)
    seen: Counter[int] = field(default_factory=Counter)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def tell(self, portal: Portal) -> None:
        """Let one family tell a story that nobody else tells."""
        family = Family(portal.url)
        receipt = family.tell(f"The story {uuid4().hex}.")
        with self.lock:
            self.receipts.append(receipt)
            self.seen.update(family.seen)


def tell_all(portal: Portal, *, stories: int) -> Told:
    """Let families tell so many stories, some at a time; raise what went wrong for any of them."""
    told = Told()
    with ThreadPoolExecutor(AT_ONCE) as pool:
        for done in [pool.submit(told.tell, portal) for _ in range(stories)]:
            done.result()
    return told


@contextmanager
def telling(portal: Portal) -> Iterator[Told]:
    """Let families tell one story after another while the `with` lasts; whoever has begun finishes."""
    told, over = Told(), threading.Event()

    def go_on() -> None:
        while not over.is_set():
            told.tell(portal)

    with ThreadPoolExecutor(AT_ONCE) as pool:
        going = [pool.submit(go_on) for _ in range(AT_ONCE)]
        try:
            yield told
        finally:
            over.set()
    for done in going:
        done.result()


@contextmanager
def meanwhile(strike: Callable[[], object], *, seconds: tuple[float, float]) -> Iterator[list[object]]:
    """Call `strike` again and again, at random between two numbers of seconds, while the `with` lasts.

    Gives a list to which each strike that hit something adds what it returned.
    """
    hits: list[object] = []
    over = threading.Event()

    def striking() -> None:
        while not over.wait(random.uniform(*seconds)):
            if (hit := strike()) is not None:
                hits.append(hit)

    thread = threading.Thread(target=striking)
    thread.start()
    try:
        yield hits
    finally:
        over.set()
        thread.join()


def kill_a_web_worker(portal: Portal) -> int | None:
    """Kill -9 one process that answers requests; return its number, or None when there was none."""
    with suppress(psutil.NoSuchProcess, IndexError):
        worker = random.choice(portal.web_workers())
        worker.kill()
        return worker.pid
    return None


def say(sentence: str) -> None:
    """Show a figure (`pytest -s`)."""
    print(f"\n{time.strftime('%H:%M:%S')} {sentence}")
