"""The pages between writing what is added to an answer and publishing it."""

import re

import pytest

from feedback.models import Addition, ResponseUpdate
from feedback.services.additions import AdditionWords, change_addition, keep_addition
from lib.codes import new_token
from tests.feedback import factories as make
from tests.feedback.answering import second_reader_is_needed

pytestmark = pytest.mark.django_db
TEXT = "Ring us on 01271 333444."
BUTTON = 'id="publish"'


def page(response):
    return response.content.decode()


def words(response):
    return " ".join(re.sub(r"<[^>]+>", " ", page(response)).split())


@pytest.fixture
def desk(responder, signed_in):
    return signed_in(responder)


@pytest.fixture
def answer():
    return make.answered()


@pytest.fixture
def waits(answer, responder):
    return keep_addition(response=answer, by=responder, words=AdditionWords(TEXT, "under-way"), key=new_token())


def at(addition, step=""):
    return f"/responding/additions/{addition.reference}/{step}"


def test_preview_shows_what_families_will_read_with_what_was_noticed_and_how_easily_it_reads(desk, waits):
    shown = words(desk.get(at(waits, "preview/")))
    wanted = (
        "What happened since",
        "Under way",
        TEXT,
        "may be a phone number",
        "How easily it reads",
        "Publish it now",
    )
    assert [one for one in wanted if one not in shown] == []


@pytest.mark.parametrize("path", ["/responding/", "/responding/published/"])
def test_what_waits_is_found_on_both_lists(desk, waits, path):
    assert at(waits, "preview/") in page(desk.get(path))


def test_who_wrote_it_has_no_button_where_another_person_is_needed(desk, signed_in, waits):
    second_reader_is_needed()
    own, other = desk.get(at(waits, "preview/")), signed_in(make.responder("Ann Able")).get(at(waits, "preview/"))
    assert [BUTTON in page(one) for one in (own, other)] == [False, True]
    assert "another person must look at it and publish it" in words(own)
    pressed = desk.post(at(waits, "publish/"), {"seen_version": 1})
    assert "Ask a colleague to look at it and publish it." in words(pressed)
    assert ResponseUpdate.objects.count() == 0


def test_small_win_has_no_button_for_its_writer_where_another_person_is_needed(desk, signed_in):
    second_reader_is_needed()
    make.cornerstone()
    typed = {"kind": "win", "text": "The lamp is on.", "cornerstone": "communicate", "key": new_token()}
    at = desk.post("/responding/small-wins/new/", typed).headers["Location"]
    shown = [page(desk.get(at)), page(signed_in(make.responder("Ann Able")).get(at))]
    assert ["Publish it now" in one for one in shown] == [False, True]


def test_it_is_changed_and_what_a_colleague_saved_meanwhile_is_shown_beside_it(desk, waits):
    change_addition(
        addition=waits, by=make.responder("Ann Able"), seen_version=1, words=AdditionWords("Theirs.", "done")
    )
    typed = {"progress": "done", "text": "Mine.", "key": new_token(), "seen_version": 1}
    clash = desk.post(at(waits), typed)
    assert [one for one in ("What they saved", "Theirs.", "Mine.", "Ann Able changed") if one not in words(clash)] == []
    assert 'name="seen_version" value="2"' in page(clash)
    assert desk.post(at(waits), typed | {"seen_version": 2}).headers["Location"] == at(waits, "preview/")
    assert Addition.objects.get().text == "Mine."


def test_it_is_deleted_after_one_question(desk, waits):
    assert "Delete this draft?" in words(desk.get(at(waits, "discard/")))
    desk.post(at(waits, "discard/"), {"seen_version": 1})
    assert Addition.objects.count() == 0


def test_once_published_its_preview_leads_to_the_answer(desk, answer, waits):
    for _twice in range(2):
        leads = desk.post(at(waits, "publish/"), {"seen_version": 1}).headers["Location"]
    assert {leads, desk.get(at(waits, "preview/")).headers["Location"]} == {f"/you-said-we-did/{answer.reference}/"}


def test_nothing_of_it_is_there_while_its_answer_is_hidden(desk, answer, waits, client):
    client.post(f"/you-said-we-did/{answer.reference}/about-me/", {"key": new_token()})
    assert [desk.get(at(waits, step)).status_code for step in ("", "preview/", "discard/")] == [404] * 3


@pytest.mark.parametrize("odd", ["\u202e" * 50, "x" * 10_000, "💔", "9" * 40])
def test_odd_input_is_never_a_fault(desk, waits, odd):
    given = dict.fromkeys(("progress", "text", "key", "seen_version", "due_on_year"), odd)
    for step in ("", "publish/", "discard/"):
        assert desk.post(at(waits, step), given).status_code == 200
