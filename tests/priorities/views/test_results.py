import json
import re
from datetime import date, timedelta

import pgtrigger
import pytest
from django.utils.html import escape

from cornerstones.services import load_starting_data as load_cornerstones
from lib import clock
from priorities.enums import Voice
from priorities.models import DevelopmentPoint, Priority
from priorities.services import contents, load_starting_data, rounds
from scripts import recount
from tests.priorities import factories as make
from tests.priorities import held

pytestmark = pytest.mark.django_db
EVERY_PAGE = 2  # contact points and the words of the blocks that stand on every page
FILES = ("result.json", "result.csv", "result.ods")
ADDRESS = "/priorities/rounds/autumn/"


def words_of(client, address=ADDRESS):
    """Return what stands on a page, without its tags."""
    response = client.get(address)
    assert response.status_code == 200
    page = response.content.decode()
    return " ".join(re.sub(r"<[^>]+>", " ", page[page.index("<main") : page.index("</main>")]).split())


@pytest.fixture
def star_round():
    """An open round with two sectors, nine parent carers and too few young people."""
    star_round = held.opened({**held.EIGHT_SCHOOLS, **held.EIGHT_TRUSTS})
    held.choose(star_round, Voice.PARENT_CARERS, ["p-3"] * 9)
    held.choose(star_round, Voice.YOUNG_PEOPLE, ["p-4"] * 9)
    return star_round


def test_open_round_shows_who_took_part_and_nothing_of_what_they_chose(client, star_round):
    page = words_of(client)
    assert "16 of 16 organisations confirmed" in page
    assert "about 10 chose" in page
    assert "fewer than 10 so far" in page
    assert not re.search(r"24 stars|16 stars|first choice|focus list:", page)


def test_open_round_shows_the_heads_published_so_far(client, star_round):
    assert "None yet. The first one comes the night after" in words_of(client)
    rounds.publish_head(star_round=star_round)
    head = star_round.heads.get().head
    assert " ".join(head[start : start + 8] for start in range(0, 64, 8)) in words_of(client)


def test_closed_round_is_being_checked_and_says_nothing_more(client, signed_in, partner, star_round):
    held.closed(star_round)
    for visitor in (client, signed_in(partner)):
        page = words_of(visitor)
        assert "The result is being checked; it will be published soon." in page
        assert "P 1" not in page


def test_open_round_whose_time_is_over_is_being_checked(client, star_round):
    with clock.set_to(star_round.closes_at + timedelta(seconds=1)):
        assert "The result is being checked" in words_of(client)


def test_who_runs_rounds_sees_the_result_before_the_others_and_that_it_is_not_public(
    signed_in, report_editor, star_round
):
    held.closed(star_round)
    page = words_of(signed_in(report_editor))
    assert "This result is not public yet." in page
    assert "“P 1” comes first, with 24 stars; 4 of 4 priorities are on the focus list." in page
    assert "Files to keep" not in page


@pytest.mark.parametrize("file", FILES)
def test_files_are_there_once_the_result_is_public(client, signed_in, report_editor, star_round, file):
    held.closed(star_round)
    assert {each.get(ADDRESS + file).status_code for each in (client, signed_in(report_editor))} == {404}
    rounds.publish_round(star_round=star_round, by=make.editor())
    response = client.get(ADDRESS + file)
    assert (response.status_code, file.split(".")[1] in response["Content-Disposition"]) == (200, True)


def test_result_says_three_ballots_each_with_its_turnout_and_limits(client, star_round):
    held.published(star_round)
    page = words_of(client)
    assert "16 of 16 organisations took part." in page
    assert "9 parent carers chose." in page
    assert "Fewer than 10 young people chose. We do not show so few, to protect them." in page
    assert page.count("two codes are two voices") == 2
    row = page[page.index("Every priority in the three ballots") :]
    assert (
        "P 3 On the focus list Partners’ stars 8 Parent carers’ first choice 9 Young people’s first choice not" in row
    )


def test_result_counts_each_sector_the_same_too(client, star_round):
    held.published(star_round)
    page = words_of(client)
    assert "Education Organisations 8 Stars they gave 40 Health Organisations 8 Stars they gave 16" in page
    assert "“P 3” goes from 3rd to 2nd when each sector weighs the same, because Health gave it 8 of its 16" in page


def test_result_of_few_organisations_says_why_sectors_are_not_compared(client):
    held.published(held.opened({"School 1": {"p-1": 3}}))
    assert "In this round there were too few." in words_of(client)


def test_round_without_families_or_stars_says_so(client):
    held.published(make.opened(with_families=False))
    page = words_of(client)
    assert "No organisation gave a star, so no priority is on the focus list." in page
    assert "This round did not ask young people." in page
    assert "No organisation confirmed any stars." in page


def test_ties_share_first_place(client):
    held.published(held.opened({"School 1": {"p-1": 2, "p-2": 2}}))
    page = words_of(client)
    assert "“P 1” and “P 2” share first place, with 2 stars each; 0 of 4 priorities are on the focus list." in page
    assert page.count("1st place, shared") == 2
    assert "Equal numbers share a place, and the next place is left out." in page


def test_later_edit_changes_nothing_of_the_result(client, star_round):
    held.published(star_round)
    before = client.get(ADDRESS).content
    files = [client.get(ADDRESS + file).getvalue() for file in FILES[:2]]
    with pgtrigger.ignore():  # as somebody with the whole database could
        Priority.objects.update(strength="Edited", stars=1, withdrawn_why="x")
        DevelopmentPoint.objects.update(text="Edited")
    assert client.get(ADDRESS).content == before
    assert [client.get(ADDRESS + file).getvalue() for file in FILES[:2]] == files


