"""One step with a theme at a time."""

from accounts.models import User
from feedback.enums import ThemeState
from feedback.models import Theme
from feedback.services.themes.errors import ThemeChanged, ThemeRefused
from lib import clock


def lock(theme: Theme) -> Theme:
    """Return the theme as it is now, kept from others until the transaction ends."""
    return Theme.objects.select_for_update(of=("self",)).get(pk=theme.pk)


def lock_open(theme: Theme) -> Theme:
    """The same; raises ThemeRefused where it was joined with another meanwhile."""
    current = lock(theme)
    if current.state == ThemeState.MERGED and current.merged_into:
        raise ThemeRefused(f"This theme was joined with “{current.merged_into.title}”. Choose that one")
    return current


def refuse_if_changed(theme: Theme, seen_version: int) -> None:
    """Raise ThemeChanged unless `theme` is as it was seen."""
    if theme.version != seen_version:
        raise ThemeChanged((theme.changed_by or theme.made_by).name, theme.changed_at or theme.made_at)


def keep(theme: Theme, by: User) -> Theme:
    """Save a changed theme, with who changed it, and return it."""
    theme.version += 1
    theme.changed_by, theme.changed_at = by, clock.now()
    theme.save()
    return theme
