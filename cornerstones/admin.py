"""Administration of the cornerstones and of what partners said; for administrators only."""

from django.contrib import admin

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


@admin.register(OpenQuestion)
class OpenQuestionAdmin(admin.ModelAdmin):  # type: ignore[type-arg]  # Django has no generics at run time
    """What partners still ask."""

    list_display = ("text", "event", "order")
    list_filter = ("event",)
    list_select_related = ("event",)
