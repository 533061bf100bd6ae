"""Addresses of the room dashboards."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
