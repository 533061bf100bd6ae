"""The council's commitments, for the administrator. History is kept by the database."""

from django.contrib import admin

from commitments.models import Commitment


@admin.register(Commitment)
class CommitmentAdmin(admin.ModelAdmin[Commitment]):
    """What the council has said it will do, in its own words."""

    list_display = ("title", "cornerstone", "in_force_from", "in_force_until")
    prepopulated_fields = {"slug": ("title",)}
