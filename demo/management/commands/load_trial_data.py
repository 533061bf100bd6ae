"""`manage.py load_trial_data`: made-up people, stories, answers and a report, for trying the portal."""

from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.core.management.base import BaseCommand, CommandError

from demo.services import build_trial_reports, load_trial_data


class Command(BaseCommand):
    """Makes the trial data once; refuses production."""

    help = "Make trial people, stories, answers and a report. Does nothing when they are there. Refused in production."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Make the data, then build the report of the quarter before last."""
        try:
            made = load_trial_data()
        except ImproperlyConfigured as refusal:
            raise CommandError(str(refusal)) from refusal
        if made:
            build_trial_reports()
        self.stdout.write("Trial data made." if made else "Trial data is there already.")
