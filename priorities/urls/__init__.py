"""Addresses of the room priorities. Those with fixed words stand before `priorities/<slug>/`."""

from django.urls import URLPattern

from priorities.urls import codes, public, vote

urlpatterns: list[URLPattern] = [
    *vote.urlpatterns,
    *codes.urlpatterns,
    *public.urlpatterns,
]
