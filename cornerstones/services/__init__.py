"""Writes about the cornerstones and the shared understanding: one verb each."""

from cornerstones.services.event_notes import Imported, ImportRefused, import_statements
from cornerstones.services.starting_data import load_starting_data

__all__ = ["ImportRefused", "Imported", "import_statements", "load_starting_data"]
