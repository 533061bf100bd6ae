"""Addresses of feedback, split by subject."""

from feedback.urls import answers, desk, entering, tell_us

urlpatterns = [*tell_us.urlpatterns, *desk.urlpatterns, *answers.urlpatterns, *entering.urlpatterns]
