"""The council's settings and districts, for the administrator. History is kept by the database."""

from django.contrib import admin
from django.http import HttpRequest

from authority.models import District, Settings


@admin.register(Settings)
class SettingsAdmin(admin.ModelAdmin[Settings]):
    """The one row of settings."""

    def has_add_permission(self, request: HttpRequest) -> bool:  # noqa: ARG002
        """There is one row, and it is there from the start."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Settings | None = None) -> bool:  # noqa: ARG002
        """It stays."""
        return False


@admin.register(District)
class DistrictAdmin(admin.ModelAdmin[District]):
    """The places that we ask for and show."""

    list_display = ("name", "locality", "order")
