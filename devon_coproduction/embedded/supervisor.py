"""Keeps every part running: starts again what was killed, gives up on what keeps failing, stops all in order."""

import signal
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from devon_coproduction.embedded import processes
from devon_coproduction.embedded.folder import tail
from devon_coproduction.embedded.parts import Command, Kept, Part

FAILURES = 5  # failures at once, in a row, before we give up


@dataclass
class Supervisor:
    """Watches parts that run already (the servers) and commands of its own."""

    servers: list[Kept]
    commands: list[Kept] = field(default_factory=list)
    say: Callable[[str], object] = lambda sentence: sys.stderr.write(f"{sentence}\n")

    def add(self, command: Command) -> None:
        """Start `command` and keep it."""
        self.commands.append(Kept(command, command.start()))

    def watch(self, *, also: Callable[[], object] = lambda: None) -> int:
        """Keep all running until a signal, a command's own end or too many failures; return the exit code.

        `also` is called several times a second.
        """
        try:
            while True:
                for kept in (*self.servers, *self.commands):
                    if (code := self._look_after(kept)) is not None:
                        return code
                also()
                time.sleep(0.1)
        except KeyboardInterrupt:
            return 0

    def stop(self) -> None:
        """Stop the commands, together; whoever started the servers stops them after that."""
        ignore_signals()
        processes.stop([kept.process for kept in self.commands if kept.process])

    def _look_after(self, kept: Kept) -> int | None:
        if not kept.died():
            kept.revive()
            return None
        code = kept.process.returncode if kept.process else 0
        if not kept.part.restart:
            return code if code >= 0 else 128 - code
        kept.rest()
        if kept.failures >= FAILURES:
            self.say(_gave_up(kept.part))
            return 1
        self.say(f"{kept.part.name} stopped ({_how(code)}). We start it again.")
        return None


def _how(code: int) -> str:
    return f"by signal {signal.Signals(-code).name}" if code < 0 else f"with code {code}"


def _gave_up(part: Part) -> str:
    said = f" The end of {part.log}:\n{tail(part.log)}" if part.log else ""
    return f"{part.name} stopped {FAILURES} times in a row, so we stop everything.{said}"


def stop_on_signals() -> None:
    """Let Ctrl-C, a closed terminal and `kill` all end the `with` they arrive in, as KeyboardInterrupt does."""

    def interrupt(_number: int, _frame: object) -> None:
        raise KeyboardInterrupt

    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, interrupt)


def ignore_signals() -> None:
    """Stop in peace: a second Ctrl-C must not leave half of the parts running."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
