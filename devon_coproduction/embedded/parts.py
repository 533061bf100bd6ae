"""A part of the portal: a process that must run for as long as the portal does."""

import signal
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from devon_coproduction.embedded import processes

FAST = 10.0  # seconds: a part that ends sooner than this after its start has failed at once
LONGEST_PAUSE = 5.0  # seconds between two starts


class Part(Protocol):
    """A process that runs for as long as the portal does."""

    name: str
    stop_signal: signal.Signals
    restart: bool

    @property
    def log(self) -> Path | None:
        """Return the file it writes to, or None for the terminal."""

    def start(self) -> processes.Process:
        """Start it."""


@dataclass
class Command:
    """A command as a part. Without `restart`, its end is the end of everything."""

    name: str
    words: Sequence[str]
    log: Path | None = None
    restart: bool = False
    stop_signal: signal.Signals = signal.SIGTERM

    def start(self) -> processes.Process:
        """Start the command; a kill -9 of ours ends it at once."""
        how = processes.before_exec(death_signal=signal.SIGKILL)
        return processes.start(self.words, log=self.log, preexec_fn=how)


@dataclass
class Kept:
    """A part and how it has been doing. `process` is None while we pause before the next start."""

    part: Part
    process: processes.Process | None
    started: float = field(default_factory=time.monotonic)
    failures: int = 0

    def died(self) -> bool:
        """Tell whether the process has ended since we last looked."""
        return self.process is not None and self.process.poll() is not None

    def rest(self) -> None:
        """Clear away the dead process and set the time of the next start."""
        if self.process:
            processes.end_group(self.process)
        now = time.monotonic()
        self.failures = self.failures + 1 if now - self.started < FAST else 1
        self.process, self.started = None, now + min(0.25 * 2**self.failures, LONGEST_PAUSE)

    def revive(self) -> None:
        """Start it again when its pause is over."""
        if self.process is None and time.monotonic() >= self.started:
            self.process, self.started = self.part.start(), time.monotonic()

    def stop(self) -> None:
        """Stop it for good."""
        if self.process:
            processes.stop([self.process], by=self.part.stop_signal)
