"""One action as it stands in a list: who, what, by when, how far, and whether it helped. Words come with each state."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from authority.selectors import settings
from commitments.enums import ENDED, Delivery, Impact
from commitments.models import Action
from feedback.selectors.public import Stone
from lib.due import due_in_words, in_full, is_overdue

TONE_OF_DELIVERY = {
    Delivery.NOT_STARTED: "waiting",
    Delivery.UNDER_WAY: "doing",
    Delivery.IN_TROUBLE: "trouble",
    Delivery.DONE: "done",
    Delivery.STOPPED: "stopped",
}
TONE_OF_IMPACT = {
    Impact.NOT_KNOWN: "waiting",
    Impact.NO_CHANGE: "stopped",
    Impact.BETTER: "done",
    Impact.WORSE: "trouble",
}
LATE = "late"


@dataclass(frozen=True)
class Line:
    """One action. `due_words` say how far off its day is, and are empty once it has ended.

    `first_due_in_full` is the day that was said first, where it moved. `part_of` is the title of its commitment.
    """

    slug: str
    href: str
    title: str
    lead: str
    lead_role: str
    due_on: date
    due_in_full: str
    due_words: str
    first_due_in_full: str
    late: bool
    delivery: str
    delivery_words: str
    delivery_tone: str
    impact: str
    impact_words: str
    impact_tone: str
    cornerstone: Stone
    part_of: str
    part_of_slug: str
    accepted: bool


def lines(actions: Iterable[Action], council: str = "") -> tuple[Line, ...]:
    """Return actions as they stand in a list. They need their `lead`, `cornerstone` and `commitment`."""
    name = council or settings().authority_name
    return tuple(line(action, name) for action in actions)


def line(action: Action, council: str) -> Line:
    """Return one action; `council` is its name, for those that the council leads."""
    ended = action.delivery in ENDED
    late = not ended and is_overdue(action.due_on)
    moved = action.first_due != action.due_on
    return Line(
        slug=action.slug,
        href=reverse("action", args=[action.slug]),
        title=action.title,
        lead=action.lead.name if action.lead else council,
        lead_role=action.lead_role,
        due_on=action.due_on,
        due_in_full=in_full(action.due_on),
        due_words="" if ended else due_in_words(action.due_on),
        first_due_in_full=in_full(action.first_due) if moved else "",
        late=late,
        delivery=action.delivery,
        delivery_words=action.get_delivery_display(),
        delivery_tone=TONE_OF_DELIVERY[Delivery(action.delivery)],
        impact=action.impact,
        impact_words=action.get_impact_display(),
        impact_tone=TONE_OF_IMPACT[Impact(action.impact)],
        cornerstone=Stone(action.cornerstone.slug, action.cornerstone.name),
        part_of=action.commitment.title if action.commitment else "",
        part_of_slug=action.commitment.slug if action.commitment else "",
        accepted=action.accepted_at is not None,
    )


def done_not_known(number: int) -> str:
    """Say of how many actions that are done nobody has looked yet if they helped. At least one."""
    if number == 1:
        return "1 action is done, and we do not know yet if it helped."
    return f"{number} actions are done, and we do not know yet if they helped."
