"""PostgreSQL refuses to run as root. Here is how its programs are started by anyone, root too."""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from devon_coproduction.embedded.processes import before_exec


@dataclass(frozen=True)
class Account:
    """Where the programs are, what `subprocess` must be told, and who owns the data (None: we do)."""

    programs: Path
    owner: int | None = None
    how: dict[str, Any] = field(default_factory=dict)


@cache
def account_for(programs: Path) -> Account:
    """Return how to start the PostgreSQL `programs`: as ourselves, as nobody in a namespace, or as nobody."""
    ourselves = Account(programs, how={"preexec_fn": before_exec(death_signal=signal.SIGQUIT)})
    if os.geteuid() != 0:
        return ourselves
    shown_as_nobody = Account(programs, how={"preexec_fn": before_exec(death_signal=signal.SIGQUIT, as_nobody=True)})
    return shown_as_nobody if _starts(shown_as_nobody) else _dropped(programs)


def _starts(account: Account) -> bool:
    version = [str(account.programs / "postgres"), "--version"]
    try:
        return subprocess.run(version, capture_output=True, **account.how).returncode == 0  # noqa: S603
    except (OSError, subprocess.SubprocessError):
        return False


def _dropped(programs: Path) -> Account:
    """Where namespaces are refused (some containers): the account `nobody`, and a copy it can read if need be."""
    nobody = pwd.getpwnam("nobody")
    how = {
        "user": nobody.pw_uid,
        "group": nobody.pw_gid,
        "extra_groups": [],
        "preexec_fn": before_exec(death_signal=signal.SIGQUIT),
        "cwd": "/",
    }
    account = Account(programs, nobody.pw_uid, how)
    return account if _starts(account) else Account(_readable_copy(programs), nobody.pw_uid, how)


def _readable_copy(programs: Path) -> Path:
    """Copy the package (and the libraries beside it) out of a private folder such as the home of root."""
    package = programs.parents[1]
    place = Path(tempfile.mkdtemp(prefix="portal-pg-"))
    for folder in (package, package.with_name(f"{package.name}.libs")):
        if folder.exists():
            shutil.copytree(folder, place / folder.name, ignore=shutil.ignore_patterns("__pycache__", "include"))
    place.chmod(0o755)
    return place / programs.relative_to(package.parent)
