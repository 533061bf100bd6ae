"""Actions for tests, made through the services."""

from datetime import date, timedelta
from itertools import count
from typing import Any

from accounts.enums import Role, Sector
from accounts.models import PartnerOrganisation, User
from commitments.enums import Delivery
from commitments.models import Action, Commitment
from commitments.selectors.wording import Wording
from commitments.services import actions, updates
from lib import clock
from lib.codes import new_token
from tests.conftest import make_user
from tests.feedback.factories import cornerstone

_number = count(1)
MONDAY = date(2026, 11, 2)
ROUTE = {
    Delivery.NOT_STARTED: (),
    Delivery.UNDER_WAY: (Delivery.UNDER_WAY,),
    Delivery.IN_TROUBLE: (Delivery.UNDER_WAY, Delivery.IN_TROUBLE),
    Delivery.DONE: (Delivery.UNDER_WAY, Delivery.DONE),
    Delivery.STOPPED: (Delivery.STOPPED,),
}


def officer(name: str = "Ola Officer") -> User:
    """Return an officer of the council who answers for actions."""
    email = f"{name.split()[0].lower()}@example.org"
    return User.objects.filter(email=email).first() or make_user(name, Role.RESPONDER, email=email)


def trust(name: str = "Moorland Health") -> PartnerOrganisation:
    """Return a partner organisation, made where it is missing."""
    slug = name.lower().replace(" ", "-")
    return PartnerOrganisation.objects.get_or_create(slug=slug, defaults={"name": name, "sector": Sector.HEALTH})[0]


def lead_of(organisation: PartnerOrganisation) -> User:
    """Return a new partner lead of an organisation."""
    number = next(_number)
    return make_user(f"Lead {number}", Role.PARTNER_LEAD, email=f"lead-{number}@example.org", organisation=organisation)


def commitment(slug: str = "early-help", **fields: Any) -> Commitment:
    """Return a strategic commitment, made where it is missing."""
    told = {"title": "Help comes early", "text": "We help before it gets hard.", "cornerstone": cornerstone()}
    return Commitment.objects.get_or_create(slug=slug, defaults=told | fields)[0]


def wording(**fields: Any) -> Wording:
    """Return what an action says."""
    told = {
        "title": f"Answer the phone {next(_number)}",
        "cornerstone": cornerstone(),
        "lead": None,
        "lead_role": "Head of casework",
        "officer": officer(),
        "success": "Nine in ten calls are answered.",
        "due_on": clock.today() + timedelta(days=30),
    }
    about = (
        {}
        if {"theme", "response", "priority", "area_of_weakness", "commitment"} & set(fields)
        else {"commitment": commitment()}
    )
    return Wording(**told | about | fields)


def action(delivery: Delivery = Delivery.NOT_STARTED, **fields: Any) -> Action:
    """Return a saved action that has come so far."""
    said = wording(**fields)
    made = actions.make_action(by=said.officer, wording=said, token=new_token())
    for step in ROUTE[delivery]:
        update(made, step)
    return made


def update(made: Action, delivery: str, words: str = "", **fields: Any) -> None:
    """Post an update, by its officer where nobody else is named."""
    made.refresh_from_db()
    by = fields.pop("by", made.officer)
    said = words or f"It is {delivery} now."
    updates.post_update(action=made, by=by, seen_version=made.version, words=said, delivery=delivery, **fields)
    made.refresh_from_db()
