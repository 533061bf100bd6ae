"""Addresses of the room commitments."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
