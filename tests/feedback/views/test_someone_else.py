"""PP-10: somebody who helps another person to tell us, or tells us for them."""

import re
from datetime import date, timedelta

import pytest

from feedback.models import Draft, HelperEntry, OriginalWords, Submission
from lib import clock
from tests.feedback.factories import CORNERSTONES, cornerstone, district
from tests.feedback.journey import hidden_draft
from tests.feedback.telling import send, tell
from tests.feedback.views.test_tell_us import text_of

pytestmark = pytest.mark.django_db
START = "/tell-us/someone-else/"
HEARD = {"heard_on_day": "3", "heard_on_month": "March", "heard_on_year": "2025"}
ANSWERS = {
    "who": {"speaker": "parent-carer", "voice": "on-behalf"},
    "how-you-heard": {"helper": "staff", "consent": "person", **HEARD, "words_are": "as-said", "read_back": "yes"},
    "what-went-well": {"valued": "The nurse sat down with me."},
    "what-needs-to-change": {"needs_change": "I cannot read the letters."},
    "cornerstones": {"cornerstones": ["communicate"]},
    "one-child": {"about_one_child": "no"},
    "about-them": {"district": "torridge", "phase": "primary", "setting": "special", "language": "pl"},
    "who-reads-this": {"readers": "council-only", "may_quote": "yes"},
}
YOUNG = ANSWERS | {
    "who": {"speaker": "young-person", "voice": "on-behalf"},
    "how-you-heard": ANSWERS["how-you-heard"] | {"helper": "parent-carer", "consent": "parent-carer"},
    "about-them": {"age_band": "under-11", "district": "torridge"},
}
GROUP = ANSWERS["how-you-heard"] | {"helper": "staff", "consent": "everybody"}


@pytest.fixture(autouse=True)
def _choices(db):
    for slug in CORNERSTONES:
        cornerstone(slug)
    district("torridge")


def test_helper_of_a_parent_makes_a_familys_submission(client):
    tell(client, START, ANSWERS)
    send(client, START)
    said, words, entry = Submission.objects.get(), OriginalWords.objects.get(), HelperEntry.objects.get()
    assert (said.speaker, said.voice, said.channel) == ("parent-carer", "on-behalf", "web")
    assert (words.valued, words.needs_change) == ("The nurse sat down with me.", "I cannot read the letters.")
    assert (said.district.slug, said.phase, said.setting, said.language) == ("torridge", "primary", "special", "pl")
    assert (said.readers, said.may_quote, said.about_one_child) == ("council-only", True, "no")
    assert (entry.helper, entry.consent, entry.heard_on) == ("staff", "person", date(2025, 3, 3))
    assert (entry.words_are, entry.read_back, entry.entered_by, entry.paper_reference) == ("as-said", True, None, None)


def test_staff_who_speak_for_a_family_are_in_the_statutory_set_as_the_family(client):
    tell(client, START, ANSWERS)
    send(client, START)
    Submission.objects.update(statutory_class="content-gap")
    assert [one.speaker for one in Submission.objects.statutory()] == ["parent-carer"]


def test_young_person_spoken_for_never_counts_as_own_voice(client):
    tell(client, START, YOUNG)
    send(client, START)
    said = Submission.objects.get()
    assert (said.speaker, said.voice, said.age_band, said.phase) == ("young-person", "on-behalf", "under-11", "")
    assert HelperEntry.objects.get().helper == "parent-carer"


def test_group_of_young_people_is_one_voice_of_so_many(client):
    who = {"speaker": "young-person", "voice": "group", "group_size": "12"}
    tell(client, START, YOUNG | {"who": who, "how-you-heard": GROUP})
    send(client, START)
    said = Submission.objects.get()
    assert (said.voice, said.group_size, said.helper_entry.consent) == ("group", 12, "everybody")


def test_person_who_is_there_speaks_with_help(client):
    tell(client, START, ANSWERS | {"who": {"speaker": "parent-carer", "voice": "supported"}})
    send(client, START)
    assert Submission.objects.get().voice == "supported"
    assert HelperEntry.objects.count() == 1


@pytest.mark.parametrize("slug", ["who", "how-you-heard", "one-child", "who-reads-this"])
def test_nothing_is_sent_before_every_fact_about_the_helper_is_there(client, slug):
    tell(client, START, ANSWERS)
    token = client.cookies["draft-someone-else"].value
    refused = client.post(f"{START}{slug}/", {"draft": token})
    assert "There is a problem" in text_of(refused)
    for name in ANSWERS[slug]:
        without = {key: value for key, value in ANSWERS[slug].items() if key != name}
        assert "There is a problem" in text_of(client.post(f"{START}{slug}/", {"draft": token, **without}))
    fresh = client.__class__()
    for other, fields in ANSWERS.items():
        if other != slug:
            fresh.post(f"{START}{other}/", fields)
    held = fresh.cookies["draft-someone-else"].value
    assert fresh.post(f"{START}check/", {"draft": held}).headers["Location"] == f"{START}{slug}/"
    assert Submission.objects.count() == 0


