"""Meetings of partners, written down by hand."""

from datetime import date

from django.db import transaction
from django.utils.text import slugify

from accounts.enums import Permission
from accounts.models import User
from accounts.permissions import require
from cornerstones.models import Event
from cornerstones.services.refusals import SaidAlready

IN_ADDRESSES = ("new", "statements", "questions")  # fixed words of addresses below which events stand


@transaction.atomic
def add_event(*, name: str, held_on: date, about: str, source: str, by: User) -> Event:
    """Write down a meeting of partners, and return it. The same name and day again returns the same.

    Raises PermissionDenied, and SaidAlready where another day has this name.
    """
    require(by, Permission.EDIT_REPORTS)
    slug = slugify(name)[:80].strip("-")
    if not slug or slug in IN_ADDRESSES:
        slug = f"event-{held_on.isoformat()}"
    event, made = Event.objects.get_or_create(
        slug=slug, defaults={"name": name, "held_on": held_on, "about": about, "source": source}
    )
    if not made and event.held_on != held_on:
        raise SaidAlready("Another event is called like this. Add the year to the name")
    return event
