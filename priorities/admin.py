"""Administration of priorities and star rounds; for administrators only."""

from django.contrib import admin

from priorities.models import DevelopmentPoint, Priority, StarRound


class DevelopmentPointInline(admin.TabularInline):  # type: ignore[type-arg]  # Django has no generics at run time
    """What needs to change, on the page of the priority."""

    model = DevelopmentPoint
    extra = 0


@admin.register(StarRound)
class StarRoundAdmin(admin.ModelAdmin):  # type: ignore[type-arg]  # Django has no generics at run time
    """Occasions on which partners gave stars."""

    list_display = ("name", "threshold", "closed_on")


@admin.register(Priority)
class PriorityAdmin(admin.ModelAdmin):  # type: ignore[type-arg]  # Django has no generics at run time
    """Strengths, with what needs to change."""

    list_display = ("strength", "cornerstone", "round", "stars", "stars_at_least")
    list_filter = ("round", "cornerstone")
    list_select_related = ("cornerstone", "round")
    search_fields = ("strength",)
    inlines = (DevelopmentPointInline,)
