"""What the worker does for contact. Every task is safe to run twice."""

import structlog
from celery import shared_task

from contact import builder

log = structlog.get_logger(__name__)


@shared_task
def delete_unused_details() -> None:
    """Delete contact details that nobody needed for as many months as the council keeps them."""
    if deleted := builder.delete_unused_details():
        log.info("contact_details_deleted", number=deleted)
