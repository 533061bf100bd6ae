"""Addresses of those who speak about actions."""

from django.urls import URLPattern, path

from commitments.views import desk, happening

urlpatterns: list[URLPattern] = [
    path("commitments/desk/", desk.desk, name="actions_desk"),
    path("commitments/desk/new/", desk.new, name="new_action"),
    path("commitments/desk/<slug:slug>/", desk.one, name="action_at_desk"),
    path("commitments/desk/<slug:slug>/change/", desk.change, name="change_action"),
    path("commitments/desk/<slug:slug>/accept/", desk.accept, name="accept_action"),
    path("commitments/desk/<slug:slug>/update/", happening.update, name="update_action"),
    path("commitments/desk/<slug:slug>/note/", happening.note, name="note_on_action"),
    path("commitments/desk/<slug:slug>/steps/new/", happening.milestone, name="new_milestone"),
    path("commitments/desk/<slug:slug>/steps/<int:pk>/reached/", happening.reached, name="milestone_reached"),
    path("commitments/desk/<slug:slug>/steps/<int:pk>/dropped/", happening.dropped, name="milestone_dropped"),
    path("commitments/desk/<slug:slug>/figures/new/", happening.measure, name="new_measure"),
    path("commitments/desk/<slug:slug>/figures/<int:pk>/", happening.reading, name="new_reading"),
    path("commitments/desk/<slug:slug>/figures/<int:pk>/change/", happening.change_figure, name="change_figure"),
]
