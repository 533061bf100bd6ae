"""Starting and stopping a child so that it never outlives its owner."""

import ctypes
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

Process = subprocess.Popen[bytes]

STOP_PATIENCE = 30.0  # seconds that a part may take to end by itself
NOBODY = 65534
_CLONE_NEWUSER = 0x10000000
_PR_SET_PDEATHSIG = 1
_libc = ctypes.CDLL(None, use_errno=True)


def before_exec(*, death_signal: int, as_nobody: bool = False) -> Callable[[], None]:
    """Return what a child does just before its program: die with its owner, stay out of the terminal's Ctrl-C.

    The kernel sends `death_signal` when the owner ends, kill -9 included (Linux; elsewhere the next start cleans up).
    `as_nobody` shows root as `nobody` inside a user namespace: no account is made, files stay root's.
    """
    owner, uid, gid = os.getpid(), os.geteuid(), os.getegid()

    def prepare() -> None:
        if as_nobody:
            _become_nobody(uid, gid)
        if sys.platform == "linux":
            _libc.prctl(_PR_SET_PDEATHSIG, death_signal)
            if os.getppid() != owner:  # it ended before we asked to be told
                os._exit(1)
        os.setpgid(0, 0)

    return prepare


def _become_nobody(uid: int, gid: int) -> None:
    if _libc.unshare(_CLONE_NEWUSER):
        raise OSError(ctypes.get_errno(), "this machine refuses user namespaces")
    Path("/proc/self/setgroups").write_text("deny")
    Path("/proc/self/uid_map").write_text(f"{NOBODY} {uid} 1")
    Path("/proc/self/gid_map").write_text(f"{NOBODY} {gid} 1")


def start(command: Sequence[str | Path], *, log: Path | None, **how: object) -> Process:
    """Start `command`, writing to the end of `log` when there is one."""
    words = [str(word) for word in command]
    if log is None:
        return subprocess.Popen(words, stdin=subprocess.DEVNULL, **how)  # type: ignore[call-overload,no-any-return] # noqa: S603
    with log.open("ab") as out:
        return subprocess.Popen(  # type: ignore[call-overload,no-any-return] # noqa: S603
            words, stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT, **how
        )


def stop(processes: Sequence[Process], *, by: int = signal.SIGTERM) -> None:
    """Ask all of `processes` to end, wait, and end by force what did not, with everything it started."""
    for process in processes:
        if process.poll() is None:
            process.send_signal(by)
    for process in processes:
        with suppress(subprocess.TimeoutExpired):
            process.wait(STOP_PATIENCE)
        end_group(process)


def end_group(process: Process) -> None:
    """Kill what is left of the process and of those it started."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
