"""How it came to us: in full at the desk, in a few words in public, and in its own language (PP-10, CY-03)."""

from datetime import date

import pytest

from accounts.models import Reading
from feedback.enums import Channel, Consent, Feeling, Helper, Language, Speaker, Voice, WordsAre
from feedback.models import FeelingAbout, HelperEntry
from feedback.selectors.how_it_came import how_it_came
from feedback.services.moderation import claim
from tests.feedback import factories as make
from tests.feedback.desk import proposed

pytestmark = pytest.mark.django_db
YOUNG = {"speaker": Speaker.YOUNG_PERSON, "age_band": "11-to-15", "company": "helping"}


def page(response):
    return response.content.decode()


def helped(submission, **changes):
    facts = {
        "helper": Helper.ADVOCATE,
        "heard_on": date(2026, 11, 2),
        "words_are": WordsAre.AS_SAID,
        "read_back": True,
        "consent": Consent.PERSON,
    }
    return HelperEntry.objects.create(submission=submission, **(facts | changes))


def test_a_moderator_sees_how_it_came():
    item = make.received(channel=Channel.PHONE, language=Language.ARABIC, **YOUNG)
    helped(item, read_back=False, words_are=WordsAre.NOTE)
    FeelingAbout.objects.create(submission=item, cornerstone=make.cornerstone(), feeling=Feeling.BAD)
    assert dict(how_it_came(item)) == {
        "How it came": "By phone",
        "Language": "Arabic",
        "How old they are": "11 to 15",
        "Was a grown-up there?": "Yes, and they help me",
        "Who helped": "An advocate or interpreter",
        "Heard on": "Monday 2 November 2026",
        "The words are": "The helper’s note of what they said",
        "Read back to them": "No",
        "On whose word": "The person said that they want this sent",
        "How it feels: Communicate": "Bad",
    }


def test_of_a_parent_carer_on_the_site_there_is_little_to_say():
    assert how_it_came(make.received()) == (("How it came", "On this site"),)


@pytest.mark.parametrize("number", [2, 4321])
def test_how_many_a_group_are_is_for_moderators_alone(number, client, moderator, signed_in):
    group = {"voice": Voice.GROUP, "group_size": number}
    item = claim(submission=make.received(**group), by=moderator)
    assert f"{number}. This number is never shown in public" in page(
        signed_in(moderator).get(f"/moderation/{item.reference}/")
    )
    public = make.published(voice=Voice.GROUP, group_size=4321)
    for address in ("/experiences/", f"/experiences/{public.reference}/"):
        assert "4321" not in page(client.get(address))


def test_the_second_person_sees_how_it_came_too(moderator, second_moderator, signed_in):
    item = proposed(moderator, **YOUNG)
    shown = page(signed_in(second_moderator).get(f"/moderation/second/{item.reference}/"))
    assert [words for words in ("How it came to us", "11 to 15", "Yes, and they help me") if words not in shown] == []
    assert Reading.objects.filter(by=second_moderator).count() == 1


@pytest.mark.parametrize("address", ["/experiences/", "/experiences/{}/"])
@pytest.mark.parametrize(
    ("channel", "words_are", "told"),
    [
        (Channel.WEB, None, ""),
        (Channel.PHONE, None, "Told to a helper."),
        (Channel.WEB, WordsAre.AS_SAID, "Told to a helper."),
        (Channel.PAPER, WordsAre.NOTE, "Told to a helper. These words are the helper’s note."),
    ],
)
def test_everybody_reads_that_a_helper_was_told(address, channel, words_are, told, client):
    item = make.published(channel=channel)
    if words_are:
        helped(item, words_are=words_are)
    shown = page(client.get(address.format(item.reference)))
    assert ("Told to a helper" in shown, told in shown) == (bool(told), True)
    assert [words for words in ("advocate", "ead back", "Heard on") if words in shown] == []


def test_feelings_of_one_child_are_never_public(client):
    """The page of faces says that others see only what many young people said."""
    item = make.received(**YOUNG)
    FeelingAbout.objects.create(submission=item, cornerstone=make.cornerstone("communicate"), feeling=Feeling.VERY_BAD)
    make.publish(item)
    shown = page(client.get(f"/experiences/{item.reference}/"))
    assert ("ery bad" in shown, "11 to 15" in shown) == (False, False)


@pytest.mark.parametrize("address", ["/experiences/", "/experiences/{}/"])
def test_words_carry_their_language_and_direction(address, client):
    item = make.published(needs_change="الرسائل تأتي متأخرة", language=Language.ARABIC)
    assert '<p dir="auto" lang="ar">الرسائل' in page(client.get(address.format(item.reference)))


def test_english_words_carry_no_language_of_their_own(client):
    make.published(needs_change="Letters come late.")
    assert '<p dir="auto">Letters come late.' in page(client.get("/experiences/"))


def test_the_desk_shows_words_in_their_language(moderator, signed_in):
    item = claim(submission=make.received(original="List przychodzi późno.", language=Language.POLISH), by=moderator)
    shown = page(signed_in(moderator).get(f"/moderation/{item.reference}/"))
    assert '<p data-story="needs_change" dir="auto" lang="pl">List przychodzi' in shown
