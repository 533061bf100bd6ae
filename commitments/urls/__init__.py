"""Addresses of the room commitments. Those with fixed words stand before `commitments/<slug>/`."""

from django.urls import URLPattern

from commitments.urls import desk, hours, promises, public

urlpatterns: list[URLPattern] = [*promises.urlpatterns, *desk.urlpatterns, *hours.urlpatterns, *public.urlpatterns]
