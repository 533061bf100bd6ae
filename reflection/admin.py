"""Administration of the statements of self-reflection; what settings said of themselves is not here."""

from django.contrib import admin

from reflection.models import SelfStatement


@admin.register(SelfStatement)
class SelfStatementAdmin(admin.ModelAdmin):  # type: ignore[type-arg]  # Django has no generics at run time
    """What settings are asked about themselves."""

    list_display = ("text", "cornerstone", "order", "retired")
    list_filter = ("cornerstone", "retired")
    list_select_related = ("cornerstone",)
