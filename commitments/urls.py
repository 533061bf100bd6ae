"""Addresses of the room commitments."""

from django.urls import URLPattern, path

from commitments import views

urlpatterns: list[URLPattern] = [
    path("commitments/", views.commitments, name="commitments"),
    path("commitments/focus-list/", views.focus_list, name="focus_list"),
    path("commitments/focus-list/<slug:slug>/", views.promises_for, name="promises_for"),
]
