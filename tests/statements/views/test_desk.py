"""The desk of the annual statement."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.db.models import ProtectedError
from django.test import Client

from accounts.models import User
from lib import clock
from statements.builder import freeze
from statements.models import Edition, Statement
from tests.days import noon
from tests.statements.factories import AFTER, FIRST_DAY, comment, published

pytestmark = pytest.mark.django_db
DESK = "/reports/annual-statements/desk/"
ONE = f"{DESK}2025-11-01-to-2026-10-31/"


@pytest.fixture
def editor(moderator: User, report_editor: User, signed_in: Callable[[User], Client]) -> Client:
    comment(by=moderator, on=FIRST_DAY)
    return signed_in(report_editor)


def text(client: Client, path: str = DESK, **data: str) -> str:
    response = client.post(path, data, follow=True) if data else client.get(path)
    assert response.status_code == 200
    return response.content.decode()


def press(client: Client, path: str, *, seen: str | None = None) -> str:
    """Press a button of a page that showed the draft as it is, or as it was `seen`."""
    newest = Edition.objects.order_by("-pk").first()
    digest = seen if seen is not None else newest.digest if newest else ""
    return client.post(path, {"seen": digest}, follow=True).content.decode()


def test_from_asking_to_publishing(editor: Client):
    with clock.set_to(noon(AFTER)):
        assert "Asked for today it would cover 1 November 2025 to 31 October 2026." in text(editor)
        assert "The worker puts the statement together." in press(editor, f"{DESK}ask/")
        freeze(Edition.objects.get().pk)
        assert "Draft, to be checked" in text(editor)
        assert "It is checked." in press(editor, f"{ONE}1/right/")
        assert "It is a draft again." in press(editor, f"{ONE}1/look-again/")
        press(editor, f"{ONE}1/right/")
        assert "Publish the annual statement?" in text(editor, f"{ONE}1/publish/")
        assert "The annual statement is published." in press(editor, f"{ONE}1/publish/")
    assert Edition.objects.get().state == "published"


def test_a_step_out_of_order_is_refused_in_words(editor: Client):
    with clock.set_to(noon(AFTER)):
        press(editor, f"{DESK}ask/")
        assert "so it cannot become" in press(editor, f"{ONE}1/right/")
    assert editor.get(f"{ONE}1/publish/").status_code == 302


def test_a_correction_needs_its_reason(editor: Client, report_editor: User):
    published(by=report_editor)
    assert "Error: " in text(editor, f"{ONE}correct/", why=" ")
    assert "The worker builds the new edition." in text(editor, f"{ONE}correct/", why="An answer was missing.")
    assert Edition.objects.order_by("-number")[0].why == "An answer was missing."


@pytest.mark.parametrize(("left", "words"), [(61, ""), (60, "is due in 60 days"), (0, "is due in 0 days")])
@pytest.mark.parametrize("path", [DESK, "/reports/desk/"])
def test_the_desks_say_when_it_is_due(editor: Client, path: str, left: int, words: str):
    with clock.set_to(noon(AFTER - timedelta(days=left))):
        html = text(editor, path)
    assert (words in html) if words else ("The annual statement is" not in html)


@pytest.mark.parametrize("path", [DESK, "/reports/desk/"])
def test_the_desks_say_loudly_that_it_is_late(editor: Client, path: str):
    with clock.set_to(noon(AFTER + timedelta(days=3))):
        assert "The annual statement is late by 3 days." in text(editor, path)


@pytest.mark.parametrize("path", [DESK, f"{ONE}1/publish/", f"{ONE}correct/"])
def test_the_desk_is_for_report_editors(
    client: Client, signed_in: Callable[[User], Client], report_editor: User, moderator: User, path: str
):
    comment(by=moderator, on=FIRST_DAY)
    published(by=report_editor)
    assert client.get(path).status_code == 302
    assert signed_in(moderator).get(path).status_code == 403


def test_a_draft_that_was_built_anew_meanwhile_is_not_called_right(editor: Client, moderator: User):
    with clock.set_to(noon(AFTER)):
        press(editor, f"{DESK}ask/")
        freeze(Edition.objects.get().pk)
        seen = Edition.objects.get().digest
        assert f'name="seen" value="{seen}"' in text(editor)
        comment(by=moderator, on=FIRST_DAY)
        press(editor, f"{ONE}1/build-again/")
        freeze(Edition.objects.get().pk)
        assert "Read it again, then decide." in press(editor, f"{ONE}1/right/", seen=seen)
        assert Edition.objects.get().state == "draft"
        press(editor, f"{ONE}1/right/")
        assert "Read it again, then decide." in press(editor, f"{ONE}1/publish/", seen=seen)
    assert Edition.objects.get().state == "checked"


@pytest.mark.parametrize("is_built", [False, True])
def test_a_draft_can_be_thrown_away_and_the_next_covers_its_days(editor: Client, is_built: bool):
    with clock.set_to(noon(AFTER)):
        press(editor, f"{DESK}ask/")
        if is_built:
            freeze(Edition.objects.get().pk)
        assert f"{ONE}1/drop/" in text(editor)
        assert "Throw this draft away?" in text(editor, f"{ONE}1/drop/")
        assert "The draft is thrown away." in press(editor, f"{ONE}1/drop/")
        assert editor.post(f"{ONE}1/drop/").status_code == 404
    assert not Statement.objects.exists()
    with clock.set_to(noon(AFTER + timedelta(days=1))):
        press(editor, f"{DESK}ask/")
    made = Statement.objects.get()
    assert made.period_start == FIRST_DAY


def test_what_is_checked_or_published_is_not_thrown_away(editor: Client, report_editor: User):
    with clock.set_to(noon(AFTER)):
        press(editor, f"{DESK}ask/")
        freeze(Edition.objects.get().pk)
        press(editor, f"{ONE}1/right/")
        assert "Only a draft can be thrown away." in press(editor, f"{ONE}1/drop/")
        press(editor, f"{ONE}1/publish/")
        assert "Only a draft can be thrown away." in press(editor, f"{ONE}1/drop/")
    with pytest.raises(DatabaseError), transaction.atomic():
        Edition.objects.get().delete()
    with pytest.raises(ProtectedError), transaction.atomic():
        Statement.objects.get().delete()


def test_a_thrown_away_correction_leaves_the_published_edition(editor: Client, report_editor: User):
    first = published(by=report_editor)
    with clock.set_to(noon(AFTER)):
        text(editor, f"{ONE}correct/", why="One was missing.")
        press(editor, f"{ONE}2/drop/")
    assert list(Edition.objects.all()) == [first]
