"""Telling us, and coming back with the code."""

from django.urls import URLPattern, path

from feedback.views import about_you, challenging, hear_back, not_safe, paper_form, writer, your_feedback
from feedback.views.tell_us import doors, questions, sending

urlpatterns: list[URLPattern] = [
    path("tell-us/", doors.doors, name="tell_us"),
    path("tell-us/paper-form/", paper_form.paper_form, name="paper_form"),
    path("tell-us/<slug:journey>/", questions.start, name="tell_us_start"),
    path("tell-us/<slug:journey>/clear/", questions.clear, name="tell_us_clear"),
    path("tell-us/<slug:journey>/stopped/", questions.stopped, name="tell_us_stopped"),
    path("tell-us/<slug:journey>/saved/", questions.saved, name="tell_us_saved"),
    path("tell-us/<slug:journey>/close/", questions.close, name="tell_us_close"),
    path("tell-us/<slug:journey>/check/", sending.check, name="tell_us_check"),
    path("tell-us/<slug:journey>/sent/", sending.sent, name="tell_us_sent"),
    path("tell-us/<slug:journey>/sent/clear/", sending.clear_receipt, name="tell_us_clear_receipt"),
    path("tell-us/<slug:journey>/<slug:slug>/", questions.question, name="tell_us_step"),
    path("your-feedback/", your_feedback.enter_code, name="your_feedback"),
    path("your-feedback/status/", your_feedback.status, name="your_feedback_status"),
    path("your-feedback/change/", writer.change, name="your_feedback_change"),
    path("your-feedback/second-look/", challenging.ask, name="your_feedback_challenge"),
    path("your-feedback/i-wrote-this/", challenging.wrote_this, name="your_feedback_wrote_this"),
    path("your-feedback/not-safe/", not_safe.my_words_not_safe, name="your_feedback_not_safe"),
    path("your-feedback/take-back/", writer.take_back, name="your_feedback_take_back"),
    path("your-feedback/answers/<slug:reference>/", writer.difference, name="your_feedback_difference"),
    path("your-feedback/about-you/", about_you.about_you, name="about_you"),
    path("your-feedback/about-you/done/", about_you.about_you_done, name="about_you_done"),
    path("your-feedback/hear-back/", hear_back.hear_back, name="hear_back"),
    path("your-feedback/hear-back/delete/", hear_back.delete, name="hear_back_delete"),
    path("your-feedback/leave/", your_feedback.leave, name="your_feedback_leave"),
    path("your-feedback/left/", your_feedback.left, name="your_feedback_left"),
]
