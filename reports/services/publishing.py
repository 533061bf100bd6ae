"""From a built report to a published one: the forum and young people read it first, and their notes print with it."""

from django.db import transaction

from accounts.enums import Permission
from accounts.models import User
from accounts.permissions import require
from lib import clock, working_days
from lib.due import in_full
from lib.states import WrongState
from reports.builder.notices import tell_asked_for_comment, tell_published, tell_ready_to_publish
from reports.enums import REPORT_STATES, CommentBy, ReportState
from reports.models import Note, Report
from reports.periods import DEVON_TIME
from reports.permissions import may_write_note
from reports.selectors.notes import missing_notes, standing_note

DAYS_TO_COMMENT = 10  # working days


class OtherNote(Exception):
    """Another note came since its writer opened the page. `str(error)` can be shown: it says who wrote it, and when."""

    def __init__(self, note: Note) -> None:
        on = in_full(note.at.astimezone(DEVON_TIME).date())
        super().__init__(
            f"{note.entered_by.name} wrote a note on {on}, after you opened this page. It stands below. "
            "Press the button again to put yours in its place."
        )
        self.note = note


class MissingNotes(Exception):
    """A report that somebody has not spoken about yet. `str(error)` can be shown."""


@transaction.atomic
def send_for_comment(*, report: Report, by: User) -> Report:
    """Open a built report to the forum and to whoever brings it to young people; once more changes nothing.

    Returns the report. Raises PermissionDenied, WrongState.
    """
    require(by, Permission.EDIT_REPORTS)
    locked = _locked(report)
    if locked.state == ReportState.COMMENTING:
        return locked
    REPORT_STATES.check(locked.state, ReportState.COMMENTING)
    locked.state = ReportState.COMMENTING
    locked.comments_until = working_days.add(clock.today(), DAYS_TO_COMMENT)
    locked.save(update_fields=["state", "comments_until"])
    tell_asked_for_comment(locked)
    return locked


@transaction.atomic
def add_note(
    *, report: Report, by_group: CommentBy, words: str, signed: str, by: User, instead_of: int | None = None
) -> Note:
    """Write down what a group says about a report; empty `words` say that it read it and chose to write nothing.

    A later note of the same group takes the place of an earlier one: `instead_of` is the id of the note that its
    writer saw standing there. The same note again returns the first. Raises PermissionDenied, WrongState once the
    report is published, and OtherNote where another note came meanwhile.
    """
    may_write_note(by, by_group)
    locked = _locked(report)
    if locked.state != ReportState.COMMENTING:
        raise WrongState(
            "This report is not out for comment any more, so your note was not kept.",
            before=locked.state,
            after=locked.state,
        )
    stands = standing_note(locked, by_group)
    if stands and (stands.words, stands.signed, stands.entered_by_id) == (words, signed, by.pk):
        return stands
    if stands and stands.pk != instead_of:
        raise OtherNote(stands)
    waited_for = missing_notes(locked)
    note = Note.objects.create(
        report=locked, by_group=by_group, says_nothing=not words, words=words, signed=signed, entered_by=by
    )
    if waited_for and not missing_notes(locked):
        tell_ready_to_publish(locked)
    return note


@transaction.atomic
def publish(*, report: Report, by: User) -> None:
    """Open a report to everybody as its first edition; publishing twice changes nothing.

    Raises PermissionDenied, WrongState, and MissingNotes until the forum and young people have spoken.
    """
    require(by, Permission.EDIT_REPORTS)
    locked = _locked(report)
    if locked.state == ReportState.PUBLISHED:
        return
    REPORT_STATES.check(locked.state, ReportState.PUBLISHED)
    if missing := missing_notes(locked):
        raise MissingNotes(f"We still wait for a note: {', '.join(group.label for group in missing)}.")
    locked.state, locked.published_by, locked.published_at = ReportState.PUBLISHED, by, clock.now()
    locked.save(update_fields=["state", "published_by", "published_at"])
    tell_published(locked, edition=1)


def _locked(report: Report) -> Report:
    return Report.objects.select_for_update().get(pk=report.pk)
