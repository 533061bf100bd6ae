"""Entering what people said by phone, on paper or at an event."""

from django.urls import URLPattern, path

from feedback.views import entering

urlpatterns: list[URLPattern] = [
    path("entering/", entering.piles, name="entering"),
    path("entering/start/", entering.start_pile, name="entering_start"),
    path("entering/<slug:reference>/", entering.pile, name="entering_pile"),
    path("entering/<slug:reference>/finish/", entering.finish, name="entering_finish"),
    path("entering/<slug:reference>/open-again/", entering.open_again, name="entering_open_again"),
    path("entering/<slug:reference>/throw-away/<slug:name>/", entering.throw_away, name="entering_throw_away"),
    path("entering/<slug:reference>/<slug:sheet>/", entering.enter, name="entering_enter"),
    path("entering/<slug:reference>/<slug:sheet>/put-aside/", entering.put_aside, name="entering_put_aside"),
]
