"""The cast, and a test client that looks closely at every page any test fetches."""

from collections.abc import Callable

import pytest
from django.core.cache import cache
from django.test import Client
from hypothesis import settings as hypothesis_settings

from accounts.enums import Role, Sector
from accounts.models import PartnerOrganisation, User
from accounts.services import grant_role
from tests.page_inspector import InspectingClient

# The same examples each time, and no clock: machines are shared and noisy.
hypothesis_settings.register_profile("portal", deadline=None, derandomize=True)
hypothesis_settings.load_profile("portal")

CAST: dict[str, tuple[str, Role]] = {
    "partner": ("Pat Partner", Role.PARTNER),
    "moderator": ("Mo Moderator", Role.FORUM_MODERATOR),
    "second_moderator": ("Sam Second", Role.FORUM_MODERATOR),
    "council_moderator": ("Cam Council", Role.COUNCIL_MODERATOR),
    "responder": ("Rae Responder", Role.RESPONDER),
    "contact_team": ("Toni Contact", Role.CONTACT_TEAM),
    "helper": ("Hayley Helper", Role.HELPER),
    "safeguarding_lead": ("Sasha Safeguarding", Role.SAFEGUARDING_LEAD),
    "report_editor": ("Eddie Editor", Role.REPORT_EDITOR),
    "administrator": ("Addie Administrator", Role.ADMINISTRATOR),
    "auditor": ("Audrey Auditor", Role.AUDITOR),
}


def make_user(name: str, *roles: Role, email: str = "", organisation: PartnerOrganisation | None = None) -> User:
    """Return a saved person with `roles`."""
    user = User.objects.create(
        email=email or f"{name.split()[0].lower()}@example.org", name=name, organisation=organisation
    )
    user.set_unusable_password()
    user.save()
    for role in roles:
        grant_role(user=user, role=role, by=None)
    return user


@pytest.fixture(autouse=True)
def _empty_cache(request: pytest.FixtureRequest) -> None:
    marked = request.node.get_closest_marker("django_db") is not None
    if marked or {"db", "transactional_db"} & set(request.fixturenames):
        cache.clear()


@pytest.fixture
def organisation(db: None) -> PartnerOrganisation:
    return PartnerOrganisation.objects.create(name="Tor View School", slug="tor-view-school", sector=Sector.EDUCATION)


def _person(key: str) -> Callable[..., User]:
    @pytest.fixture(name=key)
    def person(db: None) -> User:
        name, role = CAST[key]
        return make_user(name, role, email=f"{key.replace('_', '-')}@example.org")

    return person


partner = _person("partner")
moderator = _person("moderator")
second_moderator = _person("second_moderator")
council_moderator = _person("council_moderator")
responder = _person("responder")
contact_team = _person("contact_team")
helper = _person("helper")
safeguarding_lead = _person("safeguarding_lead")
report_editor = _person("report_editor")
administrator = _person("administrator")
auditor = _person("auditor")


@pytest.fixture
def cast(db: None) -> dict[str, User]:
    """Everybody of the cast by name, each with one role."""
    return {
        key: make_user(name, role, email=f"{key.replace('_', '-')}@example.org") for key, (name, role) in CAST.items()
    }


@pytest.fixture
def client() -> Client:
    """A visitor: every HTML page it fetches is inspected."""
    return InspectingClient()


@pytest.fixture
def signed_in() -> Callable[[User], Client]:
    """Return a function that gives a client signed in as a person: signed_in(moderator).get("/moderation/")."""

    def sign_in(user: User) -> Client:
        client = InspectingClient()
        client.force_login(user)
        return client

    return sign_in
