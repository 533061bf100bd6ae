"""Themes: experiences that belong together, and those in them that see it differently."""

from django.db.models import TextChoices

from lib.states import StateTable


class ThemeState(TextChoices):
    """Where a theme is."""

    OPEN = "open", "Open"
    MERGED = "merged", "Joined with another theme"


THEME_STATES = StateTable(
    name="theme",
    initial=ThemeState.OPEN,
    transitions=(
        (ThemeState.OPEN, ThemeState.MERGED, "join with another"),
        (ThemeState.MERGED, ThemeState.OPEN, "part again"),
    ),
)


class View(TextChoices):
    """How an experience stands to its theme: what a few see differently stays attached and is never merged away."""

    SAME = "same", "Says this too"
    DIFFERENT = "different", "Sees it differently"
