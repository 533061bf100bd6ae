"""The written summary of a call: sent to the person who asked for it, and to nobody else."""

from django.conf import settings
from django.utils import timezone

from contact.enums import Way
from contact.models import CallBack
from contact.wanted import CHANNELS
from lib.due import in_full
from outbox.enums import Channel
from outbox.services import post

SUBJECT = "Our talk: what we said, and what happens next"
SUMMARY = """Hello,

You asked us to talk to you, and we did, on {day}. You also asked us to put it in writing. This is what we wrote down.

{words}

Is something wrong or missing? Tell us: {link}
Please say this reference: {reference}

Devon SEND co-production
"""
SUMMARY_IN_A_TEXT = """{words}

Devon SEND co-production, about our talk on {day}. Is something wrong? {link}"""
TRIED_SUBJECT = "We tried to reach you"
TRIED = """Hello,

You asked us to talk to you. We tried {tries} times, and could not reach you. We are sorry.

We do not want to bother you, so we stop now. If you still want to talk, ask us again at any time: {link}

Devon SEND co-production
"""
TRIED_IN_A_TEXT = "Devon SEND co-production: we tried {tries} times to reach you. Do you still want to talk? {link}"


def send_summary(call_back: CallBack) -> None:
    """Send the summary the way that the person chose; nothing when they want none in writing. Goes once."""
    if not call_back.summary_way or call_back.done_at is None:
        return
    words = SUMMARY_IN_A_TEXT if call_back.summary_way == Way.TEXT else SUMMARY
    body = words.format(
        day=in_full(timezone.localtime(call_back.done_at).date()),
        words=call_back.summary,
        link=f"{settings.SITE_URL}/talk-to-a-person/",
        reference=call_back.reference,
    )
    _write_to(call_back, what="summary", subject=SUBJECT, body=body)


def tell_that_we_tried(call_back: CallBack) -> None:
    """Tell somebody whom we could not reach that we tried; nothing when they gave no way to write to them."""
    if not call_back.summary_way:
        return
    words = TRIED_IN_A_TEXT if call_back.summary_way == Way.TEXT else TRIED
    body = words.format(tries=call_back.tries, link=f"{settings.SITE_URL}/talk-to-a-person/call-back/")
    _write_to(call_back, what=f"tried-{call_back.tries}", subject=TRIED_SUBJECT, body=body)


def _write_to(call_back: CallBack, *, what: str, subject: str, body: str) -> None:
    """The one door to the outbox. A letter needs the name above the address."""
    channel = CHANNELS[call_back.summary_way]
    to = f"{call_back.name}\n{call_back.summary_to}" if channel == Channel.LETTER else call_back.summary_to
    post(key=f"call-back:{call_back.reference}:{what}", to=to, subject=subject, body=body, channel=channel)
