"""Files of a report, what their columns mean, and the list of what is missing."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from accounts.models import User
from reports import builder, tasks
from reports.builder.files import keeping
from reports.enums import ReportFileName
from reports.models import FilesFailure, Report
from reports.periods import Period
from tests.reports.factories import PERIOD, a_summer, publish_report

pytestmark = pytest.mark.django_db
MISSING = "/reports/versions/"
AT = f"/reports/{PERIOD.slug}"
FILES = [
    (f"{AT}.pdf", "application/pdf", "families-edition-1.pdf"),
    (f"{AT}/partners.pdf", "application/pdf", "partners-edition-1.pdf"),
    (f"{AT}/easy-read.pdf", "application/pdf", "easy-read-edition-1.pdf"),
    (f"{AT}/young-people.pdf", "application/pdf", "young-people-edition-1.pdf"),
    (f"{AT}.ods", "application/vnd.oasis.opendocument.spreadsheet", "figures-edition-1.ods"),
    (f"{AT}.csv", "text/csv; charset=utf-8", "figures-edition-1.csv"),
    (f"{AT}/answers.csv", "text/csv; charset=utf-8", "answers-edition-1.csv"),
    (f"{AT}.json", "application/json", "report-edition-1.json"),
]


@pytest.fixture
def published(waiting: Report, moderator: User, report_editor: User) -> Report:
    a_summer(by=moderator)
    builder.build(waiting.pk)
    return publish_report(waiting, by=report_editor)


def test_everybody_takes_every_file(client: Client, published: Report) -> None:
    for path, kind, name in FILES:
        response = client.get(path)
        assert (response.status_code, response.headers["Content-Type"]) == (200, kind)
        assert f'filename="progress-report-{PERIOD.slug}-{name}"' in response.headers["Content-Disposition"]
        assert response.headers["Cache-Control"] == "no-store, private"
        assert len(response.content) > 100


def test_files_are_offered_with_their_sizes(client: Client, published: Report) -> None:
    assert "For families (PDF)</a>" in client.get(f"{AT}/").content.decode()
    tasks.sweep_files()
    html = client.get(f"{AT}/").content.decode()
    for path, _kind, _name in FILES:
        assert f'href="{path}"' in html
    assert "For families (PDF, " in html


def test_files_of_a_report_that_is_not_published_are_for_editors(
    client: Client, waiting: Report, signed_in: Callable[[User], Client], report_editor: User, moderator: User
) -> None:
    a_summer(by=moderator)
    builder.build(waiting.pk)
    assert [client.get(path).status_code for path, _kind, _name in FILES] == [404] * len(FILES)
    assert {signed_in(report_editor).get(path).status_code for path, _kind, _name in FILES} == {200}


@pytest.mark.parametrize("path", ["/reports/2020-01.pdf", "/reports/nothing.json", "/reports/2020-01/partners.pdf"])
def test_files_of_an_unknown_report_are_not_found(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404


def test_dictionary_and_schema_are_open(client: Client, db: None) -> None:
    assert "An empty number does not mean nobody." in client.get("/reports/data-dictionary/").content.decode()
    assert client.get("/reports/schema.json").json()["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_missing_files_are_listed_for_those_who_look_after_them(
    waiting: Report, signed_in: Callable[[User], Client], cast: dict[str, User]
) -> None:
    found = {name: signed_in(user).get(MISSING).status_code for name, user in cast.items()}
    assert found == {name: 200 if name in ("report_editor", "administrator") else 403 for name in cast}
    builder.build(waiting.pk)
    desk = signed_in(cast["report_editor"])
    assert desk.get(MISSING).content.decode().count("<strong>Missing</strong>") == len(FILES)
    tasks.sweep_files()
    html = desk.get(MISSING).content.decode()
    assert "Every file is there." in html
    assert "<strong>Missing</strong>" not in html


@pytest.mark.parametrize("number", [1, 3])
def test_list_of_files_asks_the_database_the_same_however_long_it_is(
    october: None, signed_in: Callable[[User], Client], report_editor: User, django_assert_num_queries, number: int
) -> None:
    for month in range(1, number + 1):
        period = Period(date(2026, month, 1), date(2026, month, 28))
        report = Report.objects.create(slug=period.slug, period_start=period.start, period_end=period.end)
        builder.build(report.pk)
    desk = signed_in(report_editor)
    with django_assert_num_queries(8):
        html = desk.get(MISSING).content.decode()
    assert html.count("<section") >= number


def test_list_of_files_is_empty_before_the_first_report(
    signed_in: Callable[[User], Client], report_editor: User
) -> None:
    assert "No report is built yet." in signed_in(report_editor).get(MISSING).content.decode()


def test_files_are_made_again_by_one_press(
    waiting: Report,
    signed_in: Callable[[User], Client],
    report_editor: User,
    administrator: User,
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks,
) -> None:
    queued: list[int] = []
    monkeypatch.setattr(tasks.make_files, "delay", queued.append)
    builder.build(waiting.pk)
    FilesFailure.objects.create(report=waiting, why="Easy Read (PDF): MemoryError")
    desk = signed_in(administrator)
    html = desk.get(MISSING).content.decode()
    assert "Easy Read (PDF): MemoryError. The worker tries again" in html
    assert "1 report lacks a file that we could not make." in desk.get("/dashboard/").content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        html = desk.post(f"{MISSING}{PERIOD.slug}/again/", follow=True).content.decode()
    assert "The worker makes the files for July to September 2026." in html
    for report_id in queued:
        tasks.make_files(report_id)
    html = desk.get(MISSING).content.decode()
    assert "Every file is there." in html
    assert "Make them now" not in html
    assert not FilesFailure.objects.exists()


def test_files_of_a_report_that_is_not_built_cannot_be_made(
    waiting: Report, signed_in: Callable[[User], Client], report_editor: User
) -> None:
    html = signed_in(report_editor).post(f"{MISSING}{PERIOD.slug}/again/", follow=True).content.decode()
    assert "it is not built yet" in html


def test_reader_hears_that_a_file_cannot_be_made(
    client: Client, published: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_page: object) -> bytes:
        raise MemoryError

    monkeypatch.setitem(keeping.MAKERS, ReportFileName.SHEET, broken)
    response = client.get(f"/reports/{PERIOD.slug}.ods")
    assert response.status_code == 503
    assert "We cannot make this file just now" in response.content.decode()
    assert client.get(f"/reports/{PERIOD.slug}.json").status_code == 200


def test_a_report_whose_page_cannot_be_made_leaves_the_others_alone(
    published: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_report: object) -> None:
        raise KeyError("words")

    with monkeypatch.context() as patched:
        patched.setattr(keeping, "page_of", broken)
        tasks.sweep_files()
    assert "KeyError" in FilesFailure.objects.get().why
    tasks.sweep_files()
    assert not FilesFailure.objects.exists()
