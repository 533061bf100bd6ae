"""The two secrets of a trial: made once, kept beside its data, so that codes and sign-ins last."""

import os
import secrets
from pathlib import Path

NAMES = ("SECRET_KEY", "CODES_KEY")


def into_environment(place: Path) -> None:
    """Put the keys kept in the file `place` into the environment, where it has none; make them the first time."""
    if not place.exists():
        _make(place)
    kept = dict(line.split("=", 1) for line in place.read_text().splitlines())
    for name in NAMES:
        os.environ.setdefault(name, kept[name])


def _make(place: Path) -> None:
    """Write whole or not at all, readable by its owner alone."""
    draft = place.with_suffix(".new")
    draft.unlink(missing_ok=True)
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as out:
        out.writelines(f"{name}={secrets.token_urlsafe(48)}\n" for name in NAMES)
        os.fsync(out.fileno())
    draft.replace(place)
