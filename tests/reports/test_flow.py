"""From built to published: the forum and young people speak first, and PostgreSQL keeps that."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction

from accounts.models import User
from lib.states import WrongState
from outbox.models import Message
from reports import builder, services
from reports.enums import CommentBy, Part, ReportState
from reports.models import Correction, Note, Report, Snapshot
from reports.selectors import report_page
from tests.reports.factories import a_summer, answer, commented, publish_report

pytestmark = pytest.mark.django_db
WORDS = {"words": "We agree.", "signed": "The forum"}


@pytest.fixture
def built(waiting: Report) -> Report:
    builder.build(waiting.pk)
    return waiting


@pytest.fixture
def out(built: Report, report_editor: User) -> Report:
    return services.send_for_comment(report=built, by=report_editor)


def test_sending_for_comment_asks_the_forum_once_by_a_working_day(
    built: Report, report_editor: User, moderator: User
) -> None:
    for _ in range(2):
        services.send_for_comment(report=built, by=report_editor)
    built.refresh_from_db()
    assert (built.state, built.comments_until) == (ReportState.COMMENTING, date(2026, 10, 19))
    asked = Message.objects.filter(key__startswith="report-to-comment").get()
    assert asked.to == moderator.email
    assert "by Monday 19 October 2026" in asked.body


def test_sending_is_for_report_editors(built: Report, moderator: User) -> None:
    with pytest.raises(PermissionDenied):
        services.send_for_comment(report=built, by=moderator)


@pytest.mark.parametrize("groups", [(), (CommentBy.FORUM,), (CommentBy.YOUNG_PEOPLE,)])
def test_publish_waits_for_both_notes(out: Report, report_editor: User, moderator: User, groups) -> None:
    for group in groups:
        services.add_note(report=out, by_group=group, by=moderator, **WORDS)
    with pytest.raises(services.MissingNotes, match="We still wait for a note"):
        services.publish(report=out, by=report_editor)
    with pytest.raises(DatabaseError, match="with the notes of the forum"), transaction.atomic():
        Report.objects.filter(pk=out.pk).update(
            state=ReportState.PUBLISHED, published_by=report_editor, published_at=out.asked_at
        )


def test_nothing_is_published_straight_from_the_worker(built: Report, report_editor: User) -> None:
    with pytest.raises(WrongState, match="can only become “commenting”"):
        services.publish(report=built, by=report_editor)
    with pytest.raises(DatabaseError), transaction.atomic():
        Report.objects.filter(pk=built.pk).update(
            state=ReportState.PUBLISHED, published_by=report_editor, published_at=built.asked_at
        )


def test_editor_hears_once_that_both_notes_are_in(out: Report, report_editor: User, moderator: User) -> None:
    for group in (*CommentBy, CommentBy.FORUM):
        services.add_note(report=out, by_group=group, by=moderator, **WORDS)
    assert [m.to for m in Message.objects.filter(key__startswith="report-notes-in")] == [report_editor.email]


def test_last_note_of_a_group_stands_and_all_are_kept(out: Report, report_editor: User, moderator: User) -> None:
    said = {"report": out, "by_group": CommentBy.FORUM, "signed": "The forum", "by": moderator}
    first = services.add_note(**said, words="First thought.")
    assert services.add_note(**said, words="First thought.") == first  # a second press
    with pytest.raises(services.OtherNote, match="Mo Moderator wrote a note on Monday 5 October 2026"):
        services.add_note(**said, words="Second thought.")
    services.add_note(**said, words="Second thought.", instead_of=first.pk)
    services.add_note(report=out, by_group=CommentBy.YOUNG_PEOPLE, words="", signed="Six of us", by=report_editor)
    notes = report_page(out.slug, reader=moderator).notes
    assert [(one.words, one.says_nothing, one.signed) for one in notes] == [
        ("Second thought.", False, "The forum"),
        ("", True, "Six of us"),
    ]
    assert Note.objects.count() == 3


def test_forum_writes_its_own_note_itself(out: Report, report_editor: User, responder: User) -> None:
    with pytest.raises(PermissionDenied):
        services.add_note(report=out, by_group=CommentBy.FORUM, by=report_editor, **WORDS)
    with pytest.raises(PermissionDenied):
        services.add_note(report=out, by_group=CommentBy.YOUNG_PEOPLE, by=responder, **WORDS)


def test_notes_are_kept_and_end_with_publication(out: Report, report_editor: User, moderator: User) -> None:
    for group in CommentBy:
        services.add_note(report=out, by_group=group, by=moderator, **WORDS)
    services.publish(report=out, by=report_editor)
    with pytest.raises(WrongState, match="was not kept"):
        services.add_note(report=out, by_group=CommentBy.FORUM, by=moderator, **WORDS)
    for change in (lambda: Note.objects.update(words="Other"), lambda: Note.objects.all().delete()):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()
    with pytest.raises(DatabaseError, match="while its report is out"), transaction.atomic():
        Note.objects.create(report=out, by_group=CommentBy.FORUM, entered_by=moderator, **WORDS)


@pytest.fixture
def published(waiting: Report, moderator: User, report_editor: User) -> Report:
    made = a_summer(by=moderator)
    answer(made[0], by=moderator)
    builder.build(waiting.pk)
    return publish_report(waiting, by=report_editor)


def correction(report: Report, by: User, **changes: object) -> Correction:
    reference = Snapshot.objects.get(report=report).content["answers"][0]["reference"]
    given = {"part": Part.ANSWERS, "item": reference, "field": "answer", "after": "We hired two people.",
             "why": "The number was wrong.", "seen_edition": 1} | changes  # fmt: skip
    return services.correct(report=report, by=by, **given)  # type: ignore[arg-type]


def test_correction_is_a_new_edition_and_the_first_one_stays(published: Report, report_editor: User) -> None:
    before = Snapshot.objects.get()
    made = correction(published, report_editor)
    pages = {number: report_page(published.slug, reader=report_editor, edition=number) for number in (1, 2)}
    assert ["We hired two people." in _answers(pages[number]) for number in (1, 2)] == [False, True]
    assert [made.before in _answers(pages[number]) for number in (1, 2)] == [True, False]
    assert [(one.edition, one.why) for one in pages[2].corrected] == [(2, "The number was wrong.")]
    assert (pages[1].corrected, pages[1].cover.latest, made.edition) == ((), 2, 2)
    after = Snapshot.objects.get()
    assert (after.content, after.digest) == (before.content, before.digest)
    assert made.digest != before.digest


def _answers(page) -> list[str]:
    return [one.answer for group in page.answers.full for one in group.shown]


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"seen_edition": 7}, "Somebody else made edition 1"),
        ({"item": "nothing"}, "not in this report"),
        ({"field": "said"}, "not in this report"),
        ({"part": Part.PRIORITIES, "item": "round", "field": "name"}, "not in this report"),
    ],
)
def test_correction_that_cannot_be_is_refused(published: Report, report_editor: User, changes, says) -> None:
    with pytest.raises(services.WrongCorrection, match=says):
        correction(published, report_editor, **changes)
    assert Correction.objects.count() == 0


def test_correction_that_changes_nothing_is_refused(published: Report, report_editor: User) -> None:
    made = correction(published, report_editor)
    with pytest.raises(services.WrongCorrection, match="stand there now"):
        correction(published, report_editor, after=made.after, seen_edition=2)


def test_correction_is_for_the_editor_of_a_published_report(out: Report, report_editor: User, moderator: User) -> None:
    with pytest.raises(services.WrongCorrection, match="Only a published report"):
        services.correct(
            report=out, part=Part.PRIORITIES, item="round", field="about", after="x", why="y", seen_edition=1,
            by=report_editor,
        )  # fmt: skip
    with pytest.raises(PermissionDenied):
        services.correct(
            report=out, part=Part.PRIORITIES, item="round", field="about", after="x", why="y", seen_edition=1,
            by=moderator,
        )  # fmt: skip


def test_postgresql_keeps_corrections_in_line(published: Report, report_editor: User) -> None:
    made = correction(published, report_editor)
    for change in (lambda: Correction.objects.update(why="Other"), lambda: made.delete(), lambda: _skip(made)):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


def _skip(made: Correction) -> None:
    made.pk, made.edition = None, 4
    made.save(force_insert=True)


def test_commented_report_is_what_the_helper_of_these_tests_says(built: Report, report_editor: User) -> None:
    assert commented(built, by=report_editor).state == ReportState.COMMENTING
