"""Putting the counts right from what is public."""

from django.db import connection, transaction

from feedback.models import Counted, Recount, Rollup, WaitingRollup
from lib import clock

_COUNT = "SELECT feedback_count_again(array_agg(id)) FROM feedback_submission WHERE state = 'published'"


@transaction.atomic
def rebuild_rollups() -> None:
    """Count everything that is public anew. What changes meanwhile waits until it is done; readers wait for nothing."""
    with connection.cursor() as cursor:
        cursor.execute("LOCK TABLE feedback_counted, feedback_rollup, feedback_waitingrollup IN EXCLUSIVE MODE")
        for model in (Rollup, WaitingRollup, Counted):
            model.objects.all().delete()
        cursor.execute(_COUNT)
    Recount.objects.update_or_create(on=clock.today(), defaults={"differences": 0, "mended": True})
