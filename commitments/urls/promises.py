"""Addresses of what the council promised, and of the focus list that partners handed to it."""

from django.urls import URLPattern, path

from commitments.views import promises

urlpatterns: list[URLPattern] = [
    path("commitments/promises/", promises.promises, name="promises"),
    path("commitments/focus-list/", promises.focus_list, name="focus_list"),
    path("commitments/focus-list/<slug:slug>/", promises.promises_for, name="promises_for"),
]
