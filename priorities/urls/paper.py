"""Addresses at which stars on paper are printed and typed."""

from django.urls import path

from priorities.views import paper

urlpatterns = [
    path("rounds/<slug:slug>/paper/", paper.papers, name="papers"),
    path("rounds/<slug:slug>/paper/print/", paper.print_ballot, name="print_ballot"),
    path("rounds/<slug:slug>/paper/<int:seat>/", paper.type_paper, name="type_paper"),
]
