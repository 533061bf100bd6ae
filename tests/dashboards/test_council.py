"""The council's dashboard: figures that agree with the list behind them, for every filter; files that hold the same."""

import csv
import re
from datetime import UTC, datetime, timedelta
from io import BytesIO, StringIO

import pytest
from python_calamine import CalamineWorkbook

from cornerstones.models import AreaOfWeakness
from dashboards.forms import CouncilFilterForm
from dashboards.selectors import council_dashboard
from dashboards.selectors.parts import Part
from feedback.enums import YoungVoice
from lib import clock
from tests.conftest import CAST
from tests.feedback import factories

pytestmark = pytest.mark.django_db
PAGE = "/dashboard/council/"
MAY = ("responder", "report_editor", "administrator")
NOVEMBER = datetime(2026, 11, 20, 12, tzinfo=UTC)
MAY_DAY = datetime(2026, 5, 4, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def in_november():
    with clock.set_to(NOVEMBER):
        yield


@pytest.fixture
def said() -> None:
    """Eight experiences of many kinds, in two quarters; one is answered, one cannot be seen."""
    area = AreaOfWeakness.objects.create(code="asw1", name="Strategic leadership")
    with clock.set_to(MAY_DAY):
        factories.published(cornerstones=("communicate",), place="exeter", phase="primary")
        factories.published(cornerstones=("communicate", "welcome-and-care"), place="torridge", valued="They listen.")
    factories.answered(factories.published(cornerstones=("communicate",), place="exeter"), area_of_weakness=area)
    factories.published(speaker="professional", valued="We meet.", needs_change="")
    for voice in ("own", "own", "supported"):
        factories.published(speaker="young-person", voice=voice, place="exeter", cornerstones=("value-and-include",))
    factories.raise_concern(factories.published(cornerstones=("communicate",), needs_change="CANARY"))


def dashboard(**asked: str):
    return council_dashboard(CouncilFilterForm(asked).asked(), answers=True)


def part(slug: str, **asked: str) -> Part:
    return next(each for each in dashboard(**asked).parts if each.slug == slug)


def numbers(slug: str, **asked: str) -> dict[str, tuple[str, ...]]:
    return {row.label: row.cells for row in part(slug, **asked).rows if row.cells[0] != "0"}


@pytest.mark.parametrize("who", CAST)
def test_dashboard_is_for_the_council_alone(signed_in, cast, who):
    answers = {signed_in(cast[who]).get(address).status_code for address in (PAGE, "/dashboard/council.csv")}
    assert answers == {200 if who in MAY else 403}


def test_dashboard_counts_by_cornerstone(said):
    assert numbers("cornerstone") == {
        "Communicate": ("3", "1", "3", "2"),
        "Welcome and care": ("1", "1", "1", "1"),
        "Value and include": ("3", "0", "3", "3"),
    }


def test_dashboard_tells_young_peoples_own_voice_apart(said):
    assert {label: cells[0] for label, cells in numbers("who").items()} == {
        "Parent carer": "3",
        "Professional": "1",
        YoungVoice.OWN.label: "2",
        YoungVoice.SUPPORTED.label: "1",
    }


def test_dashboard_leaves_young_people_out_of_places(said):
    assert {label: cells[0] for label, cells in numbers("place").items()} == {
        "Exeter": "2",
        "Torridge": "1",
        "Place not said": "1",
    }


def test_dashboard_counts_by_the_area_of_the_answer(said):
    assert numbers("area") == {"Strategic leadership": ("1", "0", "1", "0")}


def test_dashboard_counts_by_quarter_and_in_a_quarter_by_month(said):
    assert {label: cells[0] for label, cells in numbers("time").items()} == {
        "April to June 2026": "2",
        "October to December 2026": "5",
    }
    assert {label: cells[0] for label, cells in numbers("time", when="2026-q2").items()} == {"May 2026": "2"}


@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"cornerstone": "communicate"},
        {"place": "exeter"},
        {"who": "young-person"},
        {"who": "young-own"},
        {"when": "2026-q2"},
        {"cornerstone": "communicate", "place": "exeter", "when": "2026"},
        {"area": "asw1"},
    ],
)
def test_every_figure_leads_to_as_many_published_experiences(said, signed_in, responder, asked):
    client = signed_in(responder)
    found = dashboard(**asked)
    rows = [row for each in found.parts for row in each.rows if row.href.startswith("/experiences/")]
    figures = [(row.href, row.cells[0]) for row in rows]
    figures += [(one.href, one.words.split(" ")[0]) for one in found.figures if one.href.startswith("/experiences/")]
    assert len(figures) > 4
    for href, number in figures:
        page = client.get(href).content.decode()
        assert (href, str(len(set(re.findall(r'href="/experiences/(DEV-[^/"]+)/"', page))))) == (href, number)
        assert "CANARY" not in page


