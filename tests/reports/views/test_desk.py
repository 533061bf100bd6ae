"""The desk of report editors."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from django.test import Client

from accounts.models import User
from authority.models import Settings
from lib import clock
from reports import builder, tasks
from reports.enums import ReportState
from reports.models import Report
from tests.reports.factories import PERIOD, commented, publish_report, told

pytestmark = pytest.mark.django_db
DESK = "/reports/desk/"
ASK = "/reports/desk/ask/"
RETRY = f"/reports/desk/{PERIOD.slug}/retry/"
PUBLISH = f"/reports/desk/{PERIOD.slug}/publish/"


@pytest.fixture
def editor(report_editor: User, signed_in: Callable[[User], Client], monkeypatch: pytest.MonkeyPatch) -> Client:
    monkeypatch.setattr(tasks.build, "delay", lambda _report_id: None)
    return signed_in(report_editor)


def move(report: Report, *states: ReportState, **fields: object) -> None:
    for state in states:
        Report.objects.filter(pk=report.pk).update(state=state, **fields)


def text(client: Client, path: str = DESK) -> str:
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize(("path", "method"), [(DESK, "get"), (ASK, "post"), (RETRY, "post"), (PUBLISH, "get")])
def test_desk_is_for_report_editors(
    client: Client, signed_in: Callable[[User], Client], waiting: Report, cast: dict[str, User], path: str, method: str
) -> None:
    assert getattr(client, method)(path).status_code == 302
    refused = {name: getattr(signed_in(user), method)(path).status_code for name, user in cast.items()}
    assert {name for name, status in refused.items() if status != 403} == {"report_editor"}


@pytest.mark.parametrize(("path", "method"), [(DESK, "post"), (ASK, "get"), (RETRY, "get"), (PUBLISH, "put")])
def test_desk_refuses_other_methods(editor: Client, waiting: Report, path: str, method: str) -> None:
    assert getattr(editor, method)(path).status_code == 405


@pytest.mark.parametrize("path", ["/reports/desk/2020-01/publish/", "/reports/desk/2020-01/retry/"])
def test_unknown_report_is_not_found(editor: Client, path: str) -> None:
    assert editor.post(path).status_code == 404


def test_desk_offers_the_ended_periods_without_a_report(editor: Client, october: None) -> None:
    told(on=date(2026, 2, 3))
    Report.objects.create(slug="2026-04-to-2026-06", period_start=date(2026, 4, 1), period_end=date(2026, 6, 30))
    html = text(editor)
    assert "Build July to September 2026" in html
    assert "Build January to March 2026" in html
    assert "Build April to June 2026" not in html
    assert "Build October to December 2026" not in html


def test_ask_makes_the_report(editor: Client, october: None) -> None:
    response = editor.post(ASK, {"start": "2026-07-01"}, follow=True)
    assert "The worker builds the report for July to September 2026." in response.content.decode()
    assert [report.slug for report in Report.objects.all()] == [PERIOD.slug]


@pytest.mark.parametrize("start", ["", "nonsense", "2026-10-01", "9999-12-31", "0001-01-01"])
def test_ask_for_anything_else_says_what_to_do(editor: Client, october: None, start: str) -> None:
    html = editor.post(ASK, {"start": start}, follow=True).content.decode()
    made = [report.slug for report in Report.objects.all()]
    assert "Choose one of the periods on the list." in html or "Wait until" in html
    assert made == []


def test_desk_shows_the_worker_at_work(editor: Client, waiting: Report) -> None:
    html = text(editor)
    assert "Waiting for the worker" in html
    assert "Look again" in html
    assert "http-equiv" not in html


def test_desk_shows_why_a_build_failed_and_tries_again(editor: Client, waiting: Report) -> None:
    move(waiting, ReportState.BUILDING, ReportState.FAILED, failure="The database refused the work.", attempts=5)
    assert "The database refused the work. Tries so far: 5." in text(editor)
    assert "The worker tries again." in editor.post(RETRY, follow=True).content.decode()
    assert Report.objects.get().state == ReportState.WAITING
    assert "not waiting for you" in editor.post(RETRY, follow=True).content.decode()


def test_publish_asks_first_and_then_opens_it(
    editor: Client, client: Client, waiting: Report, report_editor: User
) -> None:
    builder.build(waiting.pk)
    commented(waiting, by=report_editor)
    assert "Publish this report" in text(editor, PUBLISH)
    assert Report.objects.get().state == ReportState.COMMENTING
    response = editor.post(PUBLISH)
    assert (response.status_code, response["Location"]) == (302, f"/reports/{PERIOD.slug}/")
    assert client.get(response["Location"]).status_code == 200
    assert editor.post(PUBLISH)["Location"] == DESK


def test_publish_of_a_report_that_is_not_built_leads_back(editor: Client, waiting: Report) -> None:
    assert editor.get(PUBLISH)["Location"] == DESK
    assert editor.post(PUBLISH)["Location"] == DESK
    assert Report.objects.get().state == ReportState.WAITING


def test_desk_links_to_a_published_report(editor: Client, waiting: Report, report_editor: User) -> None:
    builder.build(waiting.pk)
    publish_report(waiting, by=report_editor)
    assert f'href="/reports/{PERIOD.slug}/"' in text(editor)


@pytest.mark.parametrize("number", [1, 3])
def test_desk_asks_the_database_the_same_however_many(
    editor: Client, october: None, report_editor: User, django_assert_num_queries, number: int
) -> None:
    for month in range(1, number + 1):
        Report.objects.create(
            slug=f"2026-0{month}",
            period_start=date(2026, month, 1),
            period_end=date(2026, month, 28),
            asked_by=report_editor,
        )
    editor.get(DESK)
    with django_assert_num_queries(14):
        editor.get(DESK)


def test_what_a_change_of_length_left_over_can_be_asked_for(editor: Client, waiting: Report) -> None:
    Settings(report_months=12).save()
    told(on=date(2026, 8, 1))
    with clock.set_to(datetime(2027, 1, 2, 9, tzinfo=UTC)):
        assert "Build October to December 2026" in editor.get("/reports/desk/").content.decode()
        html = editor.post("/reports/desk/ask/", {"start": "2026-10-01"}, follow=True).content.decode()
    assert "The worker builds the report for October to December 2026." in html
    assert Report.objects.filter(slug="2026-10-to-2026-12").exists()
