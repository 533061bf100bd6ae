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
QUIET = """Somebody picked up a safeguarding concern, and nothing has been written down about it for {hours} hours.

Sign in and look: {link}

Write down what was done, hand it to another lead, or close it. Until then we tell the next person on the rota each
{minutes} minutes.

We left everything else out of this message on purpose.
"""
QUIET_AGAIN = """Nothing has been written down for {hours} hours or more about a safeguarding concern that somebody
picked up. Everybody on the rota has been told.

Sign in and look: {link}

We write again each hour until somebody has written down what was done, handed it on or closed it.

We left everything else out of this message on purpose.
"""
QUIET_TO_ADMINISTRATORS = """Somebody picked up a safeguarding concern, and nothing has been written down about it for
{hours} hours or more. Everybody on the rota has been told.

Please ring the safeguarding leads, and look at the rota: {link}

We write again each hour until one of them has gone on. You cannot read what it is about, and this message does not say.
"""
TEST = """This is a test. Nobody is in danger.

Sign in and press “I got the test”: {link}

If you do not, the next person on the rota gets it after {minutes} minutes.
"""
TEXT = "Somebody told the portal that a person may not be safe. Sign in to pick it up: {link}"
TEXT_AGAIN = "Nobody has picked up a safeguarding alert yet. Sign in to pick it up: {link}"
TEXT_ADMINISTRATOR = "Nobody has picked up a safeguarding alert yet. Ring the leads. The rota: {link}"
TEXT_QUIET = "Nothing was written down for {hours} hours about a safeguarding concern. Sign in and look: {link}"
TEXT_QUIET_ADMINISTRATOR = "A safeguarding concern has stood still for {hours} hours. Ring the leads. The rota: {link}"
TEXT_TEST = "A test of the safeguarding alert. Nobody is in danger. Sign in and say that you got it: {link}"


@dataclass(frozen=True, slots=True)
class Alerting:
    """The words of one step: for e-mail, and for a text."""

    subject: str
    body: str
    text: str


def alerting(*, is_test: bool, again: bool, administrator: bool, minutes: int, quiet_hours: int = 0) -> Alerting:
    """Return the words of one step. `minutes` is how long the next person waits.

    `quiet_hours` is for how long nothing was written down about what somebody picked up; 0 where nobody has yet.
    """
    if is_test:
        subject, (body, text, path) = TEST_SUBJECT, (TEST, TEXT_TEST, ROTA)
    else:
        find = _of_reminder if quiet_hours else _of_concern
        subject, (body, text, path) = SUBJECT, find(again=again, administrator=administrator)
    gaps = {"link": f"{settings.SITE_URL}{path}", "minutes": minutes, "hours": quiet_hours}
    return Alerting(subject, body.format(**gaps), text.format(**gaps))


def _of_concern(*, again: bool, administrator: bool) -> tuple[str, str, str]:
    if administrator:
        return TO_ADMINISTRATORS, TEXT_ADMINISTRATOR, ROTA
    return (AGAIN, TEXT_AGAIN, CONCERNS) if again else (TOLD, TEXT, CONCERNS)


def _of_reminder(*, again: bool, administrator: bool) -> tuple[str, str, str]:
    if administrator:
        return QUIET_TO_ADMINISTRATORS, TEXT_QUIET_ADMINISTRATOR, ROTA
    return QUIET_AGAIN if again else QUIET, TEXT_QUIET, CONCERNS
