"""Addresses of the room reports."""

from django.urls import path

from reports.views import comments, correcting, desk, following, public

urlpatterns = [
    path("our-promises/", public.promises, name="our_promises"),
    path("reports/", public.archive, name="reports"),
    path("reports/feed/", following.feed, name="report-feed"),
    path("reports/follow/", following.follow, name="report-follow"),
    path("reports/follow/sent/", following.follow_sent, name="report-follow-sent"),
    path("reports/follow/confirm/<slug:link>/", following.follow_confirm, name="report-follow-confirm"),
    path("reports/follow/stop/<slug:link>/", following.follow_stop, name="report-follow-stop"),
    path("reports/comment/", comments.to_comment, name="reports-to-comment"),
    path("reports/comment/<slug:slug>/<slug:group>/", comments.note, name="report-note"),
    path("reports/desk/", desk.desk, name="reports-desk"),
    path("reports/desk/ask/", desk.ask, name="report-ask"),
    path("reports/desk/<slug:slug>/retry/", desk.retry, name="report-retry"),
    path("reports/desk/<slug:slug>/send/", desk.send, name="report-send"),
    path("reports/desk/<slug:slug>/publish/", desk.publish, name="report-publish"),
    path("reports/desk/<slug:slug>/correct/", correcting.choose, name="report-correctable"),
    path(
        "reports/desk/<slug:slug>/correct/<slug:part>/<slug:item>/<slug:field>/",
        correcting.correct,
        name="report-correct",
    ),
    path("reports/<slug:slug>/", public.report, name="report"),
    path("reports/<slug:slug>/edition-<int:number>/", public.edition, name="report-edition"),
    path("reports/<slug:slug>/partners/", public.partners, name="report-partners"),
]
