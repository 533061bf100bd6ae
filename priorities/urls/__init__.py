"""Addresses of the room priorities. Those with fixed words stand before `priorities/<slug>/` and `rounds/<slug>/`."""

from django.urls import URLPattern

from priorities.urls import ballot, codes, paper, proposals, public, results, rounds, screen, vote

urlpatterns: list[URLPattern] = [
    *ballot.urlpatterns,
    *vote.urlpatterns,
    *codes.urlpatterns,
    *rounds.urlpatterns,
    *paper.urlpatterns,
    *screen.urlpatterns,
    *results.urlpatterns,
    *proposals.urlpatterns,
    *public.urlpatterns,
]
