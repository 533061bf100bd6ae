"""Reads of “this is true for me too”."""

from feedback.models import ThemeTrueForMeToo, TrueForMeToo
from lib import codes


def mark_of(reference: str, token: str) -> str:
    """Return the mark of one browser on one experience: two marks of one browser cannot be joined."""
    return codes.keyed_hash(f"{token} {reference}", purpose="true for me too")


def has_agreed(reference: str, token: str) -> bool:
    """Return whether the browser that holds `token` marked this experience."""
    return bool(token) and TrueForMeToo.objects.filter(mark=mark_of(reference, token)).exists()


def mark_of_theme(slug: str, token: str) -> str:
    """Return the mark of one browser on one theme, which nothing joins with its other marks."""
    return codes.keyed_hash(f"{token} {slug}", purpose="theme true for me too")


def has_agreed_with_theme(slug: str, token: str) -> bool:
    """Return whether the browser that holds `token` marked this theme."""
    return bool(token) and ThemeTrueForMeToo.objects.filter(mark=mark_of_theme(slug, token)).exists()
