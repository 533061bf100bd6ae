"""Which submissions the law asks for: regulation 56(1) and (2) of the SEND Regulations 2014."""

import pytest

from feedback.enums import Consent, Helper, StatutoryClass, WordsAre
from feedback.models import HelperEntry, Submission
from lib import clock
from tests.feedback.factories import received

pytestmark = pytest.mark.django_db
QUALITY = StatutoryClass.CONTENT_QUALITY


def told_to_a_helper(submission: Submission) -> Submission:
    HelperEntry.objects.create(
        submission=submission,
        helper=Helper.STAFF,
        heard_on=clock.today(),
        words_are=WordsAre.AS_SAID,
        read_back=True,
        consent=Consent.PERSON,
    )
    return submission


def test_statutory_set_holds_families_and_nobody_else():
    parent = received(statutory_class=QUALITY)
    young = received(statutory_class=QUALITY, speaker="young-person")
    received(statutory_class=QUALITY, speaker="professional")
    received(statutory_class=QUALITY, speaker="partner")
    assert set(Submission.objects.statutory()) == {parent, young}


@pytest.mark.parametrize("kind", ["", *StatutoryClass.values])
def test_statutory_set_holds_what_is_about_the_local_offer(kind):
    received(statutory_class=kind)
    expected = kind in ("content-quality", "content-gap", "accessibility", "development")
    assert Submission.objects.statutory().exists() is expected


def test_a_professional_who_says_on_behalf_without_a_record_is_never_in_the_statutory_set():
    received(statutory_class=QUALITY, speaker="professional", voice="on-behalf")
    told_to_a_helper(received(statutory_class=QUALITY, speaker="professional", voice="on-behalf"))
    assert Submission.objects.statutory().count() == 0


def test_words_for_a_family_count_only_where_it_is_recorded_on_whose_word():
    received(statutory_class=QUALITY, voice="on-behalf")
    recorded = told_to_a_helper(received(statutory_class=QUALITY, voice="on-behalf"))
    assert list(Submission.objects.statutory()) == [recorded]


def test_statutory_set_joins_other_verbs():
    received(statutory_class=QUALITY)
    assert Submission.objects.published().statutory().count() == 0
