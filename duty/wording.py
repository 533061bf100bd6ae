"""What an alert says: that somebody has to look, and where. No word, no reference and no name (domain note 5.5)."""

from dataclasses import dataclass

from django.conf import settings

CONCERNS = "/safeguarding/"
ROTA = "/duty/"
SUBJECT = "Something on the portal waits for you"
TEST_SUBJECT = "A test of the safeguarding alert"
TOLD = """Somebody has told the portal that a person may not be safe.

Sign in to read it and pick it up: {link}

If you cannot look now, you need do nothing. The next person on the rota is told after {minutes} minutes.

We left everything else out of this message on purpose.
"""
AGAIN = """Somebody has told the portal that a person may not be safe. Nobody has picked it up yet, and everybody on
the rota has been told.

Sign in to read it and pick it up: {link}

We write again each hour until somebody has.

We left everything else out of this message on purpose.
"""
TO_ADMINISTRATORS = """An alert for the safeguarding leads waits, and nobody has picked it up. Everybody on the rota has
been told.

Please ring them, and look at the rota: {link}

We write again each hour until somebody has. You cannot read what it is about, and this message does not say.
"""
TEST = """This is a test. Nobody is in danger.

Sign in and press “I got the test”: {link}

If you do not, the next person on the rota gets it after {minutes} minutes.
"""
TEXT = "Somebody told the portal that a person may not be safe. Sign in to pick it up: {link}"
TEXT_AGAIN = "Nobody has picked up a safeguarding alert yet. Sign in to pick it up: {link}"
TEXT_ADMINISTRATOR = "Nobody has picked up a safeguarding alert yet. Ring the leads. The rota: {link}"
TEXT_TEST = "A test of the safeguarding alert. Nobody is in danger. Sign in and say that you got it: {link}"


@dataclass(frozen=True, slots=True)
class Alerting:
    """The words of one step: for e-mail, and for a text."""

    subject: str
    body: str
    text: str


def alerting(*, is_test: bool, again: bool, administrator: bool, minutes: int) -> Alerting:
    """Return the words of one step. `minutes` is how long the next person waits."""
    if is_test:
        words = (TEST_SUBJECT, TEST, TEXT_TEST, ROTA)
    elif administrator:
        words = (SUBJECT, TO_ADMINISTRATORS, TEXT_ADMINISTRATOR, ROTA)
    else:
        words = (SUBJECT, AGAIN if again else TOLD, TEXT_AGAIN if again else TEXT, CONCERNS)
    subject, body, text, path = words
    link = f"{settings.SITE_URL}{path}"
    return Alerting(subject, body.format(link=link, minutes=minutes), text.format(link=link))
