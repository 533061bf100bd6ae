"""Days and times in Devon as people say them: "Sunday 29 November 2026 at 5pm"."""

from datetime import datetime

from django.utils import timezone

NOON = 12


def moment_in_words(moment: datetime | None) -> str:
    """Return a moment as people say it: "Sunday 29 November 2026 at 5pm"; empty for none."""
    if moment is None:
        return ""
    local = timezone.localtime(moment)
    return f"{local:%A} {local.day} {local:%B %Y} at {time_in_words(moment)}"


def time_in_words(moment: datetime | None) -> str:
    """Return its time of day alone: "5pm", "5:30pm", "midday", "midnight" as GOV.UK says them; empty for none."""
    if moment is None:
        return ""
    local = timezone.localtime(moment)
    if local.minute == 0 and local.hour in (0, NOON):
        return "midday" if local.hour else "midnight"
    minutes = f":{local:%M}" if local.minute else ""
    return f"{local.hour % NOON or NOON}{minutes}{'am' if local.hour < NOON else 'pm'}"
