"""Addresses of volunteers' hours and thanks."""

from django.urls import URLPattern, path

from commitments.views import hours

urlpatterns: list[URLPattern] = [
    path("account/hours/", hours.own_hours, name="own_hours"),
    path("account/hours/delete/", hours.take_back_hours, name="take_back_hours"),
    path("account/hours/<int:pk>/", hours.change_hours, name="change_hours"),
    path("account/hours/<int:pk>/delete/", hours.delete_hours, name="delete_hours"),
    path("account/thanks/", hours.thanks, name="thanks"),
]
