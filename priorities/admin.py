"""Administration of priorities and star rounds that were held elsewhere; for administrators only.

Rounds of the portal are prepared, opened and closed on their own pages (`/rounds/`): here they are only shown.
"""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from priorities.enums import RoundState
from priorities.models import DevelopmentPoint, Priority, StarRound


class DevelopmentPointInline(admin.TabularInline):  # type: ignore[type-arg]  # Django has no generics at run time
    """What needs to change, on the page of the priority."""

    model = DevelopmentPoint
    extra = 0


@admin.register(StarRound)
class StarRoundAdmin(admin.ModelAdmin):  # type: ignore[type-arg]  # Django has no generics at run time
    """Occasions on which partners gave stars."""

    list_display = ("name", "state", "threshold", "closed_on")
    fields = ("slug", "name", "event", "about", "threshold", "closed_on")

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Only what was held elsewhere may be put right here."""
        return super().has_change_permission(request, obj) and (obj is None or obj.recorded)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Only what was held elsewhere may be deleted here."""
        return super().has_delete_permission(request, obj) and (obj is None or obj.recorded)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:  # noqa: FBT001
        """A round that is written down here was held elsewhere, and its result is known."""
        if not change:
            obj.recorded, obj.state = True, RoundState.PUBLISHED
        super().save_model(request, obj, form, change)


@admin.register(Priority)
class PriorityAdmin(admin.ModelAdmin):  # type: ignore[type-arg]  # Django has no generics at run time
    """Strengths, with what needs to change."""

    list_display = ("strength", "cornerstone", "round", "stars", "stars_at_least")
    list_filter = ("round", "cornerstone")
    list_select_related = ("cornerstone", "round")
    search_fields = ("strength",)
    inlines = (DevelopmentPointInline,)
    fields = ("round", "cornerstone", "slug", "order", "strength", "stars", "stars_at_least")

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Only priorities of rounds that were held elsewhere may be put right here."""
        return super().has_change_permission(request, obj) and (obj is None or obj.round.recorded)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Only priorities of rounds that were held elsewhere may be deleted here."""
        return super().has_delete_permission(request, obj) and (obj is None or obj.round.recorded)
