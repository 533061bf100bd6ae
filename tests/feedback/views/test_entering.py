"""PP-10 and PP-11: batch entry by people who sign in."""

import re
from datetime import date, timedelta

import pytest
from django.test import Client
from html5lib import parse

from feedback.answers import CHILD_PRIVACY_VERSION
from feedback.models import Batch, HelperEntry, OriginalWords, Submission
from feedback.views.sheets import SHEETS
from lib import clock
from tests.feedback.factories import CORNERSTONES, cornerstone, district
from tests.feedback.views.test_tell_us import text_of

pytestmark = pytest.mark.django_db
REFERENCE = "P-4K7M-2QX9"
SAID = {
    "parent-carer": {
        "readers": "council-only",
        "valued": "The school rang back.",
        "needs_change": "Letters come late.",
        "cornerstones": ["communicate"],
        "about_one_child": "no",
        "district": "torridge",
        "phase": "primary",
        "setting": "special",
        "language": "pl",
        "may_quote": "yes",
    },
    "young-person": {
        "telling": "alone",
        "company": "nearby",
        "feel-communicate": "bad",
        "good": ["friends", "quiet"],
        "valued": "My dog at school.",
        "change": ["loud"],
        "needs_change": "Too many bells.",
        "age_band": "under-11",
        "district": "torridge",
        "readers": "council-only",
    },
    "professional": {
        "valued": "Time.",
        "needs_change": "Forms.",
        "cornerstones": ["communicate"],
        "wellbeing": "well",
        "sector": "care",
        "district": "torridge",
        "readers": "forum",
        "may_quote": "no",
    },
}
FACTS = {
    "voice": "own",
    "helper": "forum",
    "consent": "person",
    "heard_on_day": "2",
    "heard_on_month": "3",
    "heard_on_year": "2025",
    "words_are": "as-said",
    "read_back": "yes",
}


@pytest.fixture(autouse=True)
def _choices(db):
    for slug in CORNERSTONES:
        cornerstone(slug)
    district("torridge")


@pytest.fixture
def desk(helper, signed_in):
    return signed_in(helper)


def key_on(html):
    found = re.search(r'name="key" value="([\w-]{43})"', html) or re.search(r'value="([\w-]{43})"[^>]*name="key"', html)
    assert found, html
    return found.group(1)


def start(desk: Client, channel="paper", **more) -> Batch:
    page = desk.get("/entering/start/").content.decode()
    typed = {"key": key_on(page), "title": "Coffee morning", "channel": channel, "expected": "12", **more}
    answer = desk.post("/entering/start/", typed)
    assert answer.status_code == 302, text_of(answer)
    return Batch.objects.get(reference=answer.headers["Location"].split("/")[2])


def entry_href(batch: Batch, sheet="parent-carer") -> str:
    return f"/entering/{batch.reference}/{sheet}/"


def fields(desk: Client, batch: Batch, sheet="parent-carer", **more) -> dict:
    page = desk.get(entry_href(batch, sheet)).content.decode()
    paper = {"paper_reference": REFERENCE} if batch.channel == "paper" else {}
    facts = {name: value for name, value in FACTS.items() if name != "voice" or sheet != "young-person"}
    return {**SAID[sheet], **facts, **paper, "key": key_on(page), **more}


# A pile


def test_pile_is_started_once_however_often_the_button_is_pressed(desk, helper):
    key = key_on(desk.get("/entering/start/").content.decode())
    heard = {"heard_on_day": "2", "heard_on_month": "3", "heard_on_year": "2025"}
    typed = {"key": key, "title": "Post of May", "channel": "paper", "expected": "7", **heard}
    first, second = desk.post("/entering/start/", typed), desk.post("/entering/start/", typed)
    assert first.headers["Location"] == second.headers["Location"]
    made = Batch.objects.get()
    assert (made.title, made.channel, made.expected, made.heard_on) == ("Post of May", "paper", 7, date(2025, 3, 2))
    assert (made.started_by, made.state) == (helper, "open")


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ({"title": ""}, "Enter what is in this pile"),
        ({"title": "x" * 121}, "Use 120 characters or fewer"),
        ({"channel": ""}, "Select how it came to us"),
        ({"channel": "web"}, "Select one of the answers in the list"),
        ({"expected": "0"}, "Enter 1 or more"),
        ({"expected": "9" * 30}, "Enter 5,000 or fewer"),
        ({"heard_on_day": "1", "heard_on_month": "1", "heard_on_year": "3000"}, "must be today or in the past"),
    ],
)
def test_start_says_what_to_do(desk, typed, message):
    key = key_on(desk.get("/entering/start/").content.decode())
    answer = desk.post("/entering/start/", {"key": key, "title": "Post", "channel": "paper", **typed})
    assert message in text_of(answer)
    assert Batch.objects.count() == 0


