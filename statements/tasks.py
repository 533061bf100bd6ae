"""Doors through which the worker makes annual statements. Safe to run twice."""

import structlog
from celery import shared_task
from django.db import transaction
from kombu.exceptions import OperationalError as BrokerAway
from redis.exceptions import RedisError

from statements import builder

log = structlog.get_logger("portal.statements")


@shared_task(name="statements.tasks.freeze")
def freeze(edition_id: int) -> None:
    """Freeze one edition, unless it is frozen or another worker has it."""
    builder.freeze(edition_id)


@shared_task(name="statements.tasks.sweep")
def sweep() -> None:
    """Start the statement that is due, queue every edition that waits, and remind people."""
    builder.start_due_statement()
    builder.remind_people()
    for edition_id in builder.waiting():
        send(edition_id)


def queue(edition_id: int) -> None:
    """Queue an edition once this transaction has been kept."""
    transaction.on_commit(lambda: send(edition_id))


def send(edition_id: int) -> None:
    """Hand an edition to the worker. Without a broker the next sweep does it."""
    try:
        freeze.delay(edition_id)
    except (BrokerAway, RedisError):
        log.warning("broker away; the sweep will queue it", edition=edition_id)
