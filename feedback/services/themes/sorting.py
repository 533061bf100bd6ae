"""Putting public experiences into a theme, taking them out, and how each of them sees it."""

from collections.abc import Mapping, Sequence

from django.db import transaction

from accounts.models import User
from accounts.permissions import require
from feedback.enums import View
from feedback.models import Conflict, InTheme, Submission, Theme
from feedback.permissions import SORT_THEMES
from feedback.services.themes.errors import ThemeRefused
from feedback.services.themes.locking import lock_open
from lib import clock

Shown = Mapping[str, Sequence[str]]


@transaction.atomic
def put_in(
    *, by: User, theme: Theme, experiences: Sequence[Submission], view: str, shown: Shown | None = None
) -> list[InTheme]:
    """Put public experiences into an open theme and return what is new; what is in it already stays as it is.

    `shown` are the addresses of the themes that were suggested for each experience, by reference: what was chosen
    among them is kept for an experience that is in no theme yet, to measure how good the suggestions are. Raises
    PermissionDenied, ValueError for an unknown view, ThemeRefused when the theme was joined with another, or when an
    experience is no longer public or `by` declared a conflict about it (MO-09).
    """
    require(by, *SORT_THEMES)
    view = View(view)
    current = lock_open(theme)
    _refuse_unless_open(by, experiences)
    sorted_already = {*InTheme.objects.filter(submission__in=experiences).values_list("submission_id", flat=True)}
    made = []
    for experience in experiences:
        offered = None if experience.pk in sorted_already else (shown or {}).get(experience.reference)
        kept = {"view": view, "by": by, "at": clock.now(), "suggested_place": _place(current.slug, offered)}
        row, new = InTheme.objects.get_or_create(theme=current, submission=experience, defaults=kept)
        made += [row] if new else []
    return made


@transaction.atomic
def see_as(*, by: User, theme: Theme, experience: Submission, view: str) -> None:
    """Say whether an experience in a theme says the same or sees it differently; nothing happens where it is not in it.

    Raises PermissionDenied, ValueError for an unknown view, ThemeRefused.
    """
    require(by, *SORT_THEMES)
    view = View(view)
    _refuse_unless_open(by, [experience])
    for row in InTheme.objects.select_for_update(of=("self",)).filter(theme=theme, submission=experience):
        if row.view != view:
            row.view, row.by, row.at = view, by, clock.now()
            row.save(update_fields=("view", "by", "at"))


@transaction.atomic
def take_out(*, by: User, theme: Theme, experience: Submission) -> None:
    """Take an experience out of a theme; nothing happens where it is not in it. Raises PermissionDenied, ThemeRefused.

    The experience itself stays as it is. Where it is in no other theme it waits to be sorted again.
    """
    require(by, *SORT_THEMES)
    _refuse_unless_open(by, [experience])
    InTheme.objects.filter(theme=theme, submission=experience).delete()


def _refuse_unless_open(by: User, experiences: Sequence[Submission]) -> None:
    wanted = {experience.pk for experience in experiences}
    if Conflict.objects.filter(user=by, submission__in=wanted).exists():
        raise ThemeRefused("You said that you cannot be the one who reads one of these. Leave it to a colleague")
    if Submission.objects.published().filter(pk__in=wanted).count() != len(wanted):
        raise ThemeRefused("An experience is no longer public. Go back and choose again")


def _place(slug: str, offered: Sequence[str] | None) -> int | None:
    """Return the place of the choice among what was offered, from 1; 0 when it was not among them."""
    if not offered:
        return None
    return [*offered].index(slug) + 1 if slug in offered else 0
