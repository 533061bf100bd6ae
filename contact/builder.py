"""What the worker does for contact; tasks are thin doors to these."""

from calendar import monthrange
from datetime import date

from django.db import transaction

from authority.selectors import settings
from contact.models import ContactDetails
from lib import clock


@transaction.atomic
def delete_unused_details() -> int:
    """Delete contact details that were not needed for as many months as the council keeps them. Returns how many."""
    before = months_before(clock.today(), settings().contact_months)
    deleted, _by_model = ContactDetails.objects.filter(used_on__lte=before).delete()
    return deleted


def months_before(day: date, months: int) -> date:
    """Return the same day that many months ago, or the last day of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
