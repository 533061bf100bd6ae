"""Addresses of the desk."""

from django.urls import path

from dashboards import views

urlpatterns = [
    path("dashboard/", views.desk, name="dashboard"),
    path("dashboard/council/", views.council, name="council"),
    path("dashboard/council.csv", views.council_csv, name="council_csv"),
    path("dashboard/council.ods", views.council_ods, name="council_ods"),
    path("dashboard/readings/", views.who_read_what, name="readings"),
]
