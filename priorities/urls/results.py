"""Addresses of rounds and their results. They never change: reports and other councils point to them."""

from django.urls import path

from priorities.views import results

urlpatterns = [
    path("priorities/rounds/", results.rounds, name="rounds_known"),
    path("priorities/rounds/recount.py", results.recount, name="recount"),
    path("priorities/rounds/<slug:slug>/", results.round_result, name="round_result"),
    path("priorities/rounds/<slug:slug>/result.json", results.round_json, name="round_json"),
    path("priorities/rounds/<slug:slug>/result.csv", results.round_csv, name="round_csv"),
    path("priorities/rounds/<slug:slug>/result.ods", results.round_ods, name="round_ods"),
]
