"""PP-01: people who work with families tell us, and are counted apart."""

import pytest

from feedback.models import OriginalWords, Submission
from tests.feedback.factories import CORNERSTONES, cornerstone, district
from tests.feedback.journey import hidden_draft
from tests.feedback.telling import answer, send, tell
from tests.feedback.views.test_tell_us import text_of

pytestmark = pytest.mark.django_db
START = "/tell-us/professional/"
ANSWERS = {
    "for-whom": {"voice": "own"},
    "what-went-well": {"valued": "Time to listen."},
    "what-needs-to-change": {"needs_change": "Three forms for one family."},
    "cornerstones": {"cornerstones": ["communicate"]},
    "how-you-are": {"wellbeing": "struggling"},
    "your-work": {"sector": "health", "district": "torridge"},
    "who-reads-this": {"readers": "council-only", "may_quote": "yes"},
}


@pytest.fixture(autouse=True)
def _choices(db):
    for slug in CORNERSTONES:
        cornerstone(slug)
    district("torridge")


def test_professional_journey_keeps_every_answer(client):
    tell(client, START, ANSWERS)
    page = send(client, START)
    said, words = Submission.objects.get(), OriginalWords.objects.get()
    assert said.reference in text_of(page)
    assert (words.valued, words.needs_change) == ("Time to listen.", "Three forms for one family.")
    assert (said.speaker, said.voice, said.wellbeing, said.sector) == ("professional", "own", "struggling", "health")
    assert (said.readers, said.may_quote, said.district.slug) == ("council-only", True, "torridge")
    assert [stone.slug for stone in said.cornerstones.all()] == ["communicate"]


def test_professional_journey_is_under_twelve_pages_even_with_the_prompt_about_names(client):
    words = {"what-went-well": {"valued": "Ring Mrs Example on 01392 380434."}}
    pages = [*tell(client, START, ANSWERS | words), "sent"]
    assert pages == [
        "", "for-whom", "what-went-well", "what-needs-to-change", "names", "cornerstones", "how-you-are", "your-work",
        "who-reads-this", "check", "sent",
    ]  # fmt: skip


def test_professional_may_leave_out_all_but_whose_voice_one_text_and_the_readers(client):
    few = {name: ANSWERS[name] for name in ("for-whom", "what-needs-to-change", "who-reads-this")}
    tell(client, START, few)
    send(client, START)
    said = Submission.objects.get()
    assert (said.wellbeing, said.sector, said.district, said.cornerstones.count()) == ("", "", None, 0)


def test_professional_is_told_at_once_how_it_is_counted(client):
    words = text_of(client.get(START))
    assert "We count it apart from what families say. The two are never added up." in words
    assert "It is never in the council’s legal statement." in words


def test_professional_for_a_family_is_led_to_the_helpers_door_and_cannot_send_here(client):
    leads = answer(client, f"{START}for-whom/", {"voice": "on-behalf"}).headers["Location"]
    assert leads == f"{START}for-a-family/"
    assert 'href="/tell-us/someone-else/"' in client.get(leads).content.decode()
    for path in (f"{START}what-went-well/", f"{START}check/"):
        assert client.get(path).headers["Location"] == leads
    token = client.cookies["draft-professional"].value
    typed = ANSWERS["what-went-well"] | {"draft": token}
    assert client.post(f"{START}what-went-well/", typed).headers["Location"] == leads
    assert client.post(f"{START}check/", {"draft": token}).headers["Location"] == leads
    assert Submission.objects.count() == 0


def test_professional_who_chooses_again_goes_on(client):
    answer(client, f"{START}for-whom/", {"voice": "on-behalf"})
    chosen = answer(client, f"{START}for-whom/", {"voice": "own"})
    assert chosen.headers["Location"] == f"{START}what-went-well/"


@pytest.mark.parametrize(
    ("slug", "message"),
    [
        ("for-whom", "Select who you are telling us this for"),
        ("who-reads-this", "Select who may read what you send us"),
        ("who-reads-this", "Select whether we may use some of your words"),
    ],
)
def test_professional_who_leaves_out_a_necessary_choice_is_told_what_to_do(client, slug, message):
    tell(client, START, ANSWERS)
    page = client.get(f"{START}{slug}/")
    again = client.post(f"{START}{slug}/", {"draft": hidden_draft(page.content.decode())})
    assert text_of(again).count(message) == 2


def test_professional_draft_and_parents_draft_never_meet(client):
    answer(client, f"{START}for-whom/", {"voice": "own"})
    answer(client, f"{START}what-went-well/", {"valued": "CANARY-AT-WORK"})
    assert "CANARY-AT-WORK" not in client.get("/tell-us/parent-carer/what-went-well/", follow=True).content.decode()


def test_wellbeing_is_not_shown_to_the_person_who_reads_the_words(client, moderator, signed_in):
    tell(client, START, ANSWERS | {"who-reads-this": {"readers": "forum", "may_quote": "no"}})
    send(client, START)
    desk = signed_in(moderator)
    said = Submission.objects.get()
    desk.post(f"/moderation/{said.reference}/claim/")
    page = desk.get(f"/moderation/{said.reference}/").content.decode()
    assert ("Three forms for one family." in page, "struggling" in page.lower()) == (True, False)


def test_odd_answers_are_never_an_error_of_ours(client):
    for odd in ("", "x" * 10_001, "no-such-choice", "9" * 30):
        for slug, fields in ANSWERS.items():
            typed = dict.fromkeys(fields, odd)
            assert client.post(f"{START}{slug}/", typed).status_code in (200, 302)
