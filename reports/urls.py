"""Addresses of the room reports."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
