"""`make check`: everything that can be known without running the portal, two checks at a time."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
MANAGE = [sys.executable, "manage.py"]

# Values of the right form for settings that are only looked at: nothing here opens anything.
PRODUCTION = {
    "ENVIRONMENT": "production",
    "SECRET_KEY": "only-looked-at-" * 5 + "0123456789",
    "CODES_KEY": "also-only-looked-at-" * 5,
    "DATABASE_URL": "postgres://portal@%2Fnowhere/portal",
    "REDIS_URL": "unix:///nowhere/redis.sock",
    "ALLOWED_HOSTS": "coproduction.example.org",
    "SITE_URL": "https://coproduction.example.org",
    "EMAIL_URL": "smtp+tls://portal:secret@mail.example.org:587",
    "TRUSTED_PROXY_COUNT": "1",
}


def checks() -> dict[str, list[str]]:
    """Return each check's name and command."""
    templates = [str(path) for path in sorted([ROOT / "templates", *ROOT.glob("*/templates")]) if path.is_dir()]
    return {
        "types": [str(BIN / "mypy"), "."],
        "style": [str(BIN / "ruff"), "check", "."],
        "layout": [str(BIN / "ruff"), "format", "--check", "."],
        "order of imports": [str(BIN / "lint-imports")],
        "templates": [str(BIN / "djlint"), "--lint", "--quiet", *templates],
        "migrations": [*MANAGE, "makemigrations", "--check", "--dry-run"],
        "settings in production": [*MANAGE, "check", "--deploy", "--fail-level", "WARNING"],
        "security patterns": [str(BIN / "bandit"), "-q", "-r", "-c", "pyproject.toml", *_rooms()],
        "diagrams of states": [*MANAGE, "draw_states", "--check"],
        "register of personal data": [*MANAGE, "draw_personal_data", "--check"],
        "how well the hints see": [sys.executable, "-m", "devon_coproduction.bench_hints", "--check"],
        "locks": [sys.executable, "-P", str(Path(__file__)), "locks"],
    }


def _rooms() -> list[str]:
    return sorted(path.parent.name for path in ROOT.glob("*/__init__.py") if path.parent.name != "tests")


def registries_named() -> list[str]:
    """Return each line of a lock file that names the host a library came from: a lock must suit every machine."""
    return list(_lines_with(re.compile(r"https?://"), sorted(ROOT.glob("requirements/*.txt")))) + list(
        _lines_with(re.compile(r'"resolved"'), [ROOT / "package-lock.json"])
    )


def _lines_with(pattern: re.Pattern[str], files: list[Path]) -> Iterator[str]:
    for file in files:
        for number, line in enumerate(file.read_text().splitlines(), 1):
            if pattern.search(line):
                yield f"{file.relative_to(ROOT)}:{number} names a registry: {line.strip()}"


def run(name: str, command: list[str]) -> bool:
    """Run one check, say how it went, and show what it said if it failed. Return whether it passed."""
    began = time.monotonic()
    environment = {**os.environ, **PRODUCTION}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)  # noqa: S603
    passed = done.returncode == 0
    said = "" if passed else f"\n{done.stdout}{done.stderr}"
    sys.stdout.write(f"  {'well ' if passed else 'FAULT'}  {name} ({time.monotonic() - began:.0f} s){said}\n")
    sys.stdout.flush()
    return passed


def main() -> int:
    """Run every check; return 0 when all passed."""
    with ThreadPoolExecutor(max_workers=2) as pool:
        passed = list(pool.map(lambda item: run(*item), checks().items()))
    sys.stdout.write(f"{sum(passed)} of {len(passed)} checks passed.\n")
    return 0 if all(passed) else 1


if __name__ == "__main__":
    if sys.argv[1:] == ["locks"]:
        sys.exit("\n".join(registries_named()) or 0)
    sys.exit(main())
