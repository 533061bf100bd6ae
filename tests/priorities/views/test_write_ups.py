import html
import re
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.enums import Role
from accounts.services import grant_role
from cornerstones.models import Event, OpenQuestion, Statement
from cornerstones.services import load_starting_data
from priorities.models import Priority
from tests.lib.event_notes.texts import PRIORITIES, STATEMENTS

pytestmark = pytest.mark.django_db

FORM = "/priorities/import/"
CONFIRM = "/priorities/import/confirm/"


@pytest.fixture(autouse=True)
def event(db):
    load_starting_data()
    return Event.objects.create(slug="boat-day", name="Boat day", held_on=date(2026, 5, 2))


@pytest.fixture
def editor(signed_in, report_editor):
    return signed_in(report_editor)


def _data(**changes):
    return {"kind": "priorities", "event": "boat-day", "text": PRIORITIES} | changes


def _words(response):
    return html.unescape(" ".join(re.sub("<[^>]+>", " ", response.content.decode()).split()))


def _sealed(response):
    return re.search(r'name="sealed" value="([^"]+)"', response.content.decode())[1]


def _import(client, **changes):
    return client.post(CONFIRM, {"sealed": _sealed(client.post(FORM, _data(**changes)))}, follow=True)


def test_form_is_for_report_editors(client, signed_in, cast):
    answers = {key: signed_in(person).get(FORM).status_code for key, person in cast.items()}
    assert answers == dict.fromkeys(cast, 403) | {"report_editor": 200}
    assert client.get(FORM).url == f"/account/login/?next={FORM}"


def test_confirming_is_for_report_editors(client, signed_in, cast, editor_sealed):
    for key, person in cast.items():
        if key != "report_editor":
            assert signed_in(person).post(CONFIRM, {"sealed": editor_sealed}).status_code == 403
    assert client.post(CONFIRM, {"sealed": editor_sealed}).status_code == 403  # with what was typed, to sign in again
    assert Priority.objects.count() == 0


@pytest.fixture
def editor_sealed(cast, signed_in):
    return _sealed(signed_in(cast["report_editor"]).post(FORM, _data()))


def test_confirming_by_reading_is_refused(editor):
    assert editor.get(CONFIRM).status_code == 405


def test_preview_shows_every_line_and_writes_nothing(editor):
    response = editor.post(FORM, _data())
    words = _words(response)
    assert "We would import 3 priorities with 4 development points for “Boat day, 2 May 2026”." in words
    lines = [line.strip() for line in PRIORITIES.splitlines() if line.strip()]
    assert [line for line in lines if " ".join(line.split()) not in words] == []
    assert "Left out: footnote" in words
    assert Priority.objects.count() == 0


def test_confirming_writes_what_the_preview_showed(editor):
    response = _import(editor)
    assert response.redirect_chain == [("/priorities/", 302)]
    assert "We have imported 3 priorities with 4 development points." in _words(response)
    assert Priority.objects.count() == 3


def test_statements_are_imported_and_shown(editor):
    response = _import(editor, kind="statements", text=STATEMENTS)
    assert response.redirect_chain == [("/what-co-production-means/", 302)]
    assert Statement.objects.filter(event__slug="boat-day").count() == 5


def test_preview_of_statements_shows_phrases_and_warnings(editor):
    words = _words(editor.post(FORM, _data(kind="statements", text=STATEMENTS)))
    assert "2 for “Packing the bag together”" in words
    assert "5 for the whole statement" in words
    assert "Line 18: “crewEveryone” seems to have lost a space. The words are kept." in words


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252"])
def test_file_is_read_like_pasted_text(editor, encoding):
    file = SimpleUploadedFile("notes.txt", PRIORITIES.encode(encoding))
    words = _words(editor.post(FORM, _data(text="", file=file)))
    assert "We would import 3 priorities with 4 development points" in words
    assert ("We read it as Windows text" in words) == (encoding == "cp1252")


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"text": ""}, "Upload a file or paste the text of the write-up"),
        ({"kind": ""}, "Select what kind of write-up it is"),
        ({"event": "nothing"}, "Select one of the answers in the list"),
        ({"text": "Communicate\n• A:\n  B.\n• A:\n  C.\n"}, "Line 4 repeats line 2: “A:”. Keep only one of them."),
        ({"text": STATEMENTS}, "stands where the name of a cornerstone should be."),
        ({"text": "", "file": SimpleUploadedFile("a.txt", b"")}, "The file is empty."),
        ({"text": "", "file": SimpleUploadedFile("a.txt", b"x" * 10_000_000)}, "This is bigger than 1 MB."),
        ({"text": "", "file": SimpleUploadedFile("a.pdf", b"%PDF-1.7")}, "This is a PDF."),
        ({"file": SimpleUploadedFile("a.txt", b"words")}, "Upload a file or paste the text, not both"),
    ],
)
def test_what_cannot_be_read_is_said_and_nothing_is_written(editor, changes, sentence):
    response = editor.post(FORM, _data(**changes))
    assert response.status_code == 200
    assert "<title>Error: Import a write-up" in response.content.decode()
    assert sentence in _words(response)
    assert Priority.objects.count() == 0


def test_pasted_text_is_kept_when_it_is_refused(editor):
    assert "A walk in the park" in _words(editor.post(FORM, _data(text="A walk in the park")))


def test_second_import_is_refused_in_the_preview(editor):
    _import(editor)
    words = _words(editor.post(FORM, _data()))
    assert "“Stars at Boat day” already has 3 priorities. Choose to replace them, or choose another event." in words


def test_replacing_is_shown_before_it_is_done(editor):
    _import(editor)
    words = _words(editor.post(FORM, _data(replace="on")))
    assert "This replaces what the portal has from this event: 3 priorities. History is kept." in words
    _import(editor, replace="on")
    assert Priority.objects.count() == 3


def test_confirming_twice_writes_once_and_keeps_the_text(editor):
    preview = _sealed(editor.post(FORM, _data()))
    editor.post(CONFIRM, {"sealed": preview})
    response = editor.post(CONFIRM, {"sealed": preview})
    assert "already has 3 priorities" in _words(response)
    assert "A smile at the door" in _words(response)
    assert Priority.objects.count() == 3


@pytest.mark.parametrize("sealed", ["", "nonsense", "é", "gAAAA" * 20])
def test_changed_preview_is_refused(editor, sealed):
    response = editor.post(CONFIRM, {"sealed": sealed}, follow=True)
    assert response.redirect_chain == [(FORM, 302)]
    assert "Choose the write-up again." in _words(response)


def test_preview_of_another_person_is_refused(editor, signed_in, administrator):
    preview = _sealed(editor.post(FORM, _data()))
    grant_role(user=administrator, role=Role.REPORT_EDITOR, by=None)
    response = signed_in(administrator).post(CONFIRM, {"sealed": preview}, follow=True)
    assert response.redirect_chain == [(FORM, 302)]
    assert Priority.objects.count() == 0


def test_event_removed_since_the_preview_is_not_found(editor, event):
    preview = _sealed(editor.post(FORM, _data()))
    event.delete()
    assert editor.post(CONFIRM, {"sealed": preview}).status_code == 404


def test_form_says_when_there_is_no_event(editor):
    Statement.objects.all().delete()
    OpenQuestion.objects.all().delete()
    Event.objects.all().delete()
    assert "The portal has no event yet. Ask an administrator to add the event" in _words(editor.get(FORM))
