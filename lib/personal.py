"""What a record holds about people, said beside its fields: the table in docs/personal-data.md is drawn from it."""

from dataclasses import dataclass

from django.db import models


@dataclass(frozen=True, slots=True)
class Personal:
    """What one or several columns hold, who may read them, why we keep them, and for how long (UK GDPR, article 30)."""

    fields: tuple[str, ...]
    what: str
    who: str
    why: str
    kept: str


def personal_of(model: type[models.Model]) -> tuple[Personal, ...]:
    """Return what a record says about its personal fields; empty where it holds none."""
    return getattr(model, "PERSONAL", ())


def unknown_fields(model: type[models.Model]) -> set[str]:
    """Return names that a record explains and does not have: a field was renamed."""
    has = {field.name for field in model._meta.get_fields()}  # noqa: SLF001  Django documents it
    return {name for each in personal_of(model) for name in each.fields} - has
