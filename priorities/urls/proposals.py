"""Addresses of proposals. Those with fixed words stand before `priorities/proposals/<reference>/`."""

from django.urls import path

from priorities.views import proposal_desk, proposal_words, proposals, proposals_onward, proposing

LIST = "priorities/proposals/"
DESK = f"{LIST}desk/<str:reference>/"
urlpatterns = [
    path(LIST, proposals.proposals, name="proposals"),
    path(f"{LIST}new/", proposing.propose, name="propose"),
    path(f"{LIST}new/<slug:kind>/", proposing.propose_words, name="propose_words"),
    path(f"{LIST}new/<slug:kind>/check/", proposing.check_proposal, name="check_proposal"),
    path(f"{LIST}new/<slug:kind>/near/", proposing.near_proposals, name="near_proposals"),
    path(f"{LIST}new/<slug:kind>/send/", proposing.send_proposal, name="send_proposal"),
    path(f"{LIST}sent/<str:reference>/", proposals.receipt, name="proposal_sent"),
    path(f"{LIST}onward/", proposals_onward.onward, name="proposals_onward"),
    path(f"{LIST}desk/", proposal_desk.desk, name="proposal_desk"),
    path(DESK, proposal_desk.one, name="proposal_at_desk"),
    path(f"{DESK}words/", proposal_words.word, name="word_proposal"),
    path(f"{DESK}publish/", proposal_desk.publish, name="publish_proposal"),
    path(f"{DESK}decline/", proposal_words.decline, name="decline_proposal"),
    path(f"{DESK}take-off/", proposal_desk.take_off, name="take_off_proposal"),
    path(f"{DESK}read-again/", proposal_desk.read_again, name="read_proposal_again"),
    path(f"{DESK}join/", proposal_words.join, name="join_proposal"),
    path(f"{DESK}part/", proposal_desk.part, name="part_proposal"),
    path(f"{LIST}<str:reference>/", proposals.proposal, name="proposal"),
    path(f"{LIST}<str:reference>/added/", proposing.voice_added, name="voice_added"),
    path(f"{LIST}<str:reference>/support/", proposals.support, name="support_proposal"),
    path(f"{LIST}<str:reference>/understanding/", proposals_onward.share, name="share_proposal"),
    path(f"{LIST}<str:reference>/understanding/out/", proposals_onward.unshare, name="unshare_proposal"),
    path("rounds/<slug:slug>/priorities/proposals/", proposals_onward.into_round, name="round_proposals"),
]
