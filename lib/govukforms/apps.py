from django.apps import AppConfig

from lib.govukforms.errors import use_house_words


class GovukFormsConfig(AppConfig):
    name = "lib.govukforms"
    label = "govukforms"
    verbose_name = "GOV.UK forms"

    def ready(self) -> None:
        """From now on no form speaks Django's own words."""
        use_house_words()
