"""Who we have not heard from: in public words, and for staff with what is to do about it."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from accounts.models import User
from authority.models import District
from lib import clock
from lib.codes import new_token
from outreach.models import Outreach
from population.labels import known_labels
from population.reading import read
from population.services import import_comparators
from reports import builder
from reports.models import Report
from tests.days import noon
from tests.outreach.test_services import planned
from tests.population.tables import TODAY, line, table
from tests.reports.factories import AFTER, PERIOD, cornerstones, places, publish_report, told

pytestmark = pytest.mark.django_db
PUBLIC, STAFF = "/who-we-have-not-heard-from/", "/dashboard/who/"
NEW = f"{STAFF}outreach/new/"


@pytest.fixture
def report(report_editor: User) -> Report:
    """A frozen report: 40 people from Exeter, 5 from Torridge, 5 who did not say; 60 and 40 % of pupils live there."""
    places(), cornerstones()
    for slug, number in (("exeter", 40), ("torridge", 5), ("", 5)):
        for _ in range(number):
            told(district=District.objects.filter(slug=slug).first())
    text = table(line("Exeter", 60), line("Torridge", 40))
    import_comparators(comparators=read(text, known=known_labels(), today=TODAY).comparators, by=None)
    with clock.set_to(AFTER):
        made = Report.objects.create(slug=PERIOD.slug, period_start=PERIOD.start, period_end=PERIOD.end)
        assert builder.build(made.pk)
    return made


@pytest.fixture
def editor(report_editor: User, signed_in: Callable[[User], Client]) -> Client:
    return signed_in(report_editor)


def text(client: Client, path: str, **data: object) -> str:
    response = client.post(path, data, follow=True) if data else client.get(path)
    assert response.status_code == 200
    return response.content.decode()


def publish(report: Report, by: User) -> None:
    publish_report(report, by=by)


def test_the_public_page_says_who_is_missing_once_the_report_is_published(
    client: Client, report: Report, report_editor: User
):
    assert "There is no report yet." in text(client, PUBLIC)
    publish(report, report_editor)
    html = text(client, PUBLIC)
    assert "Torridge: few people or nobody told us. About 40% of pupils are in this group." in html
    assert "Source: <a" in html
    assert "16 January 2025" in html
    assert "Nothing is planned at the moment." in html


def test_staff_see_the_frozen_report_before_it_is_published(editor: Client, report: Report):
    html = text(editor, STAFF)
    assert "about 100%" in html
    assert "few people or nobody" in html
    assert "Shares are of about 40 people who said it, in the groups that we can show." in html


@pytest.mark.parametrize("path", [PUBLIC, STAFF])
def test_true_counts_never_stand_there(editor: Client, report: Report, report_editor: User, path: str):
    for _ in range(2):  # 42 from Exeter now, after the report was frozen: nothing moves
        told(district=District.objects.get(slug="exeter"))
    publish(report, report_editor)
    html = text(editor, path)
    assert "about 40 people" in html
    assert ">42<" not in html
    assert ">5<" not in html


def test_a_task_is_planned_shown_without_names_and_finished(editor: Client, client: Client):
    with clock.set_to(noon(date(2026, 11, 2))):
        form = {"group": "Families in Torridge", "what": "Bring paper forms.", "who": "Participation officer",
                "due_on_day": "1", "due_on_month": "3", "due_on_year": "2027", "key": new_token()}  # fmt: skip
        assert "Added." in text(editor, NEW, **form)
        assert "Families in Torridge" in text(client, PUBLIC)
        done = f"{STAFF}outreach/{Outreach.objects.get().pk}/done/"
        assert "Error: " in text(editor, done, outcome=" ")
        assert "Saved." in text(editor, done, outcome="Nobody came.")
        html = text(client, PUBLIC)
    assert "What came of it:</strong> Nobody came." in html
    assert "Eddie Editor" not in html
    assert "Eddie Editor said on Monday 2 November 2026 what came of it: Nobody came." in (
        editor.get(done, follow=True).content.decode()
    )
    second = text(editor, done, outcome="Three families came.")
    assert "what came of it: Nobody came." in second
    assert "Three families came." in second


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"group": ""}, "Enter whom you want to hear from"),
        ({"due_on_year": "2020"}, "By when must be today or later"),
        ({"due_on_year": "2099"}, "By when must be within five years"),
        ({"what": "x" * 501}, "500"),
    ],
)
def test_what_is_missing_is_said(editor: Client, changes: dict[str, str], words: str):
    form = {"group": "a", "what": "b", "who": "c", "due_on_day": "1", "due_on_month": "3", "due_on_year": "2027"}
    assert words in text(editor, NEW, **{**form, "key": new_token(), **changes})
    assert Outreach.objects.count() == 0


@pytest.mark.parametrize("number", [1, 2**31, 2**63])
def test_a_task_that_is_not_there_is_not_found(editor: Client, number: int):
    assert editor.get(f"{STAFF}outreach/{number}/done/").status_code == 404


@pytest.mark.parametrize("many", [1, 3])
def test_the_public_page_asks_the_database_as_often_for_one_task_as_for_three(
    client: Client, report: Report, report_editor: User, django_assert_num_queries, many: int
):
    publish(report, report_editor)
    for _ in range(many):
        planned(report_editor)
    text(client, PUBLIC)
    with django_assert_num_queries(7):
        assert text(client, PUBLIC).count("Go to a coffee morning.") == many


@pytest.mark.parametrize("path", [STAFF, NEW])
def test_staff_pages_are_for_report_editors_and_administrators(client: Client, signed_in, cast, path: str):
    found = {name: signed_in(user).get(path).status_code for name, user in cast.items()}
    assert found == dict.fromkeys(cast, 403) | {"report_editor": 200, "administrator": 200}
    assert client.get(path).status_code == 302
