"""The forum's desk and the safeguarding lead's."""

from django.urls import URLPattern, path

from feedback.views import looking, marking, moderation, second_approval, withholding
from feedback.views.safeguarding import lead, raising, totals

urlpatterns: list[URLPattern] = [
    path("moderation/", moderation.queue, name="moderation"),
    path("moderation/withholding/", withholding.withholding_list, name="withholding_list"),
    path("moderation/withholding/<slug:reference>/", withholding.withholding, name="withholding"),
    path("moderation/withholding/<slug:reference>/withhold/", withholding.withhold, name="withhold"),
    path("moderation/withholding/<slug:reference>/send-back/", withholding.send_back, name="send_back"),
    path("moderation/about-me/<int:number>/", looking.look, name="look"),
    path("moderation/about-me/<int:number>/take-down/", looking.take_it_down_view, name="take_it_down"),
    path("moderation/about-me/<int:number>/put-back/", looking.put_it_back_view, name="put_it_back"),
    path("moderation/second/<slug:reference>/", second_approval.second_approval, name="second_approval"),
    path("moderation/second/<slug:reference>/agree/", second_approval.agree, name="agree"),
    path("moderation/second/<slug:reference>/read-again/", second_approval.read_again, name="read_again"),
    path("moderation/<slug:reference>/", moderation.item, name="moderation_item"),
    path("moderation/<slug:reference>/claim/", moderation.claim, name="claim"),
    path("moderation/<slug:reference>/let-go/", moderation.let_go, name="let_go"),
    path("moderation/<slug:reference>/take-out/", marking.take_out, name="take_out"),
    path("moderation/<slug:reference>/put-back/", marking.put_back, name="put_back"),
    path("moderation/<slug:reference>/edit/", marking.edit, name="edit_marks"),
    path("moderation/<slug:reference>/preview/", marking.preview, name="preview"),
    path("moderation/<slug:reference>/publish/", marking.publish, name="publish"),
    path("moderation/<slug:reference>/recommend/", withholding.recommend, name="recommend"),
    path("moderation/<slug:reference>/take-down/", moderation.take_down, name="take_down"),
    path("safeguarding/", lead.concern_list, name="concerns"),
    path("safeguarding/totals/", totals.totals, name="concern_totals"),
    path("safeguarding/raised/", raising.my_flags, name="my_flags"),
    path("safeguarding/raise/", raising.raise_heard, name="raise_heard"),
    path("safeguarding/raise/<slug:reference>/", raising.raise_concern, name="raise_concern"),
    path("safeguarding/<int:number>/", lead.concern, name="concern"),
    path("safeguarding/<int:number>/contact/", lead.contact, name="concern_contact"),
    path("safeguarding/<int:number>/pick-up/", lead.pick_up, name="pick_up"),
    path("safeguarding/<int:number>/note/", lead.add_note, name="concern_note"),
    path("safeguarding/<int:number>/hand-over/", lead.hand_over, name="hand_over_concern"),
    path("safeguarding/<int:number>/close/", lead.close, name="close_concern"),
]
