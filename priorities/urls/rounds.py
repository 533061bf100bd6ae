"""Addresses of the rounds desk."""

from django.urls import path

from priorities.views import round_contents, round_steps, rounds

urlpatterns = [
    path("rounds/", rounds.rounds, name="rounds"),
    path("rounds/new/", rounds.new_round, name="new_round"),
    path("rounds/<slug:slug>/", rounds.one_round, name="round"),
    path("rounds/<slug:slug>/change/", rounds.change_round, name="change_round"),
    path("rounds/<slug:slug>/open/", round_steps.open_round, name="open_round"),
    path("rounds/<slug:slug>/close/", round_steps.close_round, name="close_round"),
    path("rounds/<slug:slug>/publish/", round_steps.publish_round, name="publish_round"),
    path("rounds/<slug:slug>/delete/", round_steps.delete_round, name="delete_round"),
    path("rounds/<slug:slug>/priorities/", round_contents.priorities, name="round_priorities"),
    path("rounds/<slug:slug>/priorities/new/", round_contents.new_priority, name="new_priority"),
    path("rounds/<slug:slug>/priorities/carry-over/", round_contents.carry_over, name="carry_over"),
    path(
        "rounds/<slug:slug>/priorities/<slug:priority>/change/", round_contents.change_priority, name="change_priority"
    ),
    path("rounds/<slug:slug>/priorities/<slug:priority>/remove/", round_contents.remove, name="remove_priority"),
    path("rounds/<slug:slug>/priorities/<slug:priority>/take-out/", round_contents.take_out, name="take_out"),
    path("rounds/<slug:slug>/organisations/", round_contents.organisations, name="round_organisations"),
]
