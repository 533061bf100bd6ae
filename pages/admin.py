"""Contact points, the words above them, and the glossary, for the administrator."""

from django.contrib import admin

from pages.models import BlockText, ContactPoint, GlossaryEntry


@admin.register(ContactPoint)
class ContactPointAdmin(admin.ModelAdmin[ContactPoint]):
    """Numbers and hours: what was not checked for 90 days is named on the administrator's desk."""

    list_display = ("name", "block", "phone", "hours", "last_checked")
    list_filter = ("block",)


@admin.register(BlockText)
class BlockTextAdmin(admin.ModelAdmin[BlockText]):
    """The words above a block."""

    list_display = ("heading", "block", "last_checked")


@admin.register(GlossaryEntry)
class GlossaryEntryAdmin(admin.ModelAdmin[GlossaryEntry]):
    """Words and short forms."""

    list_display = ("term", "last_checked")
    prepopulated_fields = {"slug": ("term",)}
