"""Addresses of the room priorities. Those with fixed words stand before `priorities/<slug>/`."""

from django.urls import URLPattern

from priorities.urls import ballot, public

urlpatterns: list[URLPattern] = [
    *ballot.urlpatterns,
    *public.urlpatterns,
]
