"""`manage.py show_trial_sign_ins`: who can sign in to the trial, and how."""

from typing import Any

from django.core.management.base import BaseCommand

from demo.people import PASSWORD, PEOPLE


class Command(BaseCommand):
    """Prints one sign-in for each role."""

    help = "Print the trial's sign-ins, one for each role."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Print them as a table."""
        self.stdout.write(f"Sign in at /account/login/ with the password: {PASSWORD}")
        for person in PEOPLE:
            roles = ", ".join(role.label for role in person.roles)
            self.stdout.write(f"  {person.email:<34}{roles}")
