"""Addresses of the room cornerstones."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
