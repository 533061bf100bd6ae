"""Telling writers that there is news: each event once, to those who ticked that they want it, their way."""

from collections.abc import Iterable

from django.db import transaction

from contact.emails import news
from contact.enums import Format, Way
from contact.models import ContactDetails
from contact.selectors.details import FIELD_OF, stop_href, whose
from lib import clock, codes
from outbox.enums import Channel
from outbox.services import post

CHANNEL_OF = {Way.EMAIL: Channel.EMAIL, Way.TEXT: Channel.TEXT, Way.PHONE: Channel.PHONE, Way.LETTER: Channel.LETTER}


@transaction.atomic
def tell(*, links: Iterable[str], event: str) -> int:
    """Put one message in the outbox for each writer who asked for replies. Returns how many want them.

    `event` names what happened, such as "answer:12". The same event again sends nothing, even to somebody who gave
    other details since: its key follows from the event and the writer's link, and is a hash, so that no row of the
    outbox says whose story was answered. The details are locked, so that whoever stops meanwhile is heard.
    """
    wanting = ContactDetails.objects.select_for_update().filter(link__in=set(links), for_reply=True).order_by("pk")
    found = list(wanting)
    for details in found:
        _tell(details, event)
    ContactDetails.objects.filter(pk__in=[details.pk for details in found]).update(used_on=clock.today())
    return len(found)


def _tell(details: ContactDetails, event: str) -> None:
    way, stop = Way(details.way), stop_href(details.link)
    words = news(way=way, stop=stop)
    to = getattr(details, FIELD_OF[way])
    post(
        key=f"news:{codes.keyed_hash(f'{event} {details.link}', purpose='news')}",
        channel=CHANNEL_OF[way],
        to="\n".join(part for part in (details.name, to) if part),
        subject=words.subject,
        body=words.body,
        stop_href=stop,
        wish=_wish(details),
        whose=whose(details.link),
    )


def _wish(details: ContactDetails) -> str:
    """Return what a person has to see to. Easy Read and large print are about paper; an e-mail can be made larger."""
    copy_format, way = Format(details.copy_format), Way(details.way)
    needs_a_person = copy_format == Format.OTHER_LANGUAGE or way in (Way.LETTER, Way.PHONE)
    if way == Way.EMAIL or copy_format == Format.STANDARD or not needs_a_person:
        return ""
    return f"{copy_format.label}: {details.language}" if details.language else str(copy_format.label)
