"""Addresses of the big screen at an event."""

from django.urls import path

from priorities.views import screen

urlpatterns = [
    path("priorities/rounds/<slug:slug>/screen/", screen.screen, name="round_screen"),
]
