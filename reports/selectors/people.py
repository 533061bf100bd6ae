"""Who looks after the reports."""

from accounts.enums import Permission
from accounts.models import User
from accounts.roles import PERMISSIONS_OF_ROLE

_EDITORS = tuple(role for role, allowed in PERMISSIONS_OF_ROLE.items() if Permission.EDIT_REPORTS in allowed)


def report_editors() -> list[User]:
    """Return everybody who may check and publish reports now."""
    held = User.objects.filter(is_active=True, role_grants__role__in=_EDITORS, role_grants__ended_at=None)
    return list(held.distinct().order_by("pk"))
