"""Addresses of the codes that the forum hands out."""

from django.urls import path

from priorities.views import codes

urlpatterns = [
    path("rounds/<slug:slug>/codes/", codes.codes, name="codes"),
    path("rounds/<slug:slug>/codes/new/", codes.new_codes, name="new_codes"),
    path("rounds/<slug:slug>/codes/file/", codes.codes_file, name="codes_file"),
    path("rounds/<slug:slug>/codes/<int:number>/stop/", codes.stop_codes, name="stop_codes"),
]
