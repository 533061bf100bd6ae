"""Which report waits for notes of the council's officers, and for which (LA-11)."""

from dataclasses import dataclass
from datetime import datetime

from commitments.selectors.waits import who_is_waited_for
from reports.enums import ReportState
from reports.models import Report


@dataclass(frozen=True, slots=True)
class HeldUp:
    """One action without the note of its officer. `times` is how often we wrote to them, last at `asked_at`."""

    title: str
    slug: str
    officer: str
    can_answer: bool
    times: int
    asked_at: datetime | None


def oldest_waiting() -> Report | None:
    """Return the report that is the next to be built; None where none waits. The others wait for it."""
    return Report.objects.filter(state=ReportState.WAITING).order_by("period_end").first()


def held_up_by(report: Report) -> tuple[HeldUp, ...]:
    """Return the actions whose officers must say why they are late or in trouble before the worker begins."""
    return tuple(
        HeldUp(
            one.title, one.action.slug, one.officer, one.can_answer,
            len(one.asked_at), one.asked_at[-1] if one.asked_at else None,
        )
        for one in who_is_waited_for(on=report.period_end)
    )  # fmt: skip
