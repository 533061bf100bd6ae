"""Statements and reflections for tests, made through the services."""

from accounts.enums import Role
from accounts.models import User
from reflection.enums import HowOften
from reflection.models import Reflection, SelfStatement
from reflection.services import Heard, begin, finish, say
from tests.conftest import make_user
from tests.priorities.factories import organisation, stones


def statements(each: int = 1) -> list[SelfStatement]:
    """Return so many statements under each of the four cornerstones."""
    return [
        SelfStatement.objects.get_or_create(
            cornerstone=stone, order=order, defaults={"text": f"We do {stone.slug} {order}."}
        )[0]
        for stone in stones()
        for order in range(1, each + 1)
    ]


def partner(name: str = "Tor View School", key: str = "1") -> User:
    """Return a new partner of an organisation."""
    return make_user(f"Pat {key}", Role.PARTNER, email=f"pat-{key}@example.org", organisation=organisation(name))


def all_said(by: User, how_often: str = HowOften.MOSTLY, evidence: str = "") -> Reflection:
    """Return a reflection in which everything is said."""
    found = begin(by=by)
    heard = {each.pk: Heard(how_often, evidence) for each in statements()}
    return say(reflection=found, by=by, heard=heard, seen_version=found.version)


def finished(by: User, how_often: str = HowOften.MOSTLY, evidence: str = "") -> Reflection:
    """Return a finished reflection."""
    return finish(reflection=all_said(by, how_often, evidence), by=by)
