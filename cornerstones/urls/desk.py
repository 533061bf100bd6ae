"""Addresses at which answers are read, and at which an event is written down by hand."""

from django.urls import path

from cornerstones.views import event_marks, questions, reading, said

urlpatterns = [
    path("open-questions/desk/", reading.answers_desk, name="answers_desk"),
    path("open-questions/desk/<int:number>/", reading.read_answer, name="read_answer"),
    path("open-questions/desk/<int:number>/publish/", reading.publish_answer, name="publish_open_answer"),
    path("open-questions/desk/<int:number>/decline/", reading.decline_answer, name="decline_answer"),
    path("open-questions/desk/<int:number>/take-down/", reading.take_down_answer, name="take_down_answer"),
    path("what-partners-said/", said.events_said, name="events_said"),
    path("what-partners-said/new/", said.new_event, name="new_event"),
    path("what-partners-said/statements/<int:number>/", said.change_statement, name="change_statement"),
    path("what-partners-said/statements/<int:number>/marks/new/", event_marks.new_mark, name="new_mark"),
    path("what-partners-said/statements/<int:number>/marks/<int:mark>/", event_marks.change_mark, name="change_mark"),
    path(
        "what-partners-said/statements/<int:number>/marks/<int:mark>/delete/",
        event_marks.remove_mark,
        name="remove_mark",
    ),
    path("what-partners-said/questions/<int:number>/", questions.change_question, name="change_question"),
    path("what-partners-said/questions/<int:number>/settle/", questions.settle_question, name="settle_question"),
    path("what-partners-said/questions/<int:number>/open-again/", questions.open_question_again, name="open_again"),
    path("what-partners-said/<slug:slug>/", said.event_said, name="event_said"),
    path("what-partners-said/<slug:slug>/statements/new/", said.new_statement, name="new_statement"),
    path(
        "what-partners-said/<slug:slug>/statements/<int:number>/delete/", said.remove_statement, name="remove_statement"
    ),
    path("what-partners-said/<slug:slug>/questions/new/", questions.new_question, name="new_question"),
    path(
        "what-partners-said/<slug:slug>/questions/<int:number>/delete/",
        questions.remove_question,
        name="remove_question",
    ),
]
