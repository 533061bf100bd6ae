"""Who may read a report before everybody does, and who may write a note about it."""

from django.contrib.auth.models import AnonymousUser

from accounts.enums import Permission
from accounts.models import User
from accounts.permissions import require
from reports.enums import CommentBy, ReportState

_EDITOR = (ReportState.BUILT, ReportState.COMMENTING, ReportState.PUBLISHED)
_COMMENTER = (ReportState.COMMENTING, ReportState.PUBLISHED)
WRITERS: dict[CommentBy, tuple[Permission, ...]] = {
    CommentBy.FORUM: (Permission.COMMENT_ON_REPORTS,),
    # Young people need no account: whoever sat with them brings their words.
    CommentBy.YOUNG_PEOPLE: (Permission.COMMENT_ON_REPORTS, Permission.EDIT_REPORTS),
}


def readable_states(reader: User | AnonymousUser) -> tuple[ReportState, ...]:
    """Return the states in which `reader` may read a report."""
    if isinstance(reader, User) and reader.may(Permission.EDIT_REPORTS):
        return _EDITOR
    if isinstance(reader, User) and reader.may(Permission.COMMENT_ON_REPORTS):
        return _COMMENTER
    return (ReportState.PUBLISHED,)


def may_write_note(user: User, by_group: CommentBy) -> None:
    """Raise PermissionDenied unless `user` may write down the note of a group."""
    require(user, *WRITERS[by_group])
