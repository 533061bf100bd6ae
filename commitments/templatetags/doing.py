"""{% actions_about theme=… %}: what is being done about a theme, an answer or a priority, on the page of that."""

from typing import Any

from django import template

from commitments.selectors import about

register = template.Library()


@register.inclusion_tag("commitments/actions/about.html")
def actions_about(theme: str = "", answer: str = "", priority: str = "") -> dict[str, Any]:
    """Show the actions about one of the three; nothing where there is none."""
    return {"actions": about.actions_about(theme=theme, answer=answer, priority=priority)}
