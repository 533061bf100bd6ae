"""Addresses of the public list, and of the import of a write-up."""

from django.urls import path

from priorities.views import public, write_ups

urlpatterns = [
    path("priorities/", public.priorities, name="priorities"),
    path("priorities/import/", write_ups.import_write_up, name="import_event_notes"),
    path("priorities/import/confirm/", write_ups.confirm_import, name="confirm_event_notes"),
    path("priorities/<slug:slug>/", public.priority, name="priority"),
]
