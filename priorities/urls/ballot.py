"""Addresses of the partners' ballot. `mine` stands before every `rounds/<slug>/`."""

from django.urls import path

from priorities.views import ballot

urlpatterns = [
    path("rounds/mine/", ballot.rounds_of_mine, name="rounds_of_mine"),
    path("rounds/<slug:slug>/our-stars/", ballot.our_stars, name="our_stars"),
    path("rounds/<slug:slug>/our-stars/check/", ballot.check_our_stars, name="check_our_stars"),
]
