"""Entering what people said by phone, on paper or at an event."""

from django.urls import URLPattern, path

from feedback.views.entering import contact_sheet, entry, piles

urlpatterns: list[URLPattern] = [
    path("entering/", piles.piles, name="entering"),
    path("entering/start/", piles.start_pile, name="entering_start"),
    path("entering/contact-sheet/", contact_sheet.contact_sheet, name="entering_contact_sheet"),
    path("entering/<slug:reference>/", piles.pile, name="entering_pile"),
    path("entering/<slug:reference>/finish/", piles.finish, name="entering_finish"),
    path("entering/<slug:reference>/open-again/", piles.open_again, name="entering_open_again"),
    path("entering/<slug:reference>/throw-away/<slug:name>/", piles.throw_away, name="entering_throw_away"),
    path("entering/<slug:reference>/<slug:sheet>/", entry.enter, name="entering_enter"),
    path("entering/<slug:reference>/<slug:sheet>/put-aside/", entry.put_aside, name="entering_put_aside"),
]
