"""Addresses of the safeguarding rota."""

from django.urls import URLPattern, path

from duty.views import absences, alerts, own, rota

urlpatterns: list[URLPattern] = [
    path("duty/", rota.rota, name="duty"),
    path("duty/shifts/new/", rota.new_shift, name="duty_new_shift"),
    path("duty/shifts/<int:number>/", rota.change_shift, name="duty_shift"),
    path("duty/shifts/<int:number>/remove/", rota.remove_shift, name="duty_remove_shift"),
    path("duty/away/new/", absences.new_absence, name="duty_new_absence"),
    path("duty/away/<int:number>/remove/", absences.remove_absence, name="duty_remove_absence"),
    path("duty/out-of-hours/", rota.out_of_hours, name="duty_out_of_hours"),
    path("duty/my-number/", own.my_number, name="duty_my_number"),
    path("duty/test/", alerts.send_test, name="duty_test"),
    path("duty/test/got-it/", alerts.got_it, name="duty_got_it"),
]