def test_list_shows_the_open_piles_first_and_how_far_they_are(desk):
    finished, opened = start(desk), start(desk, title="Calls", channel="phone")
    desk.post(f"/entering/{finished.reference}/finish/")
    words = text_of(desk.get("/entering/"))
    assert words.index("Calls") < words.index("Coffee morning")
    assert words.count("0 of 12 entered") == 2
    assert opened.reference in words


@pytest.mark.parametrize("number", [1, 3])
def test_list_asks_the_database_the_same_number_of_times(desk, number, django_assert_num_queries):
    for each in range(number):
        start(desk, title=f"Pile {each}")
    desk.get("/entering/")
    with django_assert_num_queries(6):
        desk.get("/entering/")


def test_finish_and_open_again(desk):
    batch = start(desk)
    for step, state in (("finish", "finished"), ("finish", "finished"), ("open-again", "open"), ("open-again", "open")):
        assert desk.post(f"/entering/{batch.reference}/{step}/").headers["Location"] == f"/entering/{batch.reference}/"
        batch.refresh_from_db()
        assert batch.state == state


# One entry


@pytest.mark.parametrize("sheet", ["parent-carer", "professional"])
def test_every_field_of_a_sheet_is_kept(desk, helper, sheet):
    batch = start(desk)
    page = desk.post(entry_href(batch, sheet), fields(desk, batch, sheet))
    assert page.status_code == 200, text_of(page)
    said, words, entry = Submission.objects.get(), OriginalWords.objects.get(), HelperEntry.objects.get()
    typed = SAID[sheet]
    assert (said.speaker, said.voice, said.channel) == (sheet, "own", "paper")
    assert (words.valued, words.needs_change) == (typed["valued"], typed["needs_change"])
    assert [stone.slug for stone in said.cornerstones.all()] == typed["cornerstones"]
    assert said.district.slug == typed["district"]
    assert said.may_quote == (typed["may_quote"] == "yes")
    plain = [name for name in typed if name not in ("valued", "needs_change", "cornerstones", "district", "may_quote")]
    assert {name: getattr(said, name) for name in plain} == {name: typed[name] for name in plain}
    assert (entry.helper, entry.consent, entry.heard_on) == ("forum", "person", date(2025, 3, 2))
    assert (entry.words_are, entry.read_back, entry.paper_reference) == ("as-said", True, REFERENCE)
    assert (entry.batch, entry.entered_by) == (batch, helper)


def test_every_field_of_a_young_persons_sheet_is_kept(desk):
    batch = start(desk)
    assert (
        "data-code"
        in desk.post(entry_href(batch, "young-person"), fields(desk, batch, "young-person")).content.decode()
    )
    said, words = Submission.objects.get(), OriginalWords.objects.get()
    assert (said.speaker, said.voice, said.company, said.channel) == ("young-person", "own", "nearby", "paper")
    assert (said.age_band, said.district.slug, said.readers) == ("under-11", "torridge", "council-only")
    assert (said.may_quote, said.privacy_version) == (False, CHILD_PRIVACY_VERSION)
    assert words.valued == "I have friends there.\nI have a quiet place to go.\nMy dog at school."
    assert words.needs_change == "It is too loud or too busy.\nToo many bells."
    assert [(felt.cornerstone.slug, felt.feeling) for felt in said.feelings.all()] == [("communicate", "bad")]
    assert said.helper_entry.paper_reference == REFERENCE


def test_young_person_who_only_chose_faces_is_kept_too(desk):
    batch = start(desk)
    nothing = {"good": [], "change": [], "valued": "", "needs_change": ""}
    desk.post(entry_href(batch, "young-person"), fields(desk, batch, "young-person", **nothing))
    assert OriginalWords.objects.get().needs_change == "Do people tell you things in a way you understand? Bad."


