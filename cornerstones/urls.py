"""Addresses of the room cornerstones."""

from django.urls import path

from cornerstones import views

urlpatterns = [
    path("cornerstones/", views.cornerstones, name="cornerstones"),
    path("cornerstones/<slug:slug>/", views.cornerstone, name="cornerstone"),
    path("what-co-production-means/", views.what_co_production_means, name="what_co_production_means"),
]
