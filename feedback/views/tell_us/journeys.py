"""Every journey by its address."""

from django.http import Http404

from feedback.views.tell_us.journey import Journey
from feedback.views.tell_us.parent_carer import PARENT_CARER
from feedback.views.tell_us.professional import PROFESSIONAL
from feedback.views.tell_us.someone_else import SOMEONE_ELSE
from feedback.views.tell_us.young_person import YOUNG_PERSON, YOUNG_PERSON_WORDS

JOURNEYS: dict[str, Journey] = {
    journey.slug: journey for journey in (PARENT_CARER, YOUNG_PERSON, YOUNG_PERSON_WORDS, PROFESSIONAL, SOMEONE_ELSE)
}


def journey_at(slug: str) -> Journey:
    """Return the journey at an address. Raises Http404."""
    if slug not in JOURNEYS:
        raise Http404
    return JOURNEYS[slug]
