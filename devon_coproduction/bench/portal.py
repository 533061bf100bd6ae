"""A portal of its own to measure: PostgreSQL, Redis and the real web server, in a temporary folder."""

import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from devon_coproduction import keys
from devon_coproduction.embedded.folder import Folder
from devon_coproduction.embedded.parts import Command
from devon_coproduction.embedded.servers import Servers
from devon_coproduction.run.announcement import answers
from devon_coproduction.run.steps import manage, module, one_off

PORT = "8099"
SITE = f"http://127.0.0.1:{PORT}"


@contextmanager
def portal() -> Iterator[None]:
    """Start everything with the starting data; stop it and throw it away at the end."""
    with tempfile.TemporaryDirectory(prefix="portal-bench-") as place, Servers(Folder(Path(place))):
        os.environ |= {"ENVIRONMENT": "trial", "PORT": PORT, "SITE_URL": SITE}
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "devon_coproduction.settings")
        keys.into_environment(Path(place) / "keys")
        for sentence, words in (("Database", manage("migrate")), ("Starting data", manage("load_starting_data"))):
            one_off(sentence, words)
        one_off("Static files", module("devon_coproduction.collect"))
        words = module("gunicorn", "-c", "python:devon_coproduction.web_server", "devon_coproduction.wsgi")
        web = Command("The web server", words, log=Path(place) / "web.log").start()
        try:
            while web.poll() is None and not answers(SITE):
                time.sleep(0.2)
            yield
        finally:
            web.terminate()
            web.wait()
