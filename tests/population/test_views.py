"""Bringing in who lives here: form, preview, confirm."""

import re
from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from accounts.models import User
from population.models import Comparator
from tests.population.tables import line, table
from tests.reports.factories import places

pytestmark = pytest.mark.django_db
FORM, CONFIRM = "/dashboard/who/import/", "/dashboard/who/import/confirm/"


@pytest.fixture
def editor(report_editor: User, signed_in: Callable[[User], Client]) -> Client:
    places()
    return signed_in(report_editor)


def text(client: Client, path: str = FORM, **data: object) -> str:
    response = client.post(path, data, follow=True) if data else client.get(path)
    assert response.status_code == 200
    return response.content.decode()


def sealed(html: str) -> str:
    return re.search(r'name="sealed" value="([^"]+)"', html)[1]


def test_the_form_says_how_the_table_must_look(editor: Client):
    html = text(editor)
    assert "counts_as" in html
    assert "EHC plan; SEN support" in html


def test_preview_writes_nothing_and_confirming_writes_it_once(editor: Client):
    preview = text(editor, text=table())
    assert "Check before you import" in preview
    assert Comparator.objects.count() == 0
    assert "New tables: 1. There already: 0." in text(editor, CONFIRM, sealed=sealed(preview))
    assert "New tables: 0. There already: 1." in text(editor, CONFIRM, sealed=sealed(preview))
    assert Comparator.objects.get().imported_by.email == "report-editor@example.org"


def test_a_file_is_read_too(editor: Client):
    html = text(editor, file=SimpleUploadedFile("who.csv", table().encode("utf-8-sig")))
    assert "Check before you import" in html


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({"text": ""}, "Upload a file or paste the table"),
        ({"text": table(line(), line("Torridge", 39))}, "Line 2: the numbers add up to 99"),
        ({"text": "x"}, "Line 1: these columns are missing"),
        ({"text": table().splitlines()[0]}, "There is only a heading."),
    ],
)
def test_what_is_wrong_is_said_on_the_form(editor: Client, data: dict[str, str], words: str):
    html = text(editor, **data)
    assert "<title>Error: " in html
    assert words in html


@pytest.mark.parametrize("seal", ["", "nonsense", "é" * 50, "x" * 100_000])
def test_a_preview_that_was_changed_is_refused(editor: Client, seal: str):
    assert "This preview has been changed." in text(editor, CONFIRM, sealed=seal, more="x")
    assert Comparator.objects.count() == 0


def test_a_preview_of_somebody_else_is_refused(editor: Client, administrator: User, signed_in):
    preview = sealed(text(editor, text=table()))
    assert "This preview has been changed." in text(signed_in(administrator), CONFIRM, sealed=preview)


def test_only_report_editors_and_administrators(client: Client, signed_in, cast: dict[str, User]):
    found = {name: signed_in(user).get(FORM).status_code for name, user in cast.items()}
    assert found == dict.fromkeys(cast, 403) | {"report_editor": 200, "administrator": 200}
    assert client.get(FORM).status_code == 302
