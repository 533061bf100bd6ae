"""Reads of “this is true for me too”."""

from feedback.models import TrueForMeToo
from lib import codes


def mark_of(reference: str, token: str) -> str:
    """Return the mark of one browser on one experience: two marks of one browser cannot be joined."""
    return codes.keyed_hash(f"{token} {reference}", purpose="true for me too")


def has_agreed(reference: str, token: str) -> bool:
    """Return whether the browser that holds `token` marked this experience."""
    return bool(token) and TrueForMeToo.objects.filter(mark=mark_of(reference, token)).exists()
