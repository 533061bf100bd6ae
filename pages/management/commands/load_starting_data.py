"""`manage.py load_starting_data`: everything the portal knows before the first family comes."""

from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

import authority.services
import cornerstones.services
import pages.services
import priorities.services
import reflection.services

ROOMS = {
    "settings and districts": authority.services.load_starting_data,
    "cornerstones and the shared understanding": cornerstones.services.load_starting_data,
    "priorities": priorities.services.load_starting_data,
    "statements for self-reflection": reflection.services.load_starting_data,
    "contact points and glossary": pages.services.load_starting_data,
}


class Command(BaseCommand):
    """Loads the starting data; loading twice changes nothing."""

    help = "Load the cornerstones, statements, priorities, places, contact points and glossary. Safe to run again."

    @transaction.atomic
    def handle(self, *_args: Any, **_options: Any) -> None:
        """Load each room's data and say how much was new."""
        for name, load in ROOMS.items():
            self.stdout.write(f"{name}: {load()} added")
