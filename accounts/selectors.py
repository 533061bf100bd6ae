"""Reads of people who sign in."""

from accounts.enums import Role
from accounts.models import User


def people_in(role: Role) -> list[User]:
    """Return everybody active who holds `role` now, by name."""
    return list(User.objects.filter(is_active=True, role_grants__role=role, role_grants__ended_at=None).distinct())
