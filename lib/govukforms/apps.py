from django.apps import AppConfig


class GovukFormsConfig(AppConfig):
    name = "lib.govukforms"
    label = "govukforms"
    verbose_name = "GOV.UK forms"
