"""The folder that holds one portal's data, logs and sockets, and the lock that lets one run use it."""

import fcntl
import hashlib
import os
import shutil
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from devon_coproduction.embedded.refusal import CannotStart

LONGEST_SOCKET_PATH = 85  # characters; the system's own limit is 103 to 107 with the file's name
LEAST_FREE = 300_000_000  # bytes: a new database takes 60 MB, and it needs room to write
LARGEST_LOG = 5_000_000  # bytes, before a start puts it aside


@dataclass
class Folder:
    """`durable` data survive a power cut; tests give that up for speed."""

    path: Path
    durable: bool = True
    _lock: IO[str] | None = field(default=None, init=False, repr=False)

    def __post_init__(self) -> None:
        self.path = self.path.resolve()

    @property
    def short_name(self) -> str:
        """Return a name that no other folder of this machine has."""
        return hashlib.sha256(str(self.path).encode()).hexdigest()[:12]

    @property
    def sockets(self) -> Path:
        """Return where the sockets live: inside, or in the temporary folder when the path is too long for one."""
        inside = self.path / "s"
        return inside if len(str(inside)) <= LONGEST_SOCKET_PATH else temporary("portal-s", self)

    def log(self, name: str) -> Path:
        """Return the file that the part `name` writes to."""
        return self.path / f"{name}.log"

    def lock(self, *, patience: float = 0) -> None:
        """Make the folder and keep every other run out; wait `patience` seconds for one to end, then CannotStart."""
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            handle = (self.path / "lock").open("a+")
        except OSError as error:
            raise CannotStart(f"We cannot write in {self.path}: {error.strerror}. Choose another folder.") from error
        if not _locked(handle):
            self._wait(handle, patience)
        _sign(handle)
        self._lock = handle
        self._check_space()
        self._put_long_logs_aside()

    def unlock(self) -> None:
        """Let the next run in."""
        if self._lock:
            self._lock.close()
            self._lock = None

    def _wait(self, handle: IO[str], patience: float) -> None:
        whose = _holder(handle)
        if patience:
            sys.stderr.write(f"Another run{whose} is using {self.path}. We wait for it to end.\n")
        until = time.monotonic() + patience
        while time.monotonic() < until:
            time.sleep(0.2)
            if _locked(handle):
                return
        handle.close()
        raise CannotStart(f"Another run{whose} is using {self.path}. Stop that one first (Ctrl-C where it runs).")

    def _check_space(self) -> None:
        free = shutil.disk_usage(self.path).free
        if free < LEAST_FREE:
            raise CannotStart(
                f"The disk is nearly full: {free // 1_000_000} MB free at {self.path}, and we need "
                f"{LEAST_FREE // 1_000_000} MB. Make room, then start again. Nothing was lost."
            )

    def _put_long_logs_aside(self) -> None:
        for log in self.path.glob("*.log"):
            if log.stat().st_size > LARGEST_LOG:
                log.replace(log.with_suffix(".log.old"))


def temporary(kind: str, folder: Folder) -> Path:
    """Return a folder of our own for `folder` in the system's temporary folder."""
    return Path(tempfile.gettempdir()) / f"{kind}-{folder.short_name}"


def tail(log: Path, *, lines: int = 15) -> str:
    """Return the last lines of `log`."""
    if not log.exists():
        return "(it wrote nothing)"
    return "\n".join(log.read_text(errors="replace").splitlines()[-lines:]) or "(it wrote nothing)"


def _locked(handle: IO[str]) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError as error:
        raise CannotStart(
            f"We cannot lock {handle.name}: {error.strerror}. Put the project on a local disk."
        ) from error
    return True


def _holder(handle: IO[str]) -> str:
    handle.seek(0)
    number = handle.read(20).strip()
    return f" (process {number})" if number.isdecimal() else ""


def _sign(handle: IO[str]) -> None:
    handle.truncate(0)
    handle.write(str(os.getpid()))
    handle.flush()
