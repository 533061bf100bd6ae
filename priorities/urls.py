"""Addresses of the room priorities."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
