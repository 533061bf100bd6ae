"""Grouping experiences into themes: always a person's choice (MO-10, MO-12)."""

from feedback.services.themes.errors import ThemeChanged, ThemeRefused
from feedback.services.themes.joining import join, part
from feedback.services.themes.making import ThemeWords, change_theme, make_theme
from feedback.services.themes.sorting import put_in, see_as, take_out

__all__ = [
    "ThemeChanged",
    "ThemeRefused",
    "ThemeWords",
    "change_theme",
    "join",
    "make_theme",
    "part",
    "put_in",
    "see_as",
    "take_out",
]
