"""Addresses of feedback, split by subject."""

from feedback.urls import answers, desk, entering, tell_us, themes

urlpatterns = [
    *tell_us.urlpatterns,
    *desk.urlpatterns,
    *answers.urlpatterns,
    *entering.urlpatterns,
    *themes.urlpatterns,
]
