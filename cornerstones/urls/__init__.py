"""Addresses of the room cornerstones."""

from django.urls import URLPattern

from cornerstones.urls import agreement, desk, public

urlpatterns: list[URLPattern] = [*public.urlpatterns, *agreement.urlpatterns, *desk.urlpatterns]
