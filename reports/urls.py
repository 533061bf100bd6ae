"""Addresses of the room reports."""

from django.urls import path

from reports.views import desk, helped, public

urlpatterns = [
    path("commitments/desk/<slug:slug>/helped/", helped.helped, name="action_helped"),
    path("our-promises/", public.promises, name="our_promises"),
    path("reports/", public.archive, name="reports"),
    path("reports/desk/", desk.desk, name="reports-desk"),
    path("reports/desk/ask/", desk.ask, name="report-ask"),
    path("reports/desk/<slug:slug>/retry/", desk.retry, name="report-retry"),
    path("reports/desk/<slug:slug>/publish/", desk.publish, name="report-publish"),
    path("reports/<slug:slug>/", public.report, name="report"),
    path("reports/<slug:slug>/partners/", public.partners, name="report-partners"),
]
