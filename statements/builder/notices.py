"""What people who look after the annual statement are told: once for each thing, and no word of anybody's feedback."""

from django.conf import settings

from accounts.enums import Permission
from accounts.models import User
from accounts.roles import PERMISSIONS_OF_ROLE
from outbox.services import post
from statements.days import Due
from statements.enums import Reminder
from statements.models import Edition

_KEEPERS = tuple(
    role
    for role, allowed in PERMISSIONS_OF_ROLE.items()
    if {Permission.EDIT_REPORTS, Permission.ADMINISTER}.intersection(allowed)
)
_WORDS = {
    Reminder.SIXTY: "The annual statement is due in 60 days or fewer",
    Reminder.THIRTY: "The annual statement is due in 30 days or fewer",
    Reminder.NOW: "The annual statement is due now",
}
DESK = "/reports/annual-statements/desk/"
LIST = "/reports/annual-statements/"


def keepers() -> list[User]:
    """Return the report editors and administrators of today."""
    held = User.objects.filter(is_active=True, role_grants__role__in=_KEEPERS, role_grants__ended_at=None)
    return list(held.distinct().order_by("pk"))


def remind(due: Due, reminder: Reminder) -> int:
    """Remind each of them once, however often this runs. Returns how many there are."""
    people = keepers()
    for person in people:
        post(
            key=f"statement-reminder:{due.due_on.isoformat()}:{reminder.value}:{person.pk}",
            to=person.email,
            subject=_WORDS[reminder],
            body=f"The law asks the council to publish what families said about its local offer, with its answers, at "
            f"least once a year (regulation 56 of the SEND Regulations 2014).\n\nThe next annual statement must be "
            f"published by {due.due_words}.\n\n{_where(person)}\n",
        )
    return len(people)


def tell_ready(edition: Edition) -> None:
    """Tell everybody who looks after it that a draft is ready to check."""
    for person in keepers():
        post(
            key=f"statement-ready:{edition.pk}:{edition.digest[:16]}:{person.pk}",
            to=person.email,
            subject="The annual statement is ready to check",
            body="The worker has put together the annual statement. A report editor reads it, says that it is right, "
            f"and publishes it.\n\n{_where(person)}\n",
        )


def _where(person: User) -> str:
    """Return where this person can look: the desk is for report editors."""
    if person.may(Permission.EDIT_REPORTS):
        return f"Check and publish it here: {settings.SITE_URL}{DESK}"
    return f"What everybody sees of it: {settings.SITE_URL}{LIST}"
