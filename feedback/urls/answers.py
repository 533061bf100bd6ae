"""Published experiences, the council's answers, and you said, we did."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
