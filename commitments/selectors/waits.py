"""Which actions wait for a note of the officer who answers for them: before that no report is frozen (LA-11)."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, OuterRef

from accounts.enums import Permission
from accounts.selectors import people_who_may
from commitments.models import Action, ExceptionsNote, NoteWanted
from commitments.selectors.as_at import Stood, stood_on


@dataclass(frozen=True, slots=True)
class Waiting:
    """An action whose officer has still to say why, and when they were asked, the first time first.

    `can_answer` is whether that officer still speaks for the council's actions.
    """

    action: Action
    title: str
    officer: str
    can_answer: bool
    asked_at: tuple[datetime, ...]


def actions_waiting_for_a_note(*, on: date) -> list[Action]:
    """Return the actions that were late or in trouble on that day and have no note of their officer since.

    A note counts whenever it was written after that, also after the day. Five queries.
    """
    return [stood.action for stood in stood_on(on) if waits(stood)]


def who_is_waited_for(*, on: date) -> list[Waiting]:
    """Return these actions with their officers of today, and when each of them was asked. Eight queries."""
    actions = actions_waiting_for_a_note(on=on)
    can_answer = {person.pk for person in people_who_may(Permission.EDIT_ACTIONS)}
    asked: dict[tuple[int, int], list[datetime]] = {}
    for one in NoteWanted.objects.filter(period_end=on, action__in=actions).order_by("pk"):
        asked.setdefault((one.action_id, one.officer_id), []).append(one.at)
    return [
        Waiting(one, one.title, one.officer.name, one.officer_id in can_answer, tuple(asked.get(_of(one), ())))
        for one in actions
    ]


def wanted() -> frozenset[int]:
    """Return the ids of actions whose officer was asked for a note that is still to come.

    So a note can still be written about what has ended or goes well again: a report tells how it stood before.
    """
    answers = ExceptionsNote.objects.filter(action=OuterRef("action"), at__gte=OuterRef("at"))
    return frozenset(NoteWanted.objects.filter(~Exists(answers)).order_by().values_list("action", flat=True))


def waits(stood: Stood) -> bool:
    """Say whether an action that is late or in trouble waits for its officer's note."""
    return (stood.late or stood.in_trouble) and stood.note is None


def _of(action: Action) -> tuple[int, int]:
    return action.pk, action.officer_id
