"""Addresses of the room priorities. Those with fixed words stand before `priorities/<slug>/`."""

from django.urls import URLPattern

from priorities.urls import public, results

urlpatterns: list[URLPattern] = [
    *results.urlpatterns,
    *public.urlpatterns,
]
