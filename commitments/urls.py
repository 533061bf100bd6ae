"""Addresses of the room commitments."""

from django.urls import URLPattern, path

from commitments import views

urlpatterns: list[URLPattern] = [path("commitments/", views.commitments, name="commitments")]