def test_code_is_shown_once_with_a_slip_and_the_place_is_kept(desk):
    batch = start(desk)
    typed = fields(desk, batch)
    page = desk.post(entry_href(batch), typed)
    words = text_of(page)
    assert page.content.decode().count("data-code=") == 1
    assert "1 of 12 entered" in words
    assert "Enter the next: a parent carer" in words
    following = desk.get(entry_href(batch))
    assert "A parent carer: number 2 of 12" in text_of(following)
    assert REFERENCE in text_of(following)
    assert "data-code" not in following.content.decode()


def test_same_entry_posted_again_shows_the_same_code_and_makes_nothing_new(desk):
    batch = start(desk)
    typed = fields(desk, batch)
    pages = [desk.post(entry_href(batch), typed) for _ in range(3)]
    assert len({re.search(r'data-code="([\w-]+)"', page.content.decode())[1] for page in pages}) == 1
    assert (Submission.objects.count(), HelperEntry.objects.count()) == (1, 1)


@pytest.mark.parametrize("odd", ["", "short", "é" * 43, "x" * 5000])
def test_entry_with_an_odd_key_is_kept_all_the_same(desk, odd):
    batch = start(desk)
    assert "data-code" in desk.post(entry_href(batch), fields(desk, batch, key=odd)).content.decode()
    assert Submission.objects.count() == 1


def test_second_entry_of_a_form_says_who_and_when_and_loses_nothing(desk, contact_team, signed_in):
    batch = start(desk)
    desk.post(entry_href(batch), fields(desk, batch))
    other = signed_in(contact_team)
    again = fields(other, batch, paper_reference="p 4k7m2qx9", needs_change="Another copy.")
    page = other.post(entry_href(batch), again)
    today = clock.today()
    said = f"Hayley Helper entered the form with this reference on {today:%A} {today.day} {today:%B %Y}."
    assert text_of(page).count(said) == 2
    assert "Another copy." in page.content.decode()
    assert Submission.objects.count() == 1
    other.post(entry_href(batch), again | {"paper_reference": f"{REFERENCE}-2"})
    assert set(HelperEntry.objects.values_list("paper_reference", flat=True)) == {REFERENCE, f"{REFERENCE}-2"}


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ({"paper_reference": "P-1111"}, "Enter the paper reference as it stands on the form, like P-4K7M-2QX9"),
        ({"valued": " ", "needs_change": ""}, "Enter what went well or what needs to change"),
        ({"readers": ""}, "Select who may read what you send us"),
        ({"about_one_child": ""}, "Select whether this is about the help one child is getting"),
        ({"may_quote": ""}, "Select whether we may use some of your words"),
        ({"voice": ""}, "Select whose voice it is"),
        ({"voice": "group"}, "Enter how many people are in the group"),
        ({"voice": "group", "group_size": "12"}, "For this voice, select “Everybody in the group knew and agreed”"),
        ({"helper": ""}, "Select who helped, or wrote it down"),
        ({"helper": "parent-carer"}, "A parent carer’s own parent is “somebody else in their family”"),
        ({"consent": ""}, "Select who said that this may be sent"),
        ({"consent": "everybody"}, "For this voice, select “The person said that they want this sent”"),
        ({"heard_on_day": "", "heard_on_month": "", "heard_on_year": ""}, "Enter the day it was said or written"),
        ({"heard_on_year": "3000"}, "The day must be today or in the past"),
        ({"words_are": ""}, "Select whether these are their own words"),
        ({"read_back": ""}, "Select whether it was read back to them"),
    ],
)
def test_every_missing_fact_is_asked_for_and_the_words_stay(desk, typed, message):
    batch = start(desk)
    page = desk.post(entry_href(batch), fields(desk, batch) | {"valued": "CANARY-TYPED"} | typed)
    assert message in text_of(page)
    assert "valued" in typed or "CANARY-TYPED" in page.content.decode()
    assert Submission.objects.count() == 0


def test_phone_entry_asks_for_no_paper_reference_and_takes_a_note_of_symbols(desk):
    batch = start(desk, channel="phone")
    assert "paper_reference" not in desk.get(entry_href(batch)).content.decode()
    typed = fields(desk, batch, voice="supported", words_are="note", helper="council")
    assert "for symbols, signs or pictures" in text_of(desk.get(entry_href(batch)))
    desk.post(entry_href(batch), typed)
    said, entry = Submission.objects.get(), HelperEntry.objects.get()
    assert (said.channel, said.voice, entry.words_are, entry.paper_reference) == ("phone", "supported", "note", None)


