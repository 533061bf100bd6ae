"""What is to be added to published answers, as the desk sees it before it is published."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from accounts.models import User
from feedback.enums import AdditionKind, HowFar
from feedback.models import Addition
from feedback.selectors.updates import TONES, Update
from feedback.selectors.waiting import in_full


@dataclass(frozen=True, slots=True)
class ToAdd:
    """What is to be added to the answer `answer`; `update` is how families will read an update."""

    reference: str
    answer: str
    title: str
    text: str
    by_name: str
    at: datetime
    version: int
    update: Update | None

    @property
    def as_updates(self) -> tuple[Update, ...]:
        """The update as the list that families read; empty for a version for children."""
        return (self.update,) if self.update else ()


def addition(reference: str) -> Addition | None:
    """Return what waits under this reference, or None; also None while its answer is not public."""
    found = Addition.objects.waiting().filter(reference=reference.upper())
    return found.select_related("response", "written_by").first()


def published_addition(reference: str, *, by: User | None = None) -> str:
    """Return the reference of the answer to which somebody, or `by`, has added this already; empty for nothing."""
    done = Addition.objects.filter(reference=reference.upper(), published_at__isnull=False)
    done = done.filter(published_by=by) if by else done
    return done.values_list("response__reference", flat=True).first() or ""


def additions_waiting() -> tuple[ToAdd, ...]:
    """Return everything that waits to be published, oldest first; one query."""
    return tuple(as_read(one) for one in Addition.objects.waiting().select_related("response", "written_by"))


def child_version_waiting(answer: str) -> str:
    """Return the reference of the version for children that waits for this answer, empty for none."""
    waits = Addition.objects.waiting().filter(kind=AdditionKind.CHILDREN, response__reference=answer)
    return waits.values_list("reference", flat=True).first() or ""


def as_read(row: Addition) -> ToAdd:
    """Return one as families would read it if it were published today."""
    return ToAdd(
        reference=row.reference,
        answer=row.response.reference,
        title=row.get_kind_display(),
        text=row.text,
        by_name=row.written_by.name,
        at=row.written_at,
        version=row.version,
        update=_update(row, timezone.localtime(row.written_at).date()) if row.progress else None,
    )


def _update(row: Addition, on: date) -> Update:
    return Update(
        progress=row.progress,
        title=row.get_progress_display(),
        tone=TONES[HowFar(row.progress)],
        text=row.text,
        on=on,
        due_on=row.due_on,
        due_in_full=in_full(row.due_on) if row.due_on else "",
    )
