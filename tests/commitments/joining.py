"""Promises joined with priorities, for tests."""

from accounts.enums import Role
from accounts.models import User
from commitments.services.promises import choose_promises
from feedback.models import Response
from tests.conftest import make_user


def council() -> User:
    """Return somebody who answers for the council."""
    name = "Pro Mises"
    return User.objects.filter(name=name).first() or make_user(name, Role.RESPONDER, email="pro@example.org")


def join(slug: str, *promises: Response) -> None:
    """Say that these promises, and no others, are about the priority with this address."""
    from commitments.selectors.choice import joined_with

    wanted = {each.reference for each in promises}
    choose_promises(slug=slug, by=council(), references=wanted, seen=joined_with(slug))
