"""Telling us, and coming back with the code."""

from django.urls import URLPattern, path

from feedback.views import your_feedback
from feedback.views.tell_us import doors, questions, sending

urlpatterns: list[URLPattern] = [
    path("tell-us/", doors.doors, name="tell_us"),
    path("tell-us/young-person/", doors.not_ready, {"door": doors.YOUNG_PERSON}, name="tell_us_young_person"),
    path("tell-us/professional/", doors.not_ready, {"door": doors.PROFESSIONAL}, name="tell_us_professional"),
    path("tell-us/someone-else/", doors.not_ready, {"door": doors.SOMEONE_ELSE}, name="tell_us_someone_else"),
    path("tell-us/parent-carer/", questions.start, name="tell_us_start"),
    path("tell-us/parent-carer/clear/", questions.clear, name="tell_us_clear"),
    path("tell-us/parent-carer/check/", sending.check, name="tell_us_check"),
    path("tell-us/parent-carer/sent/", sending.sent, name="tell_us_sent"),
    path("tell-us/parent-carer/sent/clear/", sending.clear_receipt, name="tell_us_clear_receipt"),
    path("tell-us/parent-carer/<slug:slug>/", questions.question, name="tell_us_step"),
    path("your-feedback/", your_feedback.enter_code, name="your_feedback"),
    path("your-feedback/status/", your_feedback.status, name="your_feedback_status"),
    path("your-feedback/leave/", your_feedback.leave, name="your_feedback_leave"),
    path("your-feedback/left/", your_feedback.left, name="your_feedback_left"),
]
