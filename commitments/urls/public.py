"""Addresses that anybody may read."""

from django.urls import URLPattern, path

from commitments.views import public

urlpatterns: list[URLPattern] = [
    path("commitments/", public.commitments, name="commitments"),
    path("commitments/actions/<slug:slug>/", public.action, name="action"),
    path("commitments/<slug:slug>/", public.commitment, name="commitment"),
]
