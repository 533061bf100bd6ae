"""Why a step with a theme did not happen."""

from datetime import datetime

from django.utils import timezone


class ThemeRefused(Exception):
    """The step is not possible. `str(error)` says what to do."""


class ThemeChanged(ThemeRefused):
    """Somebody else changed the theme after it was opened here."""

    def __init__(self, by_name: str, at: datetime) -> None:
        local = timezone.localtime(at)
        super().__init__(f"{by_name} changed this theme at {local:%H:%M} on {local:%A} {local.day} {local:%B %Y}")
        self.by_name = by_name
        self.at = at
