"""Forms of a partner organisation's ballot. They carry numbers, not steps: the same press again changes nothing."""

from django import forms

from lib.govukforms import GovukForm
from priorities.models.rounds import MOST_STARS_EACH

MOST_VERSIONS = 2**31 - 1  # what PostgreSQL keeps
NOT_UNDERSTOOD = "We did not understand what was sent. These are your stars as they stand. Press the button again."


class StarsForm(GovukForm):
    """The number of stars that one priority shall have, and the version of the ballot that was on the page."""

    priority = forms.SlugField(max_length=80)
    stars = forms.IntegerField(min_value=0, max_value=MOST_STARS_EACH)
    seen_version = forms.IntegerField(min_value=0, max_value=MOST_VERSIONS)


class ConfirmStarsForm(GovukForm):
    """The version of the ballot that somebody looked at and confirms."""

    seen_version = forms.IntegerField(min_value=0, max_value=MOST_VERSIONS)
