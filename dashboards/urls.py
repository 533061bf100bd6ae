"""Addresses of the desk."""

from django.urls import path

from dashboards import views

urlpatterns = [
    path("dashboard/", views.desk, name="dashboard"),
    path("dashboard/readings/", views.who_read_what, name="readings"),
]
