"""Addresses of the room priorities. Those with fixed words stand before `priorities/<slug>/`."""

from django.urls import URLPattern

from priorities.urls import public

urlpatterns: list[URLPattern] = [
    *public.urlpatterns,
]
