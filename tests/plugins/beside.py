"""Real processes of the portal beside the tests: they share the test database, the cache and the broker."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from django.db import connection

from devon_coproduction.embedded import processes

PATIENCE = 180.0  # seconds for a process to be ready; it loads the whole portal on a busy machine


def environment(**more: str) -> dict[str, str]:
    """Return the environment of a process that works on the test database."""
    parts = urlsplit(os.environ["DATABASE_URL"])
    database = urlunsplit(parts._replace(path=f"/{connection.settings_dict['NAME']}"))
    return {**os.environ, "DATABASE_URL": database, **more}


def wait_until(answer: Callable[[], object], *, seconds: float = PATIENCE, what: str = "that") -> None:
    """Ask `answer` until it says yes; fail with a sentence after `seconds`."""
    until = time.monotonic() + seconds
    while not answer():
        if time.monotonic() > until:
            raise AssertionError(f"We waited {seconds:.0f} seconds for {what}, and it did not happen.")
        time.sleep(0.05)


@dataclass
class Beside:
    """One process: `python -m MODULE …`, that can be killed and started again."""

    module: Sequence[str]
    log: Path
    ready: Callable[[], object]
    more: dict[str, str] = field(default_factory=dict)
    process: processes.Process | None = None

    def start(self) -> None:
        """Start it and wait until it is ready."""
        how = processes.before_exec(death_signal=9)
        command = [sys.executable, "-m", *self.module]
        self.process = processes.start(command, log=self.log, preexec_fn=how, env=environment(**self.more))
        wait_until(self._ready, what=f"{self.module[0]} to be ready (see {self.log})")

    def kill(self) -> None:
        """End it and all it started as kill -9 does."""
        assert self.process is not None
        processes.end_group(self.process)

    def stop(self) -> None:
        """End it in its own time."""
        if self.process:
            processes.stop([self.process])

    def _ready(self) -> object:
        assert self.process is not None
        if self.process.poll() is not None:
            raise subprocess.CalledProcessError(
                self.process.returncode, list(self.module), self.log.read_text()[-4000:]
            )
        return self.ready()
