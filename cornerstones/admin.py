"""Administration of the cornerstones and of what partners said; for administrators only."""

from django.contrib import admin
from django.http import HttpRequest

from cornerstones.models import AgreementMark, AreaOfWeakness, Cornerstone, Event, Indicator, OpenQuestion, Statement


class IndicatorInline(admin.TabularInline):  # type: ignore[type-arg]  # Django has no generics at run time
    """What people notice, on the page of the cornerstone."""

    model = Indicator
    extra = 0


class AgreementMarkInline(admin.TabularInline):  # type: ignore[type-arg]  # Django has no generics at run time
    """Agreement, on the page of the statement."""

    model = AgreementMark
    extra = 0


@admin.register(Cornerstone)
class CornerstoneAdmin(admin.ModelAdmin):  # type: ignore[type-arg]  # Django has no generics at run time
    """The four words."""

    list_display = ("name", "order")
    inlines = (IndicatorInline,)


@admin.register(AreaOfWeakness)
class AreaOfWeaknessAdmin(admin.ModelAdmin):  # type: ignore[type-arg]  # Django has no generics at run time
    """What inspectors named."""

    list_display = ("code", "name")


@admin.register(Event)
class EventAdmin(admin.ModelAdmin):  # type: ignore[type-arg]  # Django has no generics at run time
    """Meetings of partners: a write-up is imported for one of them."""

    list_display = ("name", "held_on")
    prepopulated_fields = {"slug": ("name",)}


@admin.register(Statement)
class StatementAdmin(admin.ModelAdmin):  # type: ignore[type-arg]  # Django has no generics at run time
    """What partners said matters."""

    list_display = ("text", "event", "order")
    list_filter = ("event",)
    list_select_related = ("event",)
    search_fields = ("text",)
    inlines = (AgreementMarkInline,)

    def get_readonly_fields(self, _request: HttpRequest, obj: Statement | None = None) -> tuple[str, ...]:
        """Words that organisations agree with are not changed here: the page “What partners said” knows which."""
        return ("text",) if obj and obj.organisation_marks.standing().exists() else ()


@admin.register(OpenQuestion)
class OpenQuestionAdmin(admin.ModelAdmin):  # type: ignore[type-arg]  # Django has no generics at run time
    """What partners still ask."""

    list_display = ("text", "event", "order")
    list_filter = ("event",)
    list_select_related = ("event",)

    def get_readonly_fields(self, _request: HttpRequest, obj: OpenQuestion | None = None) -> tuple[str, ...]:
        """A question that was answered or settled stays as it was asked."""
        return ("text",) if obj and (obj.answers.exists() or obj.settlements.exists()) else ()
