"""Addresses of the room outreach."""

from django.urls import path

from outreach import views

urlpatterns = [
    path("who-we-have-not-heard-from/", views.not_heard, name="not-heard"),
    path("dashboard/who/", views.who, name="who"),
    path("dashboard/who/outreach/new/", views.plan, name="outreach-new"),
    path("dashboard/who/outreach/<int:number>/done/", views.finish, name="outreach-done"),
]
