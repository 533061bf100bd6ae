"""{% statement_alarm %}: says loudly, on pages of people who sign in, that the annual statement is due or late."""

from typing import Any

from django import template

from statements.selectors.desk import alarm

register = template.Library()


@register.inclusion_tag("statements/alarm.html")
def statement_alarm() -> dict[str, Any]:
    """A banner when the annual statement is late or due within 60 days; nothing otherwise."""
    return {"alarm": alarm()}
