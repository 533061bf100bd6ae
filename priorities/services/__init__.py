"""Writes about priorities: one verb each."""

from priorities.services.event_notes import import_priorities
from priorities.services.starting_data import load_starting_data
from priorities.services.write_ups import import_notes

__all__ = ["import_notes", "import_priorities", "load_starting_data"]
