"""Addresses of the room reports."""

from django.urls import path

from reports.enums import ReportFileName as File
from reports.views import comments, correcting, desk, files, following, helped, public

urlpatterns = [
    path("commitments/desk/<slug:slug>/helped/", helped.helped, name="action_helped"),
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
    path("reports/versions/", files.made, name="report-files"),
    path("reports/versions/<slug:slug>/again/", files.again, name="report-files-again"),
    path("reports/data-dictionary/", files.dictionary, name="report-dictionary"),
    path("reports/schema.json", files.schema_json, name="report-schema"),
    path("reports/<slug:slug>.pdf", files.download, {"name": File.FAMILIES}, name="report-pdf"),
    path("reports/<slug:slug>.ods", files.download, {"name": File.SHEET}, name="report-ods"),
    path("reports/<slug:slug>.csv", files.download, {"name": File.FIGURES}, name="report-csv"),
    path("reports/<slug:slug>.json", files.download, {"name": File.DATA}, name="report-json"),
    path("reports/<slug:slug>/answers.csv", files.download, {"name": File.ANSWERS}, name="report-answers-csv"),
    path("reports/<slug:slug>/partners.pdf", files.download, {"name": File.PARTNERS}, name="report-partners-pdf"),
    path("reports/<slug:slug>/easy-read.pdf", files.download, {"name": File.EASY_READ}, name="report-easy-pdf"),
    path("reports/<slug:slug>/young-people.pdf", files.download, {"name": File.YOUNG_PEOPLE}, name="report-young-pdf"),
    path("reports/<slug:slug>/", public.report, name="report"),
    path("reports/<slug:slug>/edition-<int:number>/", public.edition, name="report-edition"),
    path("reports/<slug:slug>/partners/", public.partners, name="report-partners"),
    path("reports/<slug:slug>/easy-read/", public.easy_read, name="report-easy"),
    path("reports/<slug:slug>/easy-read/plain/", public.easy_read_plain, name="report-easy-plain"),
    path("reports/<slug:slug>/young-people/", public.young_people, name="report-young"),
]
