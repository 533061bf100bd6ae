"""Where a fault happened, for the log."""

from pathlib import Path
from traceback import extract_tb


def place_of(error: Exception) -> dict[str, str]:
    """Return the kind and the place of a fault. Its message stays out of the log: it may hold somebody's words."""
    frame = extract_tb(error.__traceback__)[-1]
    return {"error": type(error).__name__, "place": f"{Path(frame.filename).name}:{frame.lineno}"}
