"""Themes: at the desk, and as anybody may read them. The desk's own addresses stand first."""

from django.urls import URLPattern, path

from feedback.views import about_me
from feedback.views.themes import agreeing, desk, joining, public, sorting, wording

urlpatterns: list[URLPattern] = [
    path("themes/", public.themes, name="themes"),
    path("themes/desk/", desk.theme_desk, name="theme_desk"),
    path("themes/desk/sort/", sorting.sort, name="theme_sort"),
    path("themes/desk/choose/", sorting.choose, name="theme_choose"),
    path("themes/desk/new/", wording.new_theme, name="new_theme"),
    path("themes/desk/unanswered/", desk.unanswered, name="unanswered_themes"),
    path("themes/desk/<slug:slug>/", desk.theme_at_desk, name="theme_at_desk"),
    path("themes/desk/<slug:slug>/change/", wording.change, name="change_theme"),
    path("themes/desk/<slug:slug>/see-as/", sorting.see_it_as, name="theme_see_as"),
    path("themes/desk/<slug:slug>/take-out/", sorting.take_it_out, name="theme_take_out"),
    path("themes/desk/<slug:slug>/join/", joining.join_theme, name="join_theme"),
    path("themes/desk/<slug:slug>/part/", joining.part_theme, name="part_theme"),
    path("themes/<slug:slug>/", public.theme, name="theme"),
    path("themes/<slug:slug>/about-me/", about_me.theme_about_me, name="theme_about_me"),
    path("themes/<slug:slug>/true-for-me-too/", agreeing.agree, name="theme_true_for_me_too"),
]
