"""Collects the static files under their hashed names, when any has changed: `python -m devon_coproduction.collect`."""

import fcntl
import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import django
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command


def fingerprint() -> str:
    """Return a hash over the name, size and time of every static file of every room and library."""
    digest = hashlib.sha256()
    for name, stat in sorted(_sources().items()):
        digest.update(f"{name} {stat.st_size} {stat.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def _sources() -> dict[str, os.stat_result]:
    found = ((name, storage.path(name)) for finder in get_finders() for name, storage in finder.list([]))
    return {f"{name} {path}": Path(path).stat() for name, path in found}


def collect_if_changed() -> bool:
    """Fill STATIC_ROOT when it is missing or old, one process at a time. Return whether anything was done."""
    with _alone():
        return _collect_if_changed()


@contextmanager
def _alone() -> Iterator[None]:
    # The folder around it is what is locked, so that no file is left behind.
    around = os.open(Path(settings.STATIC_ROOT).parent, os.O_RDONLY)
    try:
        fcntl.flock(around, fcntl.LOCK_EX)
        yield
    finally:
        os.close(around)


def _collect_if_changed() -> bool:
    stamp = Path(settings.STATIC_ROOT) / ".stamp"
    wanted = fingerprint()
    if stamp.is_file() and stamp.read_text() == wanted:
        return False
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    stamp.write_text(wanted)
    return True


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "devon_coproduction.settings")
    django.setup()
    collect_if_changed()
