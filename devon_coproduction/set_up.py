"""Makes .venv what a lock file says, and builds the assets: `python3 devon_coproduction/set_up.py run|test`.

Runs on the Python of the machine, before anything is installed, so it uses the standard library alone and
must be readable by older versions, which it sends away with a sentence. A second run does nothing.
"""

from __future__ import annotations

import fcntl
import hashlib
import importlib.util
import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import IO

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ROOT / "requirements"
ENVIRONMENT = ROOT / ".venv"
PYTHON = ENVIRONMENT / "bin" / "python"
STAMP = ENVIRONMENT / ".locks-installed"
OLDEST = (3, 11)


def main(purpose: str) -> None:
    """Make everything ready for `purpose` (run or test); end with a sentence when something cannot be done."""
    _check_machine()
    with _alone():
        if not ENVIRONMENT.is_symlink():  # a link is somebody else's to look after
            _make_environment()
            _install_uv()
            _install(purpose)
        _build_assets()


def step(sentence: str, command: list[str | Path], *, advice: str) -> None:
    """Say `sentence`, run `command`, say how long it took; on failure show what it said, and `advice`."""
    sys.stdout.write(f"  {sentence} … ")
    sys.stdout.flush()
    began = time.monotonic()
    done = subprocess.run(  # noqa: S603
        [str(word) for word in command], cwd=ROOT, env=_settings(), capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        sys.exit(f"this failed.\n{done.stdout[-3000:]}{done.stderr[-3000:]}\n{advice}")
    sys.stdout.write(f"{time.monotonic() - began:.0f} s\n")


def _check_machine() -> None:
    if sys.version_info[:2] < OLDEST:
        mine = ".".join(str(number) for number in sys.version_info[:2])
        sys.exit(f"We need Python 3.11 or newer; this is {mine}. Install one, then type: make PYTHON=python3.11 run")
    if not all(importlib.util.find_spec(name) for name in ("venv", "ensurepip")):
        sys.exit("This Python cannot make a virtual environment. On Debian and Ubuntu: apt-get install python3-venv")


def _alone() -> IO[str]:
    """Hold a lock while we install, so that `make run` and `make test` can be typed at the same time."""
    handle = os.fdopen(os.open(str(LOCKS / "uv.txt"), os.O_RDONLY))
    fcntl.flock(handle, fcntl.LOCK_EX)
    return handle


def _settings() -> dict[str, str]:
    """Give uv what the person has set for pip: a mirror, a certificate."""
    given = {"UV_DEFAULT_INDEX": os.environ.get("PIP_INDEX_URL"), "SSL_CERT_FILE": os.environ.get("PIP_CERT")}
    return {**{name: value for name, value in given.items() if value}, **os.environ, "UV_NO_CONFIG": "1"}


def _make_environment() -> None:
    if _runs(PYTHON):
        return
    advice = "Delete the folder .venv and try again. On Debian and Ubuntu, first: apt-get install python3-venv"
    command: list[str | Path] = [sys.executable, "-m", "venv", "--clear", ENVIRONMENT]
    step("Making a Python environment in .venv", command, advice=advice)


def _runs(python: Path) -> bool:
    """Tell whether .venv works: a moved folder or an upgraded Python leaves a broken one."""
    try:
        return subprocess.run([str(python), "-c", "import pip"], capture_output=True, check=False).returncode == 0  # noqa: S603
    except OSError:
        return False


def _install_uv() -> None:
    lock = LOCKS / "uv.txt"
    if _installed().get("uv") == _hash(lock):
        return
    pip: list[str | Path] = [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    advice = "Check that this machine reaches a Python package index, then try again."
    step(
        "Installing the installer (uv)", [*pip, "--require-hashes", "--only-binary", ":all:", "-r", lock], advice=advice
    )
    _remember(uv=_hash(lock))


def _install(purpose: str) -> None:
    """Install the lock for `purpose`. What was installed for tests stays when we only run: it includes it."""
    if _installed().get(purpose) == _hash(LOCKS / f"{purpose}.txt"):
        return
    if "test" in _installed():
        purpose = "test"
    lock = LOCKS / f"{purpose}.txt"
    count = sum(1 for line in lock.read_text().splitlines() if line[:1].isalnum())
    uv: list[str | Path] = [
        ENVIRONMENT / "bin" / "uv",
        "pip",
        "sync",
        "--quiet",
        "--require-hashes",
        "--python",
        PYTHON,
    ]
    advice = "Check that this machine reaches a Python package index and has 1 GB free, then try again."
    step(f"Installing {count} libraries, each checked against its hash", [*uv, lock], advice=advice)
    included = ("run", "test") if purpose == "test" else ("run",)
    _remember(**{name: _hash(LOCKS / f"{name}.txt") for name in included})


def _build_assets() -> None:
    advice = "Check that this machine reaches the npm registry, then try again."
    step("Style sheet, fonts and scripts", [PYTHON, "-P", ROOT / "devon_coproduction" / "assets.py"], advice=advice)


def _hash(lock: Path) -> str:
    return hashlib.sha256(lock.read_bytes()).hexdigest()


def _installed() -> dict[str, str]:
    try:
        return dict(json.loads(STAMP.read_text()))
    except (OSError, ValueError):
        return {}


def _remember(**hashes: str) -> None:
    STAMP.write_text(json.dumps({**_installed(), **hashes}))


if __name__ == "__main__":
    try:
        main(sys.argv[1])
    except KeyboardInterrupt:
        sys.exit("\nStopped. Type the same command to go on.")