def test_group_at_an_event_is_one_voice_of_so_many(desk):
    batch = start(desk, channel="event")
    typed = fields(desk, batch, "young-person", telling="group", group_size="14", consent="everybody")
    desk.post(entry_href(batch, "young-person"), typed)
    said = Submission.objects.get()
    assert (said.speaker, said.voice, said.group_size, said.channel) == ("young-person", "group", 14, "event")


def test_professional_speaks_for_nobody(desk):
    batch = start(desk)
    page = desk.post(entry_href(batch, "professional"), fields(desk, batch, "professional", voice="on-behalf"))
    assert "Select one of the answers in the list" in text_of(page)
    assert Submission.objects.count() == 0


def test_helper_and_day_of_the_last_entry_are_offered_for_the_next(desk):
    batch = start(desk, channel="phone")
    desk.post(entry_href(batch), fields(desk, batch, helper="council"))
    html = desk.get(entry_href(batch)).content.decode()
    assert re.search(r'value="council" checked', html)
    assert re.search(r'name="heard_on_year"[^>]*value="2025"', html)


def test_finished_pile_keeps_what_was_typed(desk):
    batch = start(desk)
    typed = fields(desk, batch, valued="CANARY-TYPED")
    desk.post(f"/entering/{batch.reference}/finish/")
    assert desk.get(entry_href(batch)).headers["Location"] == f"/entering/{batch.reference}/"
    for path in (entry_href(batch), f"{entry_href(batch)}put-aside/"):
        page = desk.post(path, typed)
        assert "This pile was finished." in text_of(page)
        assert "CANARY-TYPED" in page.content.decode()
    desk.post(f"/entering/{batch.reference}/open-again/")
    assert "data-code" in desk.post(entry_href(batch), typed).content.decode()


# The wall: what was entered cannot be read again


def test_words_entered_are_on_no_page_of_the_helper(desk):
    batch = start(desk)
    desk.post(entry_href(batch), fields(desk, batch, valued="CANARY-VALUED", needs_change="CANARY-CHANGE"))
    said = Submission.objects.get()
    for path in ("/entering/", f"/entering/{batch.reference}/", entry_href(batch), "/dashboard/"):
        assert "CANARY" not in desk.get(path).content.decode()
    desk.inspect = False
    for path in (f"/moderation/{said.reference}/", "/moderation/"):
        assert desk.get(path).status_code == 403


def test_entry_page_after_a_save_shows_nothing_of_the_last_one(desk):
    batch = start(desk)
    page = desk.post(entry_href(batch), fields(desk, batch, valued="CANARY-VALUED"))
    assert "CANARY" not in page.content.decode()


# Put aside half-way


def test_half_an_entry_comes_back_exactly(desk):
    batch = start(desk)
    odd = {"valued": "\n  Half <b>a</b> word\n\nيا", "heard_on_day": "31", "heard_on_month": "smarch", "voice": ""}
    typed = fields(desk, batch) | odd | {"paper_reference": "P-4K", "cornerstones": ["communicate", "not-sure"]}
    aside = desk.post(f"{entry_href(batch)}put-aside/", typed)
    assert aside.headers["Location"] == f"/entering/{batch.reference}/"
    batch.refresh_from_db()
    pile = desk.get(f"/entering/{batch.reference}/").content.decode()
    href = re.search(r'href="([^"]+\?aside=\w+)"', pile)[1]
    page = desk.get(href)
    html = page.content.decode()
    assert "There is a problem" not in html
    assert key_on(html) == typed["key"]
    assert "Half &lt;b&gt;a&lt;/b&gt; word\n\nيا" in html
    for name, value in (("heard_on_day", "31"), ("heard_on_month", "smarch"), ("paper_reference", "P-4K")):
        assert re.search(rf'name="{name}"[^>]*value="{value}"', html), name
    assert re.findall(r'name="cornerstones" type="checkbox" value="([\w-]+)" checked', html) == [
        "communicate",
        "not-sure",
    ]
    desk.post(entry_href(batch), fields(desk, batch, key=typed["key"]))
    batch.refresh_from_db()
    assert (batch.unfinished, HelperEntry.objects.count()) == ("", 1)


