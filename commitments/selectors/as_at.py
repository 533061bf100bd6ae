"""How actions stood at a moment: worked out from what is dated and never changes, so it is always told the same."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Prefetch, QuerySet
from django.utils import timezone

from commitments.enums import ENDED, Delivery, Impact
from commitments.models import Action, ActionEdition, ActionUpdate, ExceptionsNote, ImpactCheck
from lib import clock


@dataclass(frozen=True)
class Stood:
    """How an action stood at the end of a day. `late`: its day had passed and it had not ended.

    `since` is when it came to its state of delivery. `notes` are all its notes, also later ones.
    """

    action: Action
    words: ActionEdition
    on: date
    delivery: Delivery
    since: datetime
    impact: Impact
    check: ImpactCheck | None
    update: ActionUpdate | None
    notes: tuple[ExceptionsNote, ...]

    @property
    def late(self) -> bool:
        """Whether its day had passed while it was neither done nor stopped."""
        return self.delivery not in ENDED and self.words.due_on < self.on

    @property
    def in_trouble(self) -> bool:
        """Whether somebody had said that it is in trouble."""
        return self.delivery == Delivery.IN_TROUBLE

    @property
    def note(self) -> ExceptionsNote | None:
        """The note of its officer since it is late or in trouble; None where it waits for one, or needs none.

        The last one of that day or before, or else the first after it: what is written later never changes it.
        """
        since = [self.since] if self.in_trouble else []
        since += [_end_of(self.words.due_on)] if self.late else []
        later = [note for note in self.notes if since and note.at >= max(since)]
        told = [note for note in later if note.at < _end_of(self.on)]
        return told[-1] if told else next(iter(later), None)


def stood_on(on: date) -> list[Stood]:
    """Return how each action that there was stood at the end of a day, by the day it was due. Five queries."""
    return stood_at(_end_of(on), on=on)


def stood_at(after: datetime, *, on: date) -> list[Stood]:
    """Return how each action stood just before the moment `after`, which ends the day `on`."""
    found = (
        Action.objects.filter(editions__number=1, editions__at__lt=after)
        .select_related("officer")
        .prefetch_related(
            Prefetch("editions", _editions(after), to_attr="stood"),
            Prefetch("updates", ActionUpdate.objects.filter(at__lt=after).order_by("at", "pk"), to_attr="told"),
            Prefetch("checks", ImpactCheck.objects.filter(at__lt=after).order_by("at", "pk"), to_attr="looked"),
            Prefetch("notes", ExceptionsNote.objects.order_by("at", "pk"), to_attr="noted"),
        )
    )
    stood = [_stood(action, on) for action in found]
    return sorted(stood, key=lambda one: (one.words.due_on, one.action.pk))


def _editions(after: datetime) -> QuerySet[ActionEdition]:
    return (
        ActionEdition.objects.filter(at__lt=after)
        .select_related("lead", "commitment", "area_of_weakness", "cornerstone")
        .order_by("number")
    )


def _stood(action: Action, on: date) -> Stood:
    editions: list[ActionEdition] = getattr(action, "stood", [])
    updates: list[ActionUpdate] = getattr(action, "told", [])
    checks: list[ImpactCheck] = getattr(action, "looked", [])
    last, check = (updates[-1] if updates else None), (checks[-1] if checks else None)
    return Stood(
        action=action,
        words=editions[-1],
        on=on,
        delivery=Delivery(last.delivery) if last else Delivery.NOT_STARTED,
        since=_since(updates, editions[0].at),
        impact=Impact(check.impact) if check else Impact.NOT_KNOWN,
        check=check,
        update=last,
        notes=tuple(getattr(action, "noted", ())),
    )


def _since(updates: list[ActionUpdate], made: datetime) -> datetime:
    """Return when the state of the last update began: later updates may have said the same again."""
    since, state = made, str(Delivery.NOT_STARTED)
    for update in updates:
        if update.delivery != state:
            since, state = update.at, update.delivery
    return since


def _end_of(day: date) -> datetime:
    midnight = datetime.combine(day + timedelta(days=1), datetime.min.time())
    return timezone.make_aware(midnight)


def today() -> list[Stood]:
    """Return how each action stands now."""
    return stood_at(clock.now() + timedelta(microseconds=1), on=clock.today())
