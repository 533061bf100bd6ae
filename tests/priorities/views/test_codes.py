"""The forum's pages for codes: made once, shown to nobody else, stopped when lost."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lib.codes import new_token, show
from priorities.enums import Voice
from priorities.models import CodeBatch, VotingCode
from priorities.services import families, rounds
from tests.priorities import factories as make
from tests.priorities import voting

pytestmark = pytest.mark.django_db
NEW = "/rounds/autumn/codes/new/"


@pytest.fixture
def star_round():
    return make.opened()


@pytest.fixture
def forum(signed_in, moderator):
    return signed_in(moderator)


def said(**more: object) -> dict[str, object]:
    return {"voice": "parent-carers", "how": "printed", "number": "3", "key": new_token()} | more


def codes_on(response) -> list[str]:
    return ["".join(groups) for groups in response.context["slips"]]


def test_codes_are_shown_in_groups_of_four_and_only_hashes_are_kept(forum, star_round):
    page = forum.post(NEW, said())
    shown = re.findall(r"<span>([0-9A-Z]{4})</span> <span>([0-9A-Z]{4})</span> <span>([0-9A-Z]{4})</span>", page.text)
    assert ["".join(groups) for groups in shown] == codes_on(page)
    assert sorted(VotingCode.objects.values_list("code_hash", flat=True)) == sorted(
        families.hash_of(code) for code in codes_on(page)
    )
    assert "We keep no copy and cannot show them again." in page.text


def test_same_form_sent_again_shows_the_same_codes(forum, star_round):
    form = said()
    first, again = forum.post(NEW, form), forum.post(NEW, form)
    assert codes_on(first) == codes_on(again)
    assert (CodeBatch.objects.count(), VotingCode.objects.count()) == (1, 3)


def test_form_of_a_stopped_batch_makes_nothing(forum, star_round):
    form = said()
    forum.post(NEW, form)
    forum.post(f"/rounds/autumn/codes/{CodeBatch.objects.get().pk}/stop/")
    page = forum.post(NEW, form, follow=True)
    assert ("These codes were stopped. Make new ones." in page.text, VotingCode.objects.count()) == (True, 0)


def test_lost_key_asks_for_another_press_with_a_new_one(forum, star_round):
    page = forum.post(NEW, said(key="odd"))
    again = page.context["form"]
    assert ("Press the button once more" in page.text, CodeBatch.objects.count()) == (True, 0)
    assert codes_on(forum.post(NEW, said(key=again["key"].value())))


@pytest.mark.parametrize(
    ("field", "typed"),
    [("number", ""), ("number", "0"), ("number", "501"), ("number", "9" * 400), ("number", "-1"), ("number", "ten"),
     ("voice", "partners"), ("voice", ""), ("how", "post"), ("how", "x" * 10_000)],
)  # fmt: skip
def test_odd_input_gets_a_message_and_keeps_what_was_typed(forum, star_round, field: str, typed: str):
    page = forum.post(NEW, said(**{field: typed}))
    assert (page.status_code, list(page.context["form"].errors), CodeBatch.objects.count()) == (200, [field], 0)


def test_file_for_emails_holds_the_codes_of_the_page(forum, star_round):
    form = said(how="email", voice="young-people")
    page = forum.post(NEW, form)
    hidden = {field: page.context["file"][field].value() for field in page.context["file"].fields}
    file = forum.post("/rounds/autumn/codes/file/", hidden)
    lines = b"".join(file.streaming_content).decode("utf-8-sig").splitlines()
    assert lines[0] == "Code,Address,Question,Open until"
    assert [line.split(",")[0] for line in lines[1:]] == [show(code) for code in codes_on(page)]
    assert (CodeBatch.objects.count(), "no-store" in file.headers["Cache-Control"]) == (1, True)


def test_file_without_its_form_leads_back(forum, star_round):
    assert forum.post("/rounds/autumn/codes/file/", {}).headers["Location"] == NEW


def test_code_from_the_sheet_votes_and_the_address_holds_no_code(forum, client, star_round):
    page = forum.post(NEW, said())
    code = codes_on(page)[0]
    assert page.context["address"] == "127.0.0.1:8000/vote/autumn" or page.context["address"].endswith("/vote/autumn")
    assert [link for link in re.findall(r'(?:href|src|action)="([^"]*)"', page.text) if code[:4] in link] == []
    assert voting.vote(client, star_round, code, "p-1").redirect_chain == [("/vote/autumn/done/", 302)]


@pytest.mark.parametrize(
    ("used", "words"), [(0, "fewer than 8"), (1, "fewer than 8"), (7, "fewer than 8"), (9, "about 10")]
)
def test_used_codes_are_never_told_exactly(forum, star_round, used: int, words: str):
    for code in voting.codes_of(star_round, number=12)[:used]:
        families.choose_first(star_round=star_round, code=code, slug="p-1")
    assert [batch.used for batch in forum.get("/rounds/autumn/codes/").context["page"].batches] == [words]


def test_used_codes_of_young_people_need_ten(forum, star_round):
    for code in voting.codes_of(star_round, voice=Voice.YOUNG_PEOPLE, number=12)[:9]:
        families.choose_first(star_round=star_round, code=code, slug="p-1")
    assert [batch.used for batch in forum.get("/rounds/autumn/codes/").context["page"].batches] == ["fewer than 10"]


def test_stop_asks_first_and_tells_no_number(forum, star_round):
    codes = voting.codes_of(star_round, number=3)
    families.choose_first(star_round=star_round, code=codes[0], slug="p-1")
    address = f"/rounds/autumn/codes/{star_round.batches.get().pk}/stop/"
    assert ("Stop this batch?" in forum.get(address).text, VotingCode.objects.count()) == (True, 3)
    for _press in range(2):
        page = forum.post(address, follow=True)
        assert "Stopped. Codes of this batch that nobody has used do not work any more." in page.text
    assert VotingCode.objects.count() == 1


def test_after_close_nothing_is_made_and_the_page_says_why(forum, star_round):
    voting.codes_of(star_round)
    rounds.close_round(star_round=star_round, by=make.editor())
    for answer in (forum.get(NEW, follow=True), forum.post(NEW, said(), follow=True)):
        assert "This round has closed." in answer.text
    assert [batch.used for batch in answer.context["page"].batches] == ["The codes were deleted when the round closed"]
    assert CodeBatch.objects.count() == 1


def test_batches_cost_the_same_queries(forum, star_round):
    asked = []
    for number in (1, 3):
        while CodeBatch.objects.count() < number:
            voting.codes_of(star_round)
        forum.get("/rounds/autumn/codes/")
        with CaptureQueriesContext(connection) as queries:
            forum.get("/rounds/autumn/codes/")
        asked.append(len(queries))
    assert asked[0] == asked[1]


def test_wrong_roles_are_refused_and_guessed_rounds_not_found(signed_in, cast, star_round):
    batch = voting.codes_of(star_round) and star_round.batches.get()
    make.opened(name="Quiet", with_families=False)
    places = ("", "new/", f"{batch.pk}/stop/")
    for who, person in cast.items():
        expected = 200 if who in ("moderator", "second_moderator") else 403
        found = [signed_in(person).get(f"/rounds/autumn/codes/{place}").status_code for place in places]
        assert (who, found) == (who, [expected] * 3)
    for address in ("nothing/codes/", "quiet/codes/", "autumn/codes/999999/stop/", f"quiet/codes/{batch.pk}/stop/"):
        assert signed_in(cast["moderator"]).get(f"/rounds/{address}").status_code == 404
