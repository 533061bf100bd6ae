"""Who may do what with the shared understanding."""

from django.core.exceptions import PermissionDenied

from accounts.enums import Permission
from accounts.models import User
from accounts.permissions import require

# Organisations' answers are read by a forum moderator or a report editor before anybody else sees them.
READS_ANSWERS = (Permission.MODERATE_FORUM_ITEMS, Permission.EDIT_REPORTS)


def speaks_for_an_organisation(user: User) -> bool:
    """Say whether this person may put marks and write answers in the name of an organisation."""
    return user.may(Permission.VOTE) and user.organisation_id is not None


def require_organisation(user: User) -> None:
    """Raise PermissionDenied unless this person speaks for an organisation."""
    if not speaks_for_an_organisation(user):
        raise PermissionDenied


def require_reader(user: User, organisation_id: int) -> None:
    """Raise PermissionDenied unless this person may decide on an answer of this organisation: never on one's own."""
    require(user, *READS_ANSWERS)
    if user.organisation_id == organisation_id:
        raise PermissionDenied