def test_half_an_entry_is_sealed_and_opens_only_for_who_put_it_aside(desk, contact_team, signed_in):
    from django.db import connection

    batch = start(desk)
    desk.post(f"{entry_href(batch)}put-aside/", fields(desk, batch, valued="CANARY-HALF"))
    with connection.cursor() as cursor:
        cursor.execute("SELECT unfinished FROM feedback_batch")
        assert b"CANARY" not in bytes(cursor.fetchone()[0])
    href = re.search(r'href="([^"]+\?aside=\w+)"', desk.get(f"/entering/{batch.reference}/").content.decode())[1]
    other = signed_in(contact_team)
    assert "CANARY-HALF" in desk.get(href).content.decode()
    assert "CANARY-HALF" not in other.get(href).content.decode()
    words = text_of(other.get(f"/entering/{batch.reference}/"))
    assert "Hayley Helper put one aside" in words


def test_two_halves_lie_side_by_side_and_keep_the_pile_open(desk, contact_team, signed_in):
    batch = start(desk)
    other = signed_in(contact_team)
    for client in (desk, other):
        client.post(f"{entry_href(batch)}put-aside/", fields(client, batch))
    words = text_of(desk.get(f"/entering/{batch.reference}/"))
    assert ("Go on: a parent carer" in words, "Toni Contact put one aside" in words) == (True, True)
    refused = text_of(desk.post(f"/entering/{batch.reference}/finish/", follow=True))
    assert "Something is put aside." in refused
    names = re.findall(r"throw-away/(\w+)/", desk.get(f"/entering/{batch.reference}/").content.decode())
    for name in names:
        desk.post(f"/entering/{batch.reference}/throw-away/{name}/")
    batch.refresh_from_db()
    assert (len(names), batch.unfinished, batch.state) == (2, "", "open")


@pytest.mark.parametrize("odd", ["", "x" * 10_001, "9" * 30, "no-such-choice", "-1", "\u202e"])
def test_odd_input_is_never_an_error_of_ours(desk, odd):
    batch = start(desk)
    for sheet in SHEETS:
        typed = dict.fromkeys(fields(desk, batch, sheet), odd)
        assert desk.post(entry_href(batch, sheet), typed).status_code == 200
        assert desk.post(f"{entry_href(batch, sheet)}put-aside/", typed).status_code == 302
    for aside in re.findall(r'href="([^"]+\?aside=\w+)"', desk.get(f"/entering/{batch.reference}/").content.decode()):
        assert desk.get(aside).status_code == 200
    assert desk.get(f"{entry_href(batch)}?aside={odd[:50]}").status_code == 200
    assert Submission.objects.count() == 0


# Who may


@pytest.mark.parametrize("who", ["helper", "contact_team"])
def test_helpers_and_the_contact_team_may_enter(cast, signed_in, who):
    assert signed_in(cast[who]).get("/entering/").status_code == 200


def test_nobody_else_may_enter(cast, signed_in, client):
    for who, person in cast.items():
        if who not in ("helper", "contact_team"):
            other = signed_in(person)
            other.inspect = False
            assert other.get("/entering/").status_code == 403, who
    assert client.get("/entering/").status_code == 302


@pytest.mark.parametrize("path", ["no-such/", "no-such/parent-carer/", "{}/no-such/"])
def test_unknown_addresses_are_not_found(desk, path):
    batch = start(desk)
    desk.inspect = False
    assert desk.get(f"/entering/{path.format(batch.reference)}").status_code == 404


def test_old_day_of_the_pile_is_offered(desk):
    day = clock.today() - timedelta(days=9)
    heard = {"heard_on_day": day.day, "heard_on_month": day.month, "heard_on_year": day.year}
    batch = start(desk, **heard)
    assert re.search(rf'name="heard_on_day"[^>]*value="{day.day}"', desk.get(entry_href(batch)).content.decode())


def test_sign_in_that_ended_half_way_loses_no_word(desk, helper):
    batch = start(desk)
    typed = fields(desk, batch, valued="Half a day\nof <b>words</b>")
    desk.logout()
    page = desk.post(entry_href(batch), typed)
    html = page.content.decode()
    assert (page.status_code, "Please sign in again" in html) == (403, True)
    given = {}
    for box in parse(html, namespaceHTMLElements=False).iter("input"):
        given.setdefault(box.get("name"), []).append(box.get("value") or "")
    desk.force_login(helper)
    assert "data-code" in desk.post(entry_href(batch), given).content.decode()
    assert OriginalWords.objects.get().valued == "Half a day\nof <b>words</b>"


def test_stranger_who_posts_nothing_is_sent_to_sign_in(client):
    assert client.post("/entering/start/").headers["Location"] == "/account/login/?next=/entering/start/"
