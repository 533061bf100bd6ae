"""Messages to people: put into the portal's outbox, and found in the folder that its e-mails arrive in."""

from email import message_from_string

from tests.faults.portal import Portal

BETWEEN = "-" * 79  # how Django's file backend parts two e-mails
POST = """
from outbox.services import post
for number in range({number}):
    post(key=f"{run}-{{number}}", to="someone@example.org", subject=f"{run}-{{number}}", body="Sign in.")
"""


def post(portal: Portal, run: str, *, number: int) -> None:
    """Put so many messages into the outbox."""
    portal.manage("shell", "-c", POST.format(run=run, number=number))


def sent(portal: Portal, run: str) -> dict[str, list[str]]:
    """Return the Message-IDs of the e-mails that were sent, by their subject."""
    found: dict[str, list[str]] = {}
    for file in portal.mail.iterdir():
        for text in file.read_text().split(BETWEEN):
            mail = message_from_string(text.lstrip())
            if str(mail["Subject"]).startswith(run):
                found.setdefault(str(mail["Subject"]), []).append(str(mail["Message-ID"]))
    return found
