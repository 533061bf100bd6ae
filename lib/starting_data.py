"""Starting data: plain TOML files beside the room that they belong to."""

import tomllib
from pathlib import Path
from typing import Any

from django.db.models import Model


def read(file: Path) -> dict[str, Any]:
    """Return the content of a TOML file. Raises OSError or TOMLDecodeError."""
    return tomllib.loads(file.read_text(encoding="utf-8"))


def add_missing(model: type[Model], rows: list[dict[str, Any]], *, known_by: tuple[str, ...]) -> int:
    """Add the `rows` that are not there yet, by the fields `known_by`; what somebody edited stays. Returns how many."""
    manager = model._default_manager  # noqa: SLF001
    made = (manager.get_or_create(**{name: row[name] for name in known_by}, defaults=row)[1] for row in rows)
    return sum(made)
