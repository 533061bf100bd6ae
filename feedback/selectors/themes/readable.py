"""Themes whose words anybody may read now: what is searched, and what spelling learns from."""

from feedback.models import Submission, Theme
from feedback.selectors.themes.groups import held_heads, public_heads


def readable_themes() -> dict[int, int]:
    """Return the themes whose words are public, each with the open theme that shows them (itself, or its head).

    Left out is what is hidden or held, and of joined ones what has no public experience of its own. Four queries.
    """
    heads = public_heads()
    held = held_heads({one: head for head, parts in heads.items() for one in (head, *parts)})
    head_of = {part: head for head, parts in heads.items() if head not in held for part in parts}
    told = Theme.objects.filter(pk__in=head_of, members__submission__in=Submission.objects.published())
    shown = told.order_by().values_list("pk", flat=True).distinct() if head_of else ()
    return {head: head for head in heads if head not in held} | {part: head_of[part] for part in shown}
