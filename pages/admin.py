"""Contact points, the words above them, and the glossary, for the administrator."""

from typing import Any

from django.contrib import admin, messages
from django.db import models
from django.http import HttpRequest, HttpResponse

from pages import selectors
from pages.models import BlockText, ContactPoint, GlossaryEntry


@admin.register(ContactPoint)
class ContactPointAdmin(admin.ModelAdmin[ContactPoint]):
    """Numbers and hours: what nobody has checked for 90 days is named above the list."""

    list_display = ("name", "block", "phone", "hours", "last_checked")
    list_filter = ("block",)
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Show the list, and which of it somebody has to ring or look up again."""
        old = selectors.never_or_long_ago_checked()
        if old and request.method == "GET":
            names, days = ", ".join(point.name for point in old), selectors.CHECK_AGAIN_AFTER_DAYS
            messages.warning(request, f"Check these, then enter the day. Nobody has for {days} days: {names}.")
        return super().changelist_view(request, extra_context)


@admin.register(BlockText)
class BlockTextAdmin(admin.ModelAdmin[BlockText]):
    """The words above a block."""

    list_display = ("heading", "block", "last_checked")


@admin.register(GlossaryEntry)
class GlossaryEntryAdmin(admin.ModelAdmin[GlossaryEntry]):
    """Words and short forms."""

    list_display = ("term", "last_checked")
    prepopulated_fields = {"slug": ("term",)}
