"""Addresses of the public pages."""

from django.urls import path

from cornerstones.views import public

urlpatterns = [
    path("cornerstones/", public.cornerstones, name="cornerstones"),
    path("cornerstones/<slug:slug>/", public.cornerstone, name="cornerstone"),
    path("what-co-production-means/", public.what_co_production_means, name="what_co_production_means"),
    path("what-co-production-means/<slug:slug>/", public.what_co_production_means, name="said_at"),
]
