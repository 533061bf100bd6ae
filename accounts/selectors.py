"""Reads about people who sign in and what they opened."""

from allauth.mfa.models import Authenticator
from django.db.models import Exists, OuterRef, QuerySet

from accounts.enums import Permission, Role
from accounts.models import Reading, RoleGrant, User
from accounts.roles import permissions_of


def readings() -> QuerySet[Reading]:
    """Return every opening of a protected record with its reader, newest first."""
    return Reading.objects.select_related("by").order_by("-at", "pk")


def without_second_factor() -> QuerySet[User]:
    """Return everybody active who holds a role and has no passkey and no codes of an app."""
    factors = Authenticator.objects.filter(user=OuterRef("pk")).exclude(type=Authenticator.Type.RECOVERY_CODES)
    grants = RoleGrant.objects.filter(user=OuterRef("pk"), ended_at=None)
    return User.objects.filter(Exists(grants), ~Exists(factors), is_active=True)


def people_in(role: Role) -> list[User]:
    """Return everybody active who holds `role` now, by name."""
    return list(User.objects.filter(is_active=True, role_grants__role=role, role_grants__ended_at=None).distinct())


def people_who_may(*permissions: Permission) -> list[User]:
    """Return everybody active who holds one of `permissions` now, by name, each with their roles. Two queries."""
    roles = [role for role in Role if permissions_of([role]) & set(permissions)]
    held = User.objects.filter(is_active=True, role_grants__role__in=roles, role_grants__ended_at=None)
    return list(held.distinct().prefetch_related("role_grants"))
