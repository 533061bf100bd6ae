"""Reads of the council's settings."""

from authority.models import District, Settings


def settings() -> Settings:
    """Return the settings as the administrator left them, or the defaults before the first save."""
    return Settings.objects.first() or Settings()


def districts() -> list[District]:
    """Return the districts in the council's order."""
    return list(District.objects.all())
