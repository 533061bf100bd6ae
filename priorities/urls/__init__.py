"""Addresses of the room priorities. Those with fixed words stand before `priorities/<slug>/`."""

from django.urls import URLPattern

from priorities.urls import paper, public, rounds, screen

urlpatterns: list[URLPattern] = [
    *rounds.urlpatterns,
    *paper.urlpatterns,
    *screen.urlpatterns,
    *public.urlpatterns,
]
