"""“This says something about me”: one step hides a published text, and a person looks (PR-12).

Nobody is asked who they are or why. So that nobody hides what others wrote for ever: a text that a person has put
back twice stays public while somebody looks again.
"""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from accounts.models import User
from feedback.enums import REPORT_STATES, ReportState, SubmissionState
from feedback.models import ReportAboutMe, Response, SmallWin, Submission, Theme
from feedback.permissions import has_open_concern, may_look_at
from feedback.selectors.reports_about_me import words_are_held
from feedback.selectors.themes.readable import readable_themes
from feedback.services.moderation import ConcernOpen, take_down
from lib import clock
from lib.codes import keyed_hash

PUT_BACKS = 2  # after so many a new report no longer hides the text


class NotPublic(Exception):
    """There is no such published text now."""


class LookedAtAlready(Exception):
    """Somebody looked while the page was open: who, when and what they did."""

    def __init__(self, *, by_name: str, at: datetime, what: str) -> None:
        local = timezone.localtime(at)
        day = f"{local:%A} {local.day} {local:%B %Y}"
        super().__init__(f"{by_name} looked at it at {local:%H:%M} on {day}: {what}.")
        self.by_name = by_name
        self.at = at


@transaction.atomic
def report_experience(*, reference: str, key: str) -> ReportAboutMe:
    """Hide a published experience at once, until a person has looked. Returns the report.

    The same `key` again returns the first report, and so does a second person while one waits. Raises NotPublic.
    """
    submission = Submission.objects.select_for_update().filter(reference=reference).first()
    if submission is None:
        raise NotPublic
    edition = submission.published_versions.order_by("-edition").first()
    reports = ReportAboutMe.objects.filter(submission=submission)
    again = reports.filter(looked_at__gt=edition.published_at) if edition else reports
    is_public = Submission.objects.published().filter(pk=submission.pk).exists()
    return _known(reports, key) or _report(again, key=key, is_public=is_public, submission=submission)


@transaction.atomic
def report_answer(*, reference: str, key: str) -> ReportAboutMe:
    """Hide a published answer at once, until a person has looked; see `report_experience`. Raises NotPublic."""
    response = Response.objects.select_for_update().filter(reference=reference).first()
    if response is None:
        raise NotPublic
    reports = ReportAboutMe.objects.filter(response=response)
    is_public = Response.objects.published().filter(pk=response.pk).exists()
    return _known(reports, key) or _report(reports, key=key, is_public=is_public, response=response)


@transaction.atomic
def report_theme(*, slug: str, key: str) -> ReportAboutMe:
    """Hide what a theme says at once, until a person has looked; see `report_experience`. Raises NotPublic.

    What many told stays: only the words of the theme are hidden. Words that were changed since count anew.
    """
    theme = Theme.objects.select_for_update(of=("self",)).filter(slug=slug).first()
    if theme is None:
        raise NotPublic
    reports = ReportAboutMe.objects.filter(theme=theme)
    again = reports.filter(looked_at__gt=theme.changed_at) if theme.changed_at else reports
    is_public = theme.pk in readable_themes()
    return _known(reports, key) or _report(again, key=key, is_public=is_public, theme=theme)


@transaction.atomic
def report_small_win(*, reference: str, key: str) -> ReportAboutMe:
    """Hide a small win or thank you at once, until a person has looked; see `report_experience`. Raises NotPublic."""
    win = SmallWin.objects.select_for_update(of=("self",)).filter(reference=reference).first()
    if win is None:
        raise NotPublic
    reports, own = ReportAboutMe.objects.filter(small_win=win), f"{key}:{win.reference}"  # one page shows many
    is_public = SmallWin.objects.published().filter(pk=win.pk).exists()
    return _known(reports, own) or _report(reports, key=own, is_public=is_public, small_win=win)


@transaction.atomic
def take_it_down(*, report: ReportAboutMe, by: User, note: str) -> None:
    """Take the text from public view for good.

    An experience waits to be read again, an answer or small win stays hidden, a theme until it is said otherwise.

    Raises PermissionDenied, LookedAtAlready, ConcernOpen, ValueError for no note.
    """
    locked = _lock(report, by=by, note=note)
    submission = locked.submission
    if submission and submission.state == SubmissionState.PUBLISHED:
        take_down(submission=submission, by=by, seen_version=submission.version, note=note)  # closes its reports too
    else:
        _close(locked, ReportState.TAKEN_DOWN, by=by, note=note)


@transaction.atomic
def put_it_back(*, report: ReportAboutMe, by: User, note: str) -> None:
    """Show the text again, as it was. Raises PermissionDenied, LookedAtAlready, ConcernOpen, ValueError for no note."""
    _close(_lock(report, by=by, note=note), ReportState.PUT_BACK, by=by, note=note)


def _known(reports: QuerySet[ReportAboutMe], key: str) -> ReportAboutMe | None:
    same = reports.filter(report_key=_hash(key)).first()
    return same or reports.filter(state=ReportState.OPEN).first()


def _report(looked_at: QuerySet[ReportAboutMe], *, key: str, is_public: bool, **text: object) -> ReportAboutMe:
    if not is_public:
        raise NotPublic
    put_back = looked_at.filter(state=ReportState.PUT_BACK).count()
    return ReportAboutMe.objects.create(
        report_key=_hash(key), hides=put_back < PUT_BACKS, made_on=clock.today(), **text
    )


def _lock(report: ReportAboutMe, *, by: User, note: str) -> ReportAboutMe:
    if not note.strip():
        raise ValueError("Say why in a sentence.")
    if not may_look_at(by, report):
        raise PermissionDenied
    _lock_text(report)
    locked = ReportAboutMe.objects.select_for_update(of=("self",)).select_related("submission").get(pk=report.pk)
    if locked.state != ReportState.OPEN:
        raise _looked_at(locked)
    if words_are_held(locked) or (locked.submission and has_open_concern(locked.submission)):
        raise ConcernOpen
    return locked


def _lock_text(report: ReportAboutMe) -> None:
    """Lock the text before its report, as whoever reports it does: two that wait for each other would never end."""
    text = report.submission or report.response or report.theme or report.small_win
    if text:
        type(text)._default_manager.select_for_update(of=("self",)).get(pk=text.pk)  # noqa: SLF001


def _looked_at(report: ReportAboutMe) -> LookedAtAlready:
    who, at = report.looked_at_by, report.looked_at
    if who is None or at is None:  # PostgreSQL keeps both for what is closed
        raise ValueError(f"report {report.pk} is closed by nobody")
    return LookedAtAlready(by_name=who.name, at=at, what=ReportState(report.state).label)


def _close(report: ReportAboutMe, state: ReportState, *, by: User, note: str) -> None:
    REPORT_STATES.check(report.state, state)
    report.state, report.note = state, note.strip()
    report.looked_at_by, report.looked_at = by, clock.now()
    report.save(update_fields=("state", "note", "looked_at_by", "looked_at"))


def _hash(key: str) -> str:
    return keyed_hash(key, purpose="report about me")
