"""Addresses of the front page, the plain guidance and the gallery."""

from django.urls import path

from pages.views import gallery, guidance, health, home, leave

urlpatterns = [
    path("", home.home, name="home"),
    path("leave/", leave.leave, name="leave"),
    path("health/", health.health, name="health"),
    path("glossary/", guidance.words, name="glossary"),
    *[path(f"{name}/", guidance.topic, {"name": name}, name=name) for name in guidance.TOPICS],
    path("gallery/", gallery.gallery, name="gallery"),
    path("gallery/question/", gallery.question_example, name="gallery_question"),
]
