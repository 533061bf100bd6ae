"""Reads about people who sign in and what they opened."""

from django.db.models import QuerySet

from accounts.enums import Permission, Role
from accounts.models import Reading, User
from accounts.roles import PERMISSIONS_OF_ROLE


def readings() -> QuerySet[Reading]:
    """Return every opening of a protected record with its reader, newest first."""
    return Reading.objects.select_related("by").order_by("-at", "pk")


def people_who_may(permission: Permission) -> list[User]:
    """Return the active people whose roles give `permission`, by name."""
    roles: list[Role] = [role for role, given in PERMISSIONS_OF_ROLE.items() if permission in given]
    people = User.objects.filter(is_active=True, role_grants__role__in=roles, role_grants__ended_at=None)
    return list(people.distinct())
