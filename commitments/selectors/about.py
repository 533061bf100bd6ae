"""What is being done about a theme, an answer or a priority: the way on from their pages."""

from django.db.models import Q

from commitments.models import Action
from commitments.selectors.lines import Line, lines


def actions_about(*, theme: str = "", answer: str = "", priority: str = "") -> tuple[Line, ...]:
    """Return the actions about one theme (its address), one answer (its reference) or one priority (its address).

    Those about a theme that was joined with it are with them. One query where there is none.
    """
    wanted = Q(theme__slug=theme) | Q(theme__merged_into__slug=theme) if theme else Q(response__reference=answer)
    if priority:
        wanted = Q(priority__slug=priority)
    found = list(Action.objects.filter(wanted).select_related("lead", "cornerstone", "commitment"))
    return lines(found) if found else ()
