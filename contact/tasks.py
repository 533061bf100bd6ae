"""What the worker does for contact. Every task is safe to run twice."""

import structlog
from celery import shared_task

from contact import builder

log = structlog.get_logger(__name__)


@shared_task
def clear_call_backs() -> None:
    """Delete everything personal of call-backs that ended 90 days ago."""
    if cleared := builder.clear_call_backs():
        log.info("call_backs_cleared", number=cleared)


@shared_task
def clear_orders() -> None:
    """Delete name and address of orders that were posted 30 days ago."""
    if cleared := builder.clear_orders():
        log.info("orders_cleared", number=cleared)


@shared_task
def delete_unused_details() -> None:
    """Delete contact details that nobody needed for as many months as the council keeps them."""
    if deleted := builder.delete_unused_details():
        log.info("contact_details_deleted", number=deleted)
