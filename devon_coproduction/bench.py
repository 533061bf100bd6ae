"""`make bench`: how fast the public pages answer, behind the real web server, on servers of its own."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

from devon_coproduction import keys
from devon_coproduction.embedded.folder import Folder
from devon_coproduction.embedded.parts import Command
from devon_coproduction.embedded.servers import Servers
from devon_coproduction.run.announcement import answers
from devon_coproduction.run.steps import manage, module, one_off, say

PAGES = ("/", "/cornerstones/", "/priorities/", "/what-co-production-means/", "/health/")
VISITORS = 8  # at the same time
SECONDS = 4.0  # for each page
PORT = "8099"
SITE = f"http://127.0.0.1:{PORT}"


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


def main() -> None:
    """Start everything in a temporary folder, measure, throw it away."""
    with tempfile.TemporaryDirectory(prefix="portal-bench-") as place, Servers(Folder(Path(place))):
        os.environ |= {"ENVIRONMENT": "trial", "PORT": PORT, "SITE_URL": SITE}
        keys.into_environment(Path(place) / "keys")
        for sentence, words in (("Database", manage("migrate")), ("Starting data", manage("load_starting_data"))):
            one_off(sentence, words)
        one_off("Static files", module("devon_coproduction.collect"))
        words = module("gunicorn", "-c", "python:devon_coproduction.web_server", "devon_coproduction.wsgi")
        web = Command("The web server", words, log=Path(place) / "web.log").start()
        while web.poll() is None and not answers(SITE):
            time.sleep(0.2)
        for path in PAGES:
            say(measure(path))
        web.terminate()
        web.wait()


if __name__ == "__main__":
    try:
        main()
    except subprocess.SubprocessError as error:
        sys.exit(str(error))
