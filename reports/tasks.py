"""Doors through which the worker builds reports. Safe to run twice: a report is taken by one worker only."""

from typing import Any

import structlog
from celery import shared_task
from django.db import transaction
from kombu.exceptions import OperationalError as BrokerAway
from redis.exceptions import RedisError

from reports import builder

log = structlog.get_logger("portal.reports")


@shared_task(name="reports.tasks.build")
def build(report_id: int) -> None:
    """Build one report, unless another worker has it or it is built."""
    if builder.build(report_id):
        make_files(report_id)
        if (following := builder.next_waiting()) is not None:
            send(following)


@shared_task(name="reports.tasks.sweep")
def sweep() -> None:
    """Start the report that is due, queue every report that waits, and ask for the notes that hold the next one up."""
    builder.start_due_reports()
    for report_id in builder.find_again():
        send(report_id)
    if asked := builder.ask_officers():
        log.info("officers asked for notes", people=asked)


@shared_task(name="reports.tasks.make_files")
def make_files(report_id: int) -> None:
    """Make the files of one report that are missing, or that show what may not be shown any more."""
    names = builder.make_files(report_id)
    if names:
        log.info("files made", report=report_id, files=names)


@shared_task(name="reports.tasks.sweep_files")
def sweep_files() -> None:
    """Make the files that are missing or old: after a build, a correction, or words that somebody took back."""
    for report_id in builder.with_old_files():
        make_files(report_id)


def queue_files(report_id: int) -> None:
    """Queue the files of a report once this transaction has been kept. Without a broker the next sweep makes them."""
    transaction.on_commit(lambda: _send(make_files, report_id))


@shared_task(name="reports.tasks.forget_unconfirmed")
def forget_unconfirmed() -> None:
    """Delete the addresses that nobody confirmed within a week."""
    log.info("followers_forgotten", addresses=builder.forget_unconfirmed())


def queue(report_id: int) -> None:
    """Queue a build once this transaction has been kept."""
    transaction.on_commit(lambda: send(report_id))


def send(report_id: int) -> None:
    """Hand a build to the worker. Without a broker the next sweep does it."""
    _send(build, report_id)


def _send(task: Any, report_id: int) -> None:
    try:
        task.delay(report_id)
    except (BrokerAway, RedisError):
        log.warning("broker away; the sweep will do it", task=task.name, report=report_id)
