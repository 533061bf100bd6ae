"""What every page knows: who to talk to, how to stay safe, where things are, whether this is a trial."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from pages import navigation
from pages.enums import Block
from pages.selectors import ContactBlock, blocks


def every_page(request: HttpRequest) -> dict[str, Any]:
    """Return what every page shows; the blocks are read once, and only where a template shows them."""
    read = SimpleLazyObject(blocks)

    def lazily(block: Block) -> ContactBlock:
        return SimpleLazyObject(lambda: read[block])  # type: ignore[return-value]

    return {
        "talk_to_a_person": lazily(Block.TALK),
        "stay_safe": lazily(Block.SAFE),
        "at_desk": _at_desk(request),
        "navigation": navigation.places(request.path),
        "footer": navigation.FOOTER,
        "trial": settings.TRIAL,
        "site_name": settings.SITE_NAME,
    }


def _at_desk(request: HttpRequest) -> bool:
    """Return whether this is a page of somebody's work, behind a guard (accounts.permissions.needs)."""
    return bool(request.resolver_match and getattr(request.resolver_match.func, "needs", ()))
