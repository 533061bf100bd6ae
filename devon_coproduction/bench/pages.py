"""How fast the public pages answer."""

import statistics
import time
from concurrent.futures import ThreadPoolExecutor
from urllib.error import HTTPError
from urllib.request import urlopen

from devon_coproduction.bench.portal import SITE
from devon_coproduction.run.steps import say

PAGES = ("/", "/cornerstones/", "/priorities/", "/what-co-production-means/", "/health/")
VISITORS = 8  # at the same time
SECONDS = 4.0  # for each page


def visit(path: str, until: float) -> list[float]:
    """Fetch the page again and again until then; return how many milliseconds each took."""
    took = []
    while time.monotonic() < until:
        began = time.monotonic()
        with urlopen(f"{SITE}{path}", timeout=30) as answer:  # noqa: S310  # nosec B310
            answer.read()
        took.append((time.monotonic() - began) * 1000)
    return took


def measure(path: str) -> str:
    """Return one line: the page, how many a second, and the milliseconds of the middle and the slow twentieth."""
    try:
        visit(path, time.monotonic() + 0.5)
    except HTTPError as error:
        return f"{path:32} answers {error.code}"
    until = time.monotonic() + SECONDS
    with ThreadPoolExecutor(VISITORS) as pool:
        took = sorted(ms for visits in pool.map(lambda _: visit(path, until), range(VISITORS)) for ms in visits)
    half, most = statistics.median(took), took[int(len(took) * 0.95)]
    return f"{path:28} {len(took) / SECONDS:6.0f} a second   half under {half:4.0f} ms   95 % under {most:4.0f} ms"


def bench() -> None:
    """Measure every public page, and say it."""
    for path in PAGES:
        say(measure(path))
