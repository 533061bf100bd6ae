"""The words of an action, apart from how far it is."""

from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from accounts.models import PartnerOrganisation, User
from commitments.models import Action, Commitment
from cornerstones.models import AreaOfWeakness, Cornerstone
from feedback.models import Response, Theme
from priorities.models import Priority


@dataclass(frozen=True)
class Wording:
    """What an action says. `lead` is None where the council leads it; at least one of the last five is there."""

    title: str
    cornerstone: Cornerstone
    lead: PartnerOrganisation | None
    lead_role: str
    officer: User
    success: str
    due_on: date
    commitment: Commitment | None = None
    area_of_weakness: AreaOfWeakness | None = None
    theme: Theme | None = None
    response: Response | None = None
    priority: Priority | None = None

    @property
    def is_about_something(self) -> bool:
        """Whether it says what it is part of, or what it answers."""
        return any((self.commitment, self.area_of_weakness, self.theme, self.response, self.priority))

    def fields(self) -> dict[str, Any]:
        """Return the same by the names of the columns."""
        return {each.name: getattr(self, each.name) for each in fields(self)}


def wording_of(action: Action) -> Wording:
    """Return what an action says now."""
    return Wording(**{each.name: getattr(action, each.name) for each in fields(Wording)})
