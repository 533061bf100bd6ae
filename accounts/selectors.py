"""Reads about people who sign in and what they opened."""

from django.db.models import QuerySet

from accounts.enums import Permission, Role
from accounts.models import Reading, User
from accounts.roles import permissions_of


def readings() -> QuerySet[Reading]:
    """Return every opening of a protected record with its reader, newest first."""
    return Reading.objects.select_related("by").order_by("-at", "pk")


def people_in(role: Role) -> list[User]:
    """Return everybody active who holds `role` now, by name."""
    return list(User.objects.filter(is_active=True, role_grants__role=role, role_grants__ended_at=None).distinct())


def people_who_may(*permissions: Permission) -> list[User]:
    """Return everybody active who holds one of `permissions` now, by name, each with their roles. Two queries."""
    roles = [role for role in Role if permissions_of([role]) & set(permissions)]
    held = User.objects.filter(is_active=True, role_grants__role__in=roles, role_grants__ended_at=None)
    return list(held.distinct().prefetch_related("role_grants"))