@pytest.mark.parametrize(
    ("slug", "typed", "message"),
    [
        ("who", {"voice": "own"}, "Select who you are helping"),
        ("who", {"speaker": "parent-carer"}, "Select how they tell us"),
        ("who", {"speaker": "parent-carer", "voice": "group"}, "Enter how many people are in the group"),
        ("who", {"speaker": "parent-carer", "voice": "group", "group_size": "1"}, "The group must be 2 people or more"),
        (
            "who",
            {"speaker": "parent-carer", "voice": "group", "group_size": "9" * 30},
            "The group must be 5,000 people",
        ),
        ("how-you-heard", {}, "Select who you are"),
        ("how-you-heard", {}, "Select who said that this may be sent"),
        ("how-you-heard", {}, "Enter the day they told you"),
        ("how-you-heard", {}, "Select whether these are their own words"),
        ("how-you-heard", {}, "Select whether you have read it back to them"),
    ],
)
def test_missing_or_odd_answers_say_what_to_do(client, slug, typed, message):
    client.post(f"{START}who/", ANSWERS["who"])
    token = client.cookies["draft-someone-else"].value
    assert message in text_of(client.post(f"{START}{slug}/", {"draft": token, **typed}))


def test_day_that_has_not_come_is_refused(client):
    day = clock.today() + timedelta(days=1)
    typed = {"heard_on_day": day.day, "heard_on_month": day.month, "heard_on_year": day.year}
    page = client.post(f"{START}how-you-heard/", ANSWERS["how-you-heard"] | typed)
    assert "The day they told you must be today or in the past" in text_of(page)


def test_number_of_a_group_that_is_none_is_forgotten(client):
    typed = {"speaker": "parent-carer", "voice": "on-behalf", "group_size": "many"}
    assert client.post(f"{START}who/", typed).headers["Location"] == f"{START}how-you-heard/"


@pytest.mark.parametrize(
    ("who", "consents"),
    [
        ({"speaker": "parent-carer", "voice": "on-behalf"}, ["person", "decides-for-them"]),
        ({"speaker": "young-person", "voice": "on-behalf"}, ["person", "parent-carer", "decides-for-them"]),
        ({"speaker": "parent-carer", "voice": "group", "group_size": 3}, ["everybody"]),
        ({"speaker": "young-person", "voice": "group", "group_size": 3}, ["everybody", "parent-carer"]),
    ],
)
def test_consent_can_be_given_only_by_those_who_can_give_it(client, who, consents):
    client.post(f"{START}who/", who)
    html = client.get(f"{START}how-you-heard/").content.decode()
    assert re.findall(r'name="consent" type="radio" value="([\w-]+)"', html) == consents


def test_another_voice_asks_again_who_consented(client):
    tell(client, START, ANSWERS)
    group = {"speaker": "parent-carer", "voice": "group", "group_size": "4"}
    changed = client.post(f"{START}who/?change", group)
    assert changed.headers["Location"] == f"{START}how-you-heard/?change"
    assert client.get(f"{START}check/").headers["Location"] == f"{START}how-you-heard/"


def test_young_persons_words_are_never_quoted_and_nobody_asks(client):
    """Their notices say so."""
    assert tell(client, START, YOUNG)[-1] == "check"
    assert "may_quote" not in client.get(f"{START}who-reads-this/").content.decode()
    send(client, START)
    assert Submission.objects.get().may_quote is False


def test_slip_hands_the_code_to_the_person(client):
    tell(client, START, ANSWERS)
    page = send(client, START)
    assert page.content.decode().count("data-code=") == 1
    assert "Give this code to the person. It is theirs." in text_of(page)
    assert "testserver/your-feedback/" in text_of(page)


def test_pages_of_the_helpers_way_are_counted(client):
    pages = [*tell(client, START, ANSWERS), "sent"]
    assert (len(pages), len([*tell(client.__class__(), START, YOUNG), "sent"])) == (11, 10)


def test_check_shows_every_fact_in_words(client):
    tell(client, START, ANSWERS)
    words = text_of(client.get(f"{START}check/"))
    for fact in ("Somebody speaks for them", "Somebody who works with them", "Monday 3 March 2025", "Their own words"):
        assert fact in words


def test_cookie_lost_between_two_steps_loses_nothing(client):
    path = f"{START}who/"
    while not path.endswith("check/"):
        page = client.get(path).content.decode()
        client.cookies.clear()
        slug = path.removeprefix(START).strip("/")
        path = client.post(path, {"draft": hidden_draft(page), **ANSWERS[slug]}).headers["Location"]
    send(client, START)
    assert OriginalWords.objects.get().needs_change == "I cannot read the letters."
    assert Draft.objects.count() == 0
