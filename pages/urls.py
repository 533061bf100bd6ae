"""Addresses of the room pages."""

from django.urls import URLPattern, path

from pages.views import gallery

urlpatterns: list[URLPattern] = [
    path("gallery/", gallery.gallery, name="gallery"),
    path("gallery/home/", gallery.home_example, name="gallery_home"),
    path("gallery/question/", gallery.question_example, name="gallery_question"),
]
