"""Migrates a live portal as the owner of the tables, and leaves the role that runs it without what rewrites history.

`python -m devon_coproduction.migrate`, at every new version. RUNNER_ROLE names the role (portal_runner). Triggers
refuse a change too; but only privileges stop TRUNCATE, and only the owner can switch a trigger off.
"""

import os
from collections.abc import Iterator

import django
import pghistory.models
import pgtrigger
from django.apps import apps
from django.core.management import call_command
from django.db import connection, models, transaction
from psycopg import sql

EVERYDAY = ("select", "insert", "update", "delete")  # never truncate


def kept(model: type[models.Model]) -> set[str]:
    """Return what nobody may do to the rows of `model`: update, delete, both or nothing."""
    if issubclass(model, pghistory.models.Event):
        return {"update", "delete"}
    triggers = getattr(model._meta, "triggers", ())  # noqa: SLF001  Django documents _meta
    protects = [one for one in triggers if isinstance(one, pgtrigger.Protect) and one.condition is None]
    return {word for one in protects for word in ("update", "delete") if word.upper() in str(one.operation)}


def grants(role: str) -> Iterator[sql.Composed]:
    """Yield the statements that give `role` the everyday verbs, and take back those that a table does not allow."""
    who = sql.Identifier(role)
    yield sql.SQL("grant usage on schema public to {}").format(who)
    yield sql.SQL("revoke all on all tables in schema public from {}").format(who)
    verbs = sql.SQL(", ").join(map(sql.SQL, EVERYDAY))
    yield sql.SQL("grant {} on all tables in schema public to {}").format(verbs, who)
    yield sql.SQL("grant usage, select on all sequences in schema public to {}").format(who)
    for model in apps.get_models(include_auto_created=True):
        if model._meta.managed and (verbs_kept := kept(model)):  # noqa: SLF001
            taken = sql.SQL(", ").join(map(sql.SQL, sorted(verbs_kept)))
            table = sql.Identifier(model._meta.db_table)  # noqa: SLF001
            yield sql.SQL("revoke {} on {} from {}").format(taken, table, who)


@transaction.atomic
def grant(role: str) -> None:
    """Carry out `grants`, all or none."""
    with connection.cursor() as cursor:
        for statement in grants(role):
            cursor.execute(statement)


def main() -> None:
    """Migrate, load the starting data, set the privileges."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "devon_coproduction.settings")
    django.setup()
    call_command("migrate", interactive=False)
    call_command("load_starting_data")
    grant(os.environ.get("RUNNER_ROLE", "portal_runner"))


if __name__ == "__main__":
    main()
