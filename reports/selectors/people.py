"""Who looks after the reports, and who reads them first."""

from accounts.enums import Permission
from accounts.models import User
from accounts.roles import PERMISSIONS_OF_ROLE


def report_editors() -> list[User]:
    """Return everybody who may check and publish reports now."""
    return _who_may(Permission.EDIT_REPORTS)


def commenters() -> list[User]:
    """Return everybody who may write the forum's note on a report now."""
    return _who_may(Permission.COMMENT_ON_REPORTS)


def _who_may(permission: Permission) -> list[User]:
    roles = [role for role, allowed in PERMISSIONS_OF_ROLE.items() if permission in allowed]
    held = User.objects.filter(is_active=True, role_grants__role__in=roles, role_grants__ended_at=None)
    return list(held.distinct().order_by("pk"))
