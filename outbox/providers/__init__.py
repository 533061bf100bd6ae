"""Who carries a message: the mail server, GOV.UK Notify, a folder (trial and tests), or a person of the contact team.

One interface: a function that takes a message and returns when it has been handed over. It raises Refused when nobody
but a person can send it, and one of LATER when another try may work.
"""

from collections.abc import Callable
from smtplib import SMTPException

import httpx
from django.conf import settings

from outbox.enums import Channel
from outbox.models import Message
from outbox.providers.errors import Refused
from outbox.providers.folder import Folder
from outbox.providers.mail import hand_to_mail_server
from outbox.providers.notify import TEMPLATE_OF, Notify

HandOver = Callable[[Message], None]
LATER = (OSError, SMTPException, httpx.HTTPError)

__all__ = ["LATER", "HandOver", "Refused", "provider_of", "sends_texts"]


def provider_of(message: Message) -> HandOver | None:
    """Return who carries `message`, or None when a person does.

    Calls are made by people. So are letters and texts that somebody needs in another form: no machine does that well.
    """
    if message.channel == Channel.EMAIL:
        return hand_to_mail_server
    if message.channel == Channel.PHONE or message.wish:
        return None
    return _carrier(message.channel)


def _carrier(channel: str) -> HandOver | None:
    setup = settings.TEXTS_AND_LETTERS
    if setup["folder"]:
        return Folder(setup["folder"])
    if setup["notify_key"] and setup[TEMPLATE_OF[channel]]:
        return Notify(key=setup["notify_key"], url=setup["notify_url"], template=setup[TEMPLATE_OF[channel]])
    return None


def sends_texts() -> bool:
    """Return whether a machine carries texts: what cannot wait for a person is not given to one."""
    return _carrier(Channel.TEXT) is not None
