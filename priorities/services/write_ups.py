"""One door for both kinds of write-up: for the command and for the page."""

from accounts.models import User
from cornerstones.models import Event
from cornerstones.services import Imported, import_statements
from lib.event_notes import EventNotes, Kind
from priorities.services.event_notes import import_priorities

_IMPORTERS = {Kind.PRIORITIES: import_priorities, Kind.STATEMENTS: import_statements}


def import_notes(
    *, notes: EventNotes, event: Event, by: User | None, replace: bool = False, dry_run: bool = False
) -> Imported:
    """Write what `notes` say for `event`, by the importer of their kind. Raises what that importer raises."""
    return _IMPORTERS[notes.kind](notes=notes, event=event, by=by, replace=replace, dry_run=dry_run)
