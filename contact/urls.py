"""Addresses of contact: what the contact team sends by hand, and the one step that stops every message."""

from django.urls import URLPattern, path

from contact.views import letters, stop

urlpatterns: list[URLPattern] = [
    path("hear-back/stop/<slug:word>/", stop.stop_messages, name="stop_messages"),
    path("contact/letters/", letters.letters, name="letters"),
    path("contact/letters/<int:number>/", letters.letter, name="letter"),
    path("contact/letters/<int:number>/print/", letters.letter_in_print, name="letter_in_print"),
    path("contact/letters/<int:number>/done/", letters.letter_done, name="letter_done"),
]
