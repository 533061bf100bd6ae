"""The words of every message that says “there is news”. No story, no answer, no reference, no code: an inbox, a lock
screen and a doormat are read by others."""

from dataclasses import dataclass

from django.conf import settings

from contact.enums import Way

SUBJECT = "There is news about what you told us"
EMAIL = """Hello

There is news about what you told us.

To read it, go to {page} and enter your secret code.

We do not write the news in this e-mail, so that nobody else can read it here.

You asked us to tell you when there is news. To stop these e-mails, open this page and press the button:
{stop}

Devon SEND co-production
"""
TEXT = (
    "Devon SEND co-production: there is news about what you told us. To read it, go to {page} and enter your code. "
    "To stop these texts: {stop}"
)
LETTER = """To read it, go to {page} and enter your secret code.
Or ring us, and have your code with you. We will help you to read it.

We do not write the news in this letter, so that nobody else can read it here.

You asked us to tell you by letter. To stop these letters, ring us, or go to {stop} and press the button.
"""
CALL = """Ask for the person first. Then say only this:

“There is news about what you told us. You can read it with your code at {page}. I can help you to get there.”

Never ask for the code. If somebody else answers, say that you will ring again, and leave no message.

If they do not want these calls any more, open this page for them and press the button:
{stop}
"""
BODY_OF = {Way.EMAIL: EMAIL, Way.TEXT: TEXT, Way.LETTER: LETTER, Way.PHONE: CALL}


@dataclass(frozen=True, slots=True)
class News:
    """What one message says."""

    subject: str
    body: str


def news(*, way: Way, stop: str) -> News:
    """Return the words for one way; `stop` is the whole address that stops every message."""
    return News(SUBJECT, BODY_OF[way].format(page=f"{settings.SITE_URL}/your-feedback/", stop=stop))
