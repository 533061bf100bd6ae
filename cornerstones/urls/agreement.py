"""Addresses at which partners put marks and answer questions. Fixed words stand before numbers."""

from django.urls import path

from cornerstones.views import agreement, answers

urlpatterns = [
    path("agreement/", agreement.agreement, name="agreement"),
    path("agreement/<slug:slug>/", agreement.agreement, name="agreement_at"),
    path("agreement/<int:number>/agree/", agreement.agree, name="agree_with_words"),
    path("agreement/<int:number>/other-words/", agreement.other_words, name="other_words"),
    path("agreement/marks/<int:number>/take-back/", agreement.take_back, name="take_back_mark"),
    path("open-questions/", answers.our_answers, name="our_answers"),
    path("open-questions/<int:number>/answer/", answers.write_answer, name="write_answer"),
    path("open-questions/<int:number>/check/", answers.check_answer, name="check_answer"),
    path("open-questions/<int:number>/take-back/", answers.take_back_answer, name="take_back_answer"),
]
