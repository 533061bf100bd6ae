"""Addresses of the families' ballot."""

from django.urls import path

from priorities.views import vote

urlpatterns = [
    path("vote/", vote.votes, name="votes"),
    path("vote/<slug:slug>/", vote.enter_code, name="vote"),
    path("vote/<slug:slug>/choose/", vote.choose, name="vote_choose"),
    path("vote/<slug:slug>/check/", vote.check, name="vote_check"),
    path("vote/<slug:slug>/done/", vote.done, name="vote_done"),
    path("vote/<slug:slug>/code.svg", vote.qr_code, name="vote_qr"),
]
