"""Addresses of self-reflection."""

from django.urls import URLPattern, path

from reflection import views

urlpatterns: list[URLPattern] = [
    path("reflection/", views.reflections, name="reflections"),
    path("reflection/begin/", views.begin, name="begin_reflection"),
    path("reflection/compare/<int:earlier>/<int:later>/", views.compare, name="compare_reflections"),
    path("reflection/<int:number>/", views.reflection, name="reflection"),
    path("reflection/<int:number>/finish/", views.finish, name="finish_reflection"),
    path("reflection/<int:number>/delete/", views.discard, name="discard_reflection"),
    path("reflection/<int:number>/<slug:slug>/", views.cornerstone, name="reflection_cornerstone"),
]
