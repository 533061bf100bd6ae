"""The notes that are printed with a report, and the drafts that wait for one."""

from dataclasses import dataclass
from datetime import date

from accounts.enums import Permission
from accounts.models import User
from reports.enums import CommentBy
from reports.models import Note, Report
from reports.periods import DEVON_TIME, Period
from reports.permissions import WRITERS


@dataclass(frozen=True, slots=True)
class NoteShown:
    """A note as it is printed."""

    group: str
    title: str
    words: str
    says_nothing: bool
    signed: str
    on: date


@dataclass(frozen=True, slots=True)
class Asked:
    """One note of a draft: whether it is there, and whether the reader may write it."""

    group: str
    label: str
    note: NoteShown | None
    may_write: bool


@dataclass(frozen=True, slots=True)
class Draft:
    """A report that is out for comment."""

    slug: str
    words: str
    until: date | None
    asked: tuple[Asked, ...]


def notes_of(report: Report) -> tuple[NoteShown, ...]:
    """Return the notes that stand, the forum's first."""
    return tuple(sorted(map(_shown, Note.objects.standing().filter(report=report)), key=lambda one: one.group))


def standing_note(report: Report, by_group: CommentBy) -> Note | None:
    """Return the note of a group that stands, with whoever wrote it down; None before there is one."""
    return Note.objects.standing().select_related("entered_by").filter(report=report, by_group=by_group).first()


def missing_notes(report: Report) -> tuple[CommentBy, ...]:
    """Return the groups that have not spoken yet."""
    there = set(Note.objects.filter(report=report).values_list("by_group", flat=True))
    return tuple(group for group in CommentBy if group not in there)


def drafts(reader: User) -> tuple[Draft, ...]:
    """Return the reports that are out for comment, for somebody who may read them; the oldest first."""
    reports = Report.objects.out_for_comment().order_by("period_end")
    notes: dict[tuple[int, str], NoteShown] = {
        (note.report_id, note.by_group): _shown(note) for note in Note.objects.standing().filter(report__in=reports)
    }
    return tuple(_draft(report, notes, reader) for report in reports)


def may_comment(reader: User) -> bool:
    """Return whether somebody writes notes at all."""
    return reader.may(Permission.COMMENT_ON_REPORTS) or reader.may(Permission.EDIT_REPORTS)


def _draft(report: Report, notes: dict[tuple[int, str], NoteShown], reader: User) -> Draft:
    asked = (
        Asked(group, group.label, notes.get((report.pk, group)), any(map(reader.may, WRITERS[group])))
        for group in CommentBy
    )
    return Draft(report.slug, Period(report.period_start, report.period_end).words, report.comments_until, tuple(asked))


def _shown(note: Note) -> NoteShown:
    return NoteShown(
        group=note.by_group,
        title=f"What the {note.get_by_group_display()} says about this report",
        words=note.words,
        says_nothing=note.says_nothing,
        signed=note.signed,
        on=note.at.astimezone(DEVON_TIME).date(),
    )
