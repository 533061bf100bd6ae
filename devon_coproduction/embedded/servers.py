"""Both servers, started together: their addresses go into the environment."""

import os
import time
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self

from devon_coproduction.embedded import processes
from devon_coproduction.embedded.folder import Folder, tail
from devon_coproduction.embedded.parts import Kept
from devon_coproduction.embedded.postgres import Postgres
from devon_coproduction.embedded.redis_server import Redis
from devon_coproduction.embedded.refusal import CannotStart

START_PATIENCE = 60.0  # seconds: PostgreSQL may have to read back what a power cut left
TRIES = 3  # a server that was killed a moment ago may still hold its files

Server = Postgres | Redis


@dataclass
class Servers:
    """The servers that the environment does not name already, for as long as the `with` lasts."""

    folder: Folder
    patience: float = 0  # seconds to wait for another run in the same folder
    running: list[Kept] = field(default_factory=list)

    def __enter__(self) -> Self:
        """Start what is missing; raise CannotStart with a sentence when that fails."""
        self.folder.lock(patience=self.patience)
        try:
            self._start("DATABASE_URL", Postgres(self.folder))
            self._start("REDIS_URL", Redis(self.folder))
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Stop them, Redis first."""
        self.stop()

    def stop(self) -> None:
        """Stop them, Redis first, and let the next run in."""
        for kept in reversed(self.running):
            kept.stop()
        self.running.clear()
        self.folder.unlock()

    def _start(self, setting: str, server: Server) -> None:
        if os.environ.get(setting):
            return
        server.prepare()
        self.running.append(Kept(server, _until_ready(server)))
        server.finish()
        os.environ[setting] = server.url


def _until_ready(server: Server) -> processes.Process:
    for left in reversed(range(TRIES)):
        process = server.start()
        if _answers(server, process):
            return process
        processes.stop([process], by=server.stop_signal)
        if left == 1 and not server.folder.durable:
            server.start_over()
        time.sleep(0.5)
    raise CannotStart(why_not(server))


def why_not(server: Server) -> str:
    """Return a sentence about a server that does not stay up, with what it wrote last."""
    said = tail(server.log)
    full = "No space left on device" in said
    what = "because the disk is full. Make room, then start again" if full else "and we do not know why"
    return f"{server.name} stopped {what}. The end of {server.log}:\n{said}"


def _answers(server: Server, process: processes.Process) -> bool:
    until = time.monotonic() + START_PATIENCE
    while process.poll() is None and time.monotonic() < until:
        if server.ready():
            return True
        time.sleep(0.05)
    return False
