"""The written summary of a call: sent to the person who asked for it, and to nobody else."""

from django.conf import settings

from contact.models import CallBack
from lib.due import in_full
from outbox.services import post

SUBJECT = "Our talk: what we said, and what happens next"
SUMMARY = """Hello,

You asked us to talk to you, and we did, on {day}. You also asked us to put it in writing. This is what we wrote down.

{words}

Is something wrong or missing? Tell us: {link}
Please say this reference: {reference}

Devon SEND co-production
"""
TRIED_SUBJECT = "We tried to reach you"
TRIED = """Hello,

You asked us to talk to you. We tried {tries} times, and could not reach you. We are sorry.

We do not want to bother you, so we stop now. If you still want to talk, ask us again at any time: {link}

Devon SEND co-production
"""


def send_summary(call_back: CallBack) -> None:
    """Send the summary the way that the person chose; nothing when they want none in writing. Goes once."""
    if not call_back.summary_way or call_back.done_at is None:
        return
    words = SUMMARY.format(
        day=in_full(call_back.done_at.date()),
        words=call_back.summary,
        link=f"{settings.SITE_URL}/talk-to-a-person/",
        reference=call_back.reference,
    )
    _write_to(call_back, what="summary", subject=SUBJECT, body=words)


def tell_that_we_tried(call_back: CallBack) -> None:
    """Tell somebody whom we could not reach that we tried; nothing when they gave no way to write to them."""
    if call_back.summary_way:
        link = f"{settings.SITE_URL}/talk-to-a-person/call-back/"
        words = TRIED.format(tries=call_back.tries, link=link)
        _write_to(call_back, what=f"tried-{call_back.tries}", subject=TRIED_SUBJECT, body=words)


def _write_to(call_back: CallBack, *, what: str, subject: str, body: str) -> None:
    """The one door to the outbox."""
    key = f"call-back:{call_back.reference}:{what}"
    post(key=key, to=call_back.summary_to, subject=subject, body=body)
