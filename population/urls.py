"""Addresses of the room population."""

from django.urls import path

from population import views

urlpatterns = [
    path("dashboard/who/import/", views.choose, name="comparators-import"),
    path("dashboard/who/import/confirm/", views.confirm, name="comparators-confirm"),
]
