"""The forum's desk and the safeguarding lead's."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
