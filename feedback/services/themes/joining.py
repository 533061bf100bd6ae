"""Joining two themes that say the same, and parting them again. Every experience stays in its own theme."""

from django.db import transaction

from accounts.models import User
from accounts.permissions import require
from feedback.enums import THEME_STATES, ThemeState
from feedback.models import Theme
from feedback.permissions import SORT_THEMES
from feedback.services.themes.errors import ThemeRefused
from feedback.services.themes.locking import keep, lock, lock_open, refuse_if_changed


@transaction.atomic
def join(*, theme: Theme, into: Theme, by: User, seen_version: int) -> Theme:
    """Make `theme` part of the open theme `into` and return it; its experiences and its dissent stay its own.

    What was joined with `theme` before comes with it. The same step twice is one step. Raises PermissionDenied,
    ThemeChanged when somebody changed `theme` meanwhile, ThemeRefused when either was joined with another.
    """
    require(by, *SORT_THEMES)
    current = {one.pk: one for one in _both(theme, into)}[theme.pk]
    if current.state == ThemeState.MERGED and current.merged_into_id == into.pk:
        return current
    lock_open(current)
    lock_open(into)
    if current.pk == into.pk:
        raise ThemeRefused("Choose another theme to join it with")
    refuse_if_changed(current, seen_version)
    THEME_STATES.check(current.state, ThemeState.MERGED)
    current.state, current.merged_into = ThemeState.MERGED, into
    return keep(current, by)


@transaction.atomic
def part(*, theme: Theme, by: User) -> Theme:
    """Let a joined theme stand for itself again, with all its experiences, and return it. Twice is once.

    Raises PermissionDenied.
    """
    require(by, *SORT_THEMES)
    current = lock(theme)
    if current.state == ThemeState.OPEN:
        return current
    THEME_STATES.check(current.state, ThemeState.OPEN)
    current.state, current.merged_into = ThemeState.OPEN, None
    return keep(current, by)


def _both(one: Theme, other: Theme) -> list[Theme]:
    """Lock both in the same order whoever begins, so that two people never wait for each other."""
    return list(Theme.objects.select_for_update(of=("self",)).filter(pk__in=(one.pk, other.pk)).order_by("pk"))
