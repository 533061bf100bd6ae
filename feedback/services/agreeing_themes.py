""" "This is true for me too" on a theme: one press, without words, account or name (PC-22)."""

from django.db import transaction

from feedback.models import ThemeTrueForMeToo
from feedback.selectors.themes.groups import public_heads, theme
from feedback.selectors.true_for_me_too import mark_of_theme
from feedback.services.agreeing import NotPublic
from lib import clock


@transaction.atomic
def agree_with_theme(*, slug: str, token: str) -> None:
    """Mark a theme as true for whoever holds `token`; twice is once. Raises NotPublic."""
    found = theme(slug)
    if found is None or found.pk not in public_heads():
        raise NotPublic
    ThemeTrueForMeToo.objects.get_or_create(
        mark=mark_of_theme(slug, token), defaults={"theme": found, "month": clock.today().replace(day=1)}
    )


def take_back_from_theme(*, slug: str, token: str) -> None:
    """Take such a mark away again; nothing happens when there is none."""
    ThemeTrueForMeToo.objects.filter(mark=mark_of_theme(slug, token)).delete()
