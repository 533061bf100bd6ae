"""What is done before the portal starts: one line each, with how long it took."""

import subprocess
import sys
import time

from devon_coproduction.embedded.refusal import CannotStart


def say(sentence: str) -> None:
    """Write a line for the person who typed `make run`."""
    sys.stdout.write(f"{sentence}\n")
    sys.stdout.flush()


def module(*words: str) -> list[str]:
    """Return the command that runs a Python module of this environment."""
    return [sys.executable, "-m", *words]


def manage(*words: str) -> list[str]:
    """Return a `manage.py` command."""
    return [sys.executable, "manage.py", *words]


class step:  # noqa: N801  reads as a verb
    """Say what is being done, and then how long it took."""

    def __init__(self, sentence: str) -> None:
        self.sentence, self.began = sentence, time.monotonic()

    def __enter__(self) -> None:
        sys.stdout.write(f"  {self.sentence} … ")
        sys.stdout.flush()

    def __exit__(self, kind: object, *_rest: object) -> None:
        sys.stdout.write("stopped\n" if kind else f"{time.monotonic() - self.began:.1f} s\n")
        sys.stdout.flush()


def one_off(sentence: str, command: list[str]) -> None:
    """Run a command that ends by itself; raise CannotStart with what it said when it fails."""
    with step(sentence):
        output(command)


def output(command: list[str]) -> str:
    """Return what a command prints; raise CannotStart with it when the command fails."""
    done = subprocess.run(command, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False)  # noqa: S603
    if done.returncode != 0:
        raise CannotStart(f"`{' '.join(command[1:])}` did not work:\n{done.stdout[-2000:]}{done.stderr[-4000:]}")
    return done.stdout


def passed_on(command: list[str]) -> None:
    """Run a command that shows its own steps; raise CannotStart with what else it said when it fails."""
    done = subprocess.run(command, stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False)  # noqa: S603
    if done.returncode != 0:
        raise CannotStart(f"Put right what is written here, then start again; nothing was lost.\n{done.stderr[-4000:]}")
