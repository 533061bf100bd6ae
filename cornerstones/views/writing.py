"""Writes what a form holds, and says on the form why something was refused."""

from collections.abc import Callable

from cornerstones.services.refusals import ChangedMeanwhile, Refused
from lib.govukforms.forms import GovukForm


def nothing() -> str:
    """Return no marker: of what is new, nobody saw anything before."""
    return ""


def written(form: GovukForm, field: str, write: Callable[[], object], now: Callable[[], str] = nothing) -> bool:
    """Write, and say whether it was. All that was typed stays; `now` gives the marker of what a colleague wrote."""
    try:
        write()
    except ChangedMeanwhile as changed:
        form.data = {**form.data.dict(), "seen": now()}  # type: ignore[attr-defined]
        form.add_error(None, str(changed))
    except Refused as refusal:
        form.add_error(field, str(refusal))
    return form.is_valid()
