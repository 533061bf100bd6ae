"""Volunteers and their hours, for tests."""

from datetime import date

from accounts.enums import Role
from accounts.models import PartnerOrganisation, User
from commitments.models import VolunteerHours
from commitments.services import hours
from lib import clock
from tests.conftest import make_user


def volunteer(number: int = 1, organisation: PartnerOrganisation | None = None) -> User:
    return make_user(
        f"Vol {number}", Role.FORUM_MODERATOR, email=f"vol-{number}@example.org", organisation=organisation
    )


def log(by: User, on: date | None = None, quarters: int = 6, token: str = "") -> VolunteerHours:
    return hours.log_hours(by=by, on=on or clock.today(), quarters=quarters, task="event", token=token)
