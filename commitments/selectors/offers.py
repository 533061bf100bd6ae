"""What the council chooses from when it writes an action down."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from accounts.enums import Permission, Sector
from accounts.models import PartnerOrganisation, User
from accounts.selectors import people_who_may
from authority.selectors import settings
from commitments.models import Action, Commitment
from commitments.selectors.plan import COUNCIL
from cornerstones.models import AreaOfWeakness, Cornerstone
from feedback.models import Response, Theme
from feedback.selectors.answers import keys_of_promises
from feedback.selectors.themes.groups import public_heads
from lib.words import opening
from priorities.models import Priority
from priorities.selectors.public import latest_round

__all__ = ["COUNCIL", "Offers", "offers_for"]


@dataclass(frozen=True)
class Offers:
    """Records by the word that stands for them in the form, in the order in which they are offered."""

    council: str
    cornerstone: dict[str, Cornerstone]
    lead: dict[str, PartnerOrganisation]
    officer: dict[str, User]
    commitment: dict[str, Commitment]
    area_of_weakness: dict[str, AreaOfWeakness]
    theme: dict[str, Theme]
    priority: dict[str, Priority]

    def choices(self) -> dict[str, list[tuple[str, str]]]:
        """Return what is offered, by field."""
        names = ("cornerstone", "lead", "officer", "commitment", "area_of_weakness", "theme", "priority")
        found = {name: [(key, _called(one)) for key, one in getattr(self, name).items()] for name in names}
        return {**found, "lead": [(COUNCIL, self.council), *found["lead"]]}

    def pick(self, name: str, key: str) -> Any:
        """Return the record that a word stands for; None for none and for the council."""
        return getattr(self, name).get(key)

    def response(self, reference: str) -> Response | None:
        """Return the public promise with this reference, or None."""
        key = keys_of_promises([reference]).get(reference)
        return Response.objects.get(pk=key) if key else None


def offers_for(action: Action | None = None) -> Offers:
    """Return what can be chosen; what an action has already stays on offer, also where no new one may have it."""
    had = action or Action()
    latest = latest_round()
    priorities = latest.priorities.order_by("cornerstone__order", "order") if latest else Priority.objects.none()
    themes = Theme.objects.filter(pk__in=public_heads()).order_by("title", "pk")
    partners = PartnerOrganisation.objects.exclude(sector=Sector.COUNCIL)
    return Offers(
        council=settings().authority_name,
        cornerstone={one.slug: one for one in Cornerstone.objects.order_by("order")},
        lead=_by("slug", partners, had.lead),
        officer=_by("pk", people_who_may(Permission.EDIT_ACTIONS), had.officer if had.officer_id else None),
        commitment=_by("slug", Commitment.objects.all(), had.commitment),
        area_of_weakness=_by("code", AreaOfWeakness.objects.all(), had.area_of_weakness),
        theme=_by("slug", themes, had.theme),
        priority=_by("slug", priorities, had.priority),
    )


def _by(name: str, found: Iterable[Any], had: Any) -> dict[str, Any]:
    return {str(getattr(one, name)): one for one in (*found, *([had] if had else []))}


def _called(one: Any) -> str:
    return opening(one.strength, longest=100) if isinstance(one, Priority) else str(one)
