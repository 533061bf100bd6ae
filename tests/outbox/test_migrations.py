"""What was in the outbox before its words were sealed is there afterwards, and back again."""

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

BEFORE, AFTER = [("outbox", "0002_every_voice")], [("outbox", "0003_sealed_and_by_hand")]


def migrate(targets: list[tuple[str, str]]) -> type:
    executor = MigrationExecutor(connection)
    executor.migrate(targets)
    return executor.loader.project_state(targets).apps.get_model("outbox", "Message")


@pytest.mark.django_db(transaction=True)
def test_old_messages_are_sealed_and_opened_again():
    try:
        old = migrate(BEFORE)
        old.objects.create(key="one", to="someone@example.org", subject="News", body="Wörds")
        sealed = migrate(AFTER)
        assert list(sealed.objects.values_list("key", "to", "body")) == [("one", "someone@example.org", "Wörds")]
        opened = migrate(BEFORE)
        assert list(opened.objects.values_list("key", "to", "body")) == [("one", "someone@example.org", "Wörds")]
    finally:
        executor = MigrationExecutor(connection)
        executor.migrate(executor.loader.graph.leaf_nodes())