def test_what_was_taken_out_stands_apart_with_its_reason(client, star_round):
    gone = star_round.priorities.get(slug="p-1")
    contents.withdraw_priority(priority=gone, by=make.editor(), why="It was there twice.")
    held.published(star_round)
    page = words_of(client)
    assert "Taken out of this round Stars and choices for these do not count. P 1 Why: It was there twice." in page
    assert page.count("P 1") == 1


def test_movement_since_a_write_up_and_since_a_round_of_ours(client):
    load_cornerstones()
    load_starting_data()
    recorded = Priority.objects.first().round
    first = make.draft(priorities=1, previous=recorded, organisations=("School 1",))
    contents.carry_over(star_round=first, by=make.editor())
    first = rounds.open_round(star_round=first, by=make.editor())
    held.give(first, "School 1", {"p-1": 5})
    held.published(first)
    second = make.draft(name="Winter", priorities=0, previous=first, organisations=("School 1",))
    contents.carry_over(star_round=second, by=make.editor())
    held.published(rounds.open_round(star_round=second, by=make.editor()))

    page = words_of(client)
    assert "Its exact numbers were not published. So we can only compare who was on its focus list." in page
    assert "New P 1 : straight to 1st" in page
    assert page.count("no longer on the focus list") == 13
    winter = words_of(client, "/priorities/rounds/winter/")
    assert "The round before: Autumn . We compare places, not stars" in winter
    assert "Where it was P 1 : 1st, as before" in winter


def test_round_of_a_write_up_says_that_it_was_not_held_here(client):
    load_cornerstones()
    load_starting_data()
    page = words_of(client, "/priorities/rounds/cornerstones-event-2025/")
    assert "This round was not held on this website." in page
    assert "13 priorities had 3 stars or more." in page
    assert "Check it yourself" not in page
    for file in FILES:
        assert client.get(f"/priorities/rounds/cornerstones-event-2025/{file}").status_code == 404
    assert "We wrote its result down from the write-up" in words_of(client, "/priorities/rounds/")


def test_unknown_and_draft_rounds_are_not_found(client, signed_in, report_editor):
    make.draft()
    for visitor in (client, signed_in(report_editor)):
        for address in (ADDRESS, "/priorities/rounds/nothing/", *(ADDRESS + file for file in FILES)):
            assert visitor.get(address).status_code == 404


@pytest.mark.parametrize("address", [ADDRESS, "/priorities/rounds/", "/priorities/rounds/recount.py"])
def test_pages_only_answer_reading(client, address, star_round):
    held.published(star_round)
    assert (client.head(address).status_code, client.post(address).status_code) == (200, 405)


@pytest.mark.parametrize("number", [2, 6])
def test_result_asks_three_questions_of_the_database(client, django_assert_num_queries, number):
    held.published(held.opened({"School 1": {"p-1": 3}, "School 2": {"p-2": 3}}, priorities=number))
    with django_assert_num_queries(3 + EVERY_PAGE):
        client.get(ADDRESS)


@pytest.mark.parametrize("number", [2, 6])
def test_open_round_asks_seven_questions_of_the_database(client, django_assert_num_queries, number):
    held.opened({"School 1": {"p-1": 3}, "School 2": {"p-2": 3}}, priorities=number)
    with django_assert_num_queries(7 + EVERY_PAGE):
        client.get(ADDRESS)


@pytest.mark.parametrize("number", [1, 3])
def test_list_of_rounds_asks_one_question_of_the_database(client, django_assert_num_queries, number):
    for each in range(number):
        make.opened(name=f"Round {each}")
    with django_assert_num_queries(1 + EVERY_PAGE):
        client.get("/priorities/rounds/")


def test_priorities_lead_to_the_result_to_all_rounds_and_to_an_open_one(client):
    held.published(held.opened({"School 1": {"p-1": 3}}))
    make.opened(name="Winter")
    page = client.get("/priorities/").content.decode()
    assert '<a class="govuk-link" href="/priorities/rounds/winter/">Winter</a>' in page
    assert 'href="/priorities/rounds/autumn/">See the result of “Autumn”' in page
    assert 'href="/priorities/rounds/">See all rounds' in page


def test_closed_round_is_not_offered_any_more(client):
    held.closed(make.opened())
    assert "You can choose now" not in client.get("/priorities/").content.decode()


def test_names_of_priorities_are_never_code(client):
    star_round = make.draft()
    with pgtrigger.ignore():  # as somebody with the whole database could
        star_round.priorities.filter(slug="p-1").update(strength="<script>alert(1)</script>")
    star_round = rounds.open_round(star_round=star_round, by=make.editor())
    held.give(star_round, "Tor View School", {"p-1": 5})
    held.choose(star_round, Voice.PARENT_CARERS, ["p-1"] * 8)
    held.published(star_round)
    page = client.get(ADDRESS).content.decode()
    assert (page.count("<script>alert"), page.count(escape("<script>alert(1)</script>")) > 3) == (0, True)


def test_head_on_the_page_is_the_one_that_the_json_gives(client, star_round):
    held.published(star_round)
    lines = json.loads(client.get(ADDRESS + "result.json").content)["lines"]
    assert f'data-code="{recount.head_of(lines)}"' in client.get(ADDRESS).content.decode()


def test_write_up_that_is_older_than_a_round_stands_below_it(client):
    load_cornerstones()
    load_starting_data()
    make.opened()
    page = words_of(client, "/priorities/rounds/")
    assert page.index("Autumn") < page.index("Stars at the Cornerstones event")
    assert f"It closed on {date(2025, 6, 24):%-d %B %Y}." in page
