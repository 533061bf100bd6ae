"""Addresses of the room priorities."""

from django.urls import path

from priorities import views

urlpatterns = [
    path("priorities/", views.priorities, name="priorities"),
    path("priorities/import/", views.import_write_up, name="import_event_notes"),
    path("priorities/import/confirm/", views.confirm_import, name="confirm_event_notes"),
    path("priorities/<slug:slug>/", views.priority, name="priority"),
]
