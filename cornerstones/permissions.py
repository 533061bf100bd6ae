"""Who may do what with the shared understanding."""

from django.core.exceptions import PermissionDenied

from accounts.enums import Permission
from accounts.models import PartnerOrganisation, User
from accounts.permissions import require

# Organisations' answers are read by a forum moderator or a report editor before anybody else sees them.
READS_ANSWERS = (Permission.MODERATE_FORUM_ITEMS, Permission.EDIT_REPORTS)


def organisation_of(user: User) -> PartnerOrganisation:
    """Return the organisation that this person speaks for. Raises PermissionDenied where there is none."""
    require(user, Permission.VOTE)
    if user.organisation is None:
        raise PermissionDenied
    return user.organisation


def require_reader(user: User, organisation_id: int) -> None:
    """Raise PermissionDenied unless this person may decide on an answer of this organisation: never on one's own."""
    require(user, *READS_ANSWERS)
    if user.organisation_id == organisation_id:
        raise PermissionDenied
