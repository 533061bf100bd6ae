"""Addresses of the front page and the plain guidance."""

from django.urls import path

from pages.views import guidance, health

urlpatterns = [
    path("health/", health.health, name="health"),
    path("glossary/", guidance.words, name="glossary"),
    *[path(f"{name}/", guidance.topic, {"name": name}, name=name) for name in guidance.TOPICS],
]
