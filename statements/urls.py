"""Addresses of the annual statement. They stand before those of reports, which take any other word."""

from django.urls import path

from statements.views import desk, public

_AT = "reports/annual-statements/"
_DESK = f"{_AT}desk/"
_ONE = f"{_DESK}<slug:slug>/<int:number>/"

urlpatterns = [
    path(_AT, public.archive, name="statements"),
    path(_DESK, desk.desk, name="statements-desk"),
    path(f"{_DESK}ask/", desk.ask, name="statement-ask"),
    path(f"{_ONE}build-again/", desk.build_again, name="statement-build-again"),
    path(f"{_ONE}right/", desk.right, name="statement-right"),
    path(f"{_ONE}look-again/", desk.look_again, name="statement-look-again"),
    path(f"{_ONE}publish/", desk.publish, name="statement-publish"),
    path(f"{_ONE}drop/", desk.drop, name="statement-drop"),
    path(f"{_DESK}<slug:slug>/correct/", desk.correct, name="statement-correct"),
    path(f"{_AT}<slug:slug>/", public.statement, name="statement"),
    path(f"{_AT}<slug:slug>/comments/<slug:anchor>/", public.comment, name="statement-comment"),
    path(f"{_AT}<slug:slug>/easy-read/", public.easy_read, name="statement-easy-read"),
    path(f"{_AT}<slug:slug>/young-people/", public.young_people, name="statement-young-people"),
    path(f"{_AT}<slug:slug>/statement.csv", public.as_csv, name="statement-csv"),
    path(f"{_AT}<slug:slug>/statement.json", public.as_json, name="statement-json"),
    path(f"{_AT}<slug:slug>/editions/<int:number>/", public.edition, name="statement-edition"),
]
