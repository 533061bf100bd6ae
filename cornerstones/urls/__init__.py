"""Addresses of the room cornerstones."""

from django.urls import URLPattern

from cornerstones.urls import public

urlpatterns: list[URLPattern] = [*public.urlpatterns]
