"""manage.py take_back_hours EMAIL --by EMAIL."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.management.base import BaseCommand, CommandError, CommandParser

from accounts.models import User
from commitments.services.hours import take_back_hours


class Command(BaseCommand):
    """Deletes all hours of a volunteer who has left and asks for it; reports that are built stay as they are."""

    help = "Delete all hours of a volunteer who asks for it and cannot sign in any more. Safe to run again."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email", help="whose hours")
        parser.add_argument("--by", required=True, metavar="EMAIL", help="the administrator who does it")

    def handle(self, *, email: str, by: str, **_: Any) -> None:
        """Delete and say how many entries went. Raises CommandError with what to do."""
        try:
            number = take_back_hours(of=_person(email), by=_person(by))
        except PermissionDenied as error:
            raise CommandError("Nothing was deleted. Give --by the e-mail address of an administrator.") from error
        self.stdout.write(f"Deleted: {number}.")


def _person(email: str) -> User:
    try:
        return User.objects.get(email__iexact=email)
    except User.DoesNotExist as error:
        raise CommandError(f"Nobody has the e-mail address {email}. Check it and try again.") from error