def test_age_groups_under_ten_are_hidden_and_nothing_gives_them_back():
    for phase, number in (("primary", 12), ("secondary", 11), ("post-16", 3)):
        for _ in range(number):
            factories.published(phase=phase)
    found = {row.label: row.cells[0] for row in part("age").rows}
    assert found["Primary, age 5 to 11"] == "12"
    few = {label for label, cell in found.items() if cell == "not shown"}
    assert {"Age 16 to 19", "Secondary, age 11 to 16", "Under 5"} <= few


def test_dashboard_compares_with_the_quarter_before_only_when_it_is_over(said):
    words = [[one.words for one in dashboard(when=when).figures] for when in ("2026-q2", "2026-q4", "2026-q3")]
    assert "That is 2 more than in January to March 2026 (0)." in words[0]
    assert "October to December 2026 is not over yet, so we do not compare it." in words[1]
    assert "That is 2 fewer than in April to June 2026 (2)." in words[2]


def test_dashboard_says_how_long_the_oldest_waits():
    with clock.set_to(NOVEMBER - timedelta(days=70)):
        factories.published()
    factories.published()
    assert numbers("waiting") == {"Less than a week": ("1",), "8 to 13 weeks": ("1",)}
    assert part("waiting").title == "2 experiences wait for an answer, 1 longer than we promised"
    assert [one.words for one in dashboard().figures if "oldest" in one.words] == [
        "In all of Devon, the oldest without an answer came on Friday 11 September 2026: 50 working days ago."
    ]


def test_dashboard_counts_how_answers_stand(said):
    factories.overdue_promise(on=NOVEMBER.date() - timedelta(days=3))
    assert numbers("promises") == {"Under way, in time": ("1",), "Late": ("1",)}


def test_dashboard_without_anything_says_so_and_shows_the_way_out(signed_in, responder):
    page = signed_in(responder).get(f"{PAGE}?who=partner").content.decode()
    assert "No experiences match these filters yet." in page
    assert "Show all" in page


@pytest.mark.parametrize("asked", ["when=2026-q9", "when=1999", "cornerstone=%00", "who=9223372036854775808", "area=x"])
def test_dashboard_says_what_it_does_not_understand(signed_in, responder, asked):
    response = signed_in(responder).get(f"{PAGE}?{asked}")
    assert response.status_code in (200, 400)
    if response.status_code == 200:
        assert "<title>Error: " in response.content.decode()


@pytest.mark.parametrize("number", [1, 3])
def test_dashboard_asks_as_often_for_three_as_for_one(signed_in, responder, django_assert_num_queries, number):
    for _ in range(number):
        factories.answered(factories.published(cornerstones=("communicate",), place="exeter"))
        factories.published(speaker="young-person")
    client = signed_in(responder)
    with django_assert_num_queries(22):
        client.get(f"{PAGE}?cornerstone=communicate")


def test_files_hold_what_is_on_the_screen(said, signed_in, responder):
    client = signed_in(responder)
    page = client.get(f"{PAGE}?cornerstone=communicate").content.decode()
    text = b"".join(client.get("/dashboard/council.csv?cornerstone=communicate").streaming_content).decode()
    _header, *lines = csv.reader(StringIO(text.removeprefix("\ufeff")))
    found = dashboard(cornerstone="communicate")
    shown = [(each.title, row.label, cell) for each in found.parts for row in each.rows for cell in row.cells]
    assert [(line[0], line[1], line[3]) for line in lines if line[1]] == shown
    assert [line[3] for line in lines if not line[1]] == [
        "Cornerstone: Communicate",
        *(figure.words for figure in found.figures),
    ]
    assert page.count('<td role="cell" class="govuk-table__cell govuk-table__cell--numeric">') == len(shown)
    ods = client.get("/dashboard/council.ods?cornerstone=communicate").content
    book = CalamineWorkbook.from_filelike(BytesIO(ods))
    assert book.sheet_names == ["In words", *(each.slug for each in found.parts)]
    sheet = book.get_sheet_by_name("cornerstone").to_python()
    assert sheet[2:] == [list(part("cornerstone").columns), ["Communicate", 3.0, 1.0, 3.0, 2.0]]


def test_one_table_can_be_taken_alone_and_an_unknown_one_is_not_there(said, signed_in, responder):
    client = signed_in(responder)
    text = b"".join(client.get("/dashboard/council.csv?table=place").streaming_content).decode()
    assert text.splitlines()[1].split(",") == ["Exeter", "2", "0", "2", "1"]
    assert client.get("/dashboard/council.csv?table=nothing").status_code == 404


def test_file_runs_no_formula(signed_in, responder):
    AreaOfWeakness.objects.create(code="asw1", name="=HYPERLINK(1)")
    factories.published()
    text = b"".join(signed_in(responder).get("/dashboard/council.csv?table=area").streaming_content).decode()
    assert "\r\n'=HYPERLINK(1)," in text
