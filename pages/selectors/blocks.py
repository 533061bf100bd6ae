"""Reads of the texts and numbers that stand on every page."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.core.cache import cache
from django.db import DatabaseError, connection
from django.db.models import Subquery
from redis.exceptions import RedisError

from authority.models import Settings
from lib import clock
from lib.phones import dialling
from pages.enums import Block
from pages.models import BlockText, ContactPoint, GlossaryEntry

CHECK_AGAIN_AFTER_DAYS = 90


@dataclass(frozen=True)
class Contact:
    """One way to reach somebody, in words ready to show."""

    name: str
    phone: str
    phone_href: str
    hours: str
    email: str
    address: str
    url: str
    reply_time: str
    note: str
    last_checked: date | None


@dataclass(frozen=True)
class ContactBlock:
    """A heading, a sentence and the contacts beneath; `call_back_within` are the working days until we ring back."""

    heading: str
    text: str
    contacts: tuple[Contact, ...]
    call_back_within: int = 0


def _contact(point: ContactPoint) -> Contact:
    return Contact(
        name=point.name,
        phone=point.phone,
        phone_href=dialling(point.phone),
        hours=point.hours,
        email=point.email,
        address=point.address,
        url=point.url,
        reply_time=point.reply_time,
        note=point.note,
        last_checked=point.last_checked,
    )


def blocks() -> dict[str, ContactBlock]:
    """Return every block by its name, in two queries."""
    # The setting comes with the texts: every page shows it, and must not ask the database once more for it.
    within = Subquery(Settings.objects.values("called_back_within_days")[:1])
    texts = {text.block: text for text in BlockText.objects.annotate(call_back_within=within)}
    default = Settings().called_back_within_days
    points = list(ContactPoint.objects.all())
    return {
        name: ContactBlock(
            heading=texts[name].heading if name in texts else Block(name).label,
            text=texts[name].text if name in texts else "",
            contacts=tuple(_contact(point) for point in points if point.block == name),
            call_back_within=getattr(texts.get(name), "call_back_within", None) or default,
        )
        for name in Block.values
    }


def help_and_advice() -> ContactBlock:
    """Return those who give independent help and advice."""
    return blocks()[Block.HELP]


def glossary() -> list[GlossaryEntry]:
    """Return every word with its meaning, by the alphabet."""
    return list(GlossaryEntry.objects.all())


def never_or_long_ago_checked() -> list[ContactPoint]:
    """Return the contact points that nobody has checked for 90 days: the administrator is told."""
    long_ago = clock.today() - timedelta(days=CHECK_AGAIN_AFTER_DAYS)
    return list(ContactPoint.objects.exclude(last_checked__gt=long_ago))


def health_of_parts() -> dict[str, str]:
    """Return "ok" or "away" for the database and for Redis."""
    return {"database": _database(), "redis": _redis()}


def _database() -> str:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return "away"
    return "ok"


def _redis() -> str:
    try:
        cache.get("health")
    except (RedisError, OSError):
        return "away"
    return "ok"
