"""Corrections of a published report. The snapshot stays; what is corrected stands beside it as a new edition."""

from django.db import transaction

from accounts.enums import Permission
from accounts.models import User
from accounts.permissions import require
from reports.builder.content import digest_of
from reports.builder.notices import tell_published
from reports.editions import content_of_edition, corrected, text_at
from reports.enums import Part, ReportState
from reports.models import Correction, Report
from reports.tasks import queue_files


class WrongCorrection(Exception):
    """A correction that cannot be made. `str(error)` can be shown to the person who tried it."""


@transaction.atomic
def correct(
    *, report: Report, part: Part, item: str, field: str, after: str, why: str, seen_edition: int, by: User
) -> Correction:
    """Make a new edition in which one text reads `after`. Returns the correction.

    `seen_edition` is the edition that its writer looked at: of two people at once the second is told. Raises
    PermissionDenied, and WrongCorrection for a report that is not published, a text that is not there, words that
    change nothing, or an edition that somebody else has made meanwhile.
    """
    require(by, Permission.EDIT_REPORTS)
    locked = Report.objects.select_for_update().get(pk=report.pk)
    if locked.state != ReportState.PUBLISHED:
        raise WrongCorrection("Only a published report is corrected.")
    latest = 1 + locked.corrections.count()
    if latest != seen_edition:
        raise WrongCorrection(f"Somebody else made edition {latest} meanwhile. Look at it, then correct what is left.")
    content = content_of_edition(locked)
    before = text_at(content, part=part, item=item, field=field)
    if before is None:
        raise WrongCorrection("That text is not in this report.")
    if before == after:
        raise WrongCorrection("Those are the words that stand there now. Change something, or leave it.")
    made = Correction.objects.create(
        report=locked, edition=latest + 1, part=part, item=item, field=field, before=before, after=after, why=why,
        by=by, digest=digest_of(corrected(content, part=part, item=item, field=field, after=after)),
    )  # fmt: skip
    tell_published(locked, edition=made.edition)
    queue_files(locked.pk)
    return made
