"""What somebody said is about them: hidden or not, it waits for a person at the desk."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from accounts.models import User
from feedback.enums import ReportState, SubmissionState
from feedback.models import PublishedVersion, ReportAboutMe, Response, SmallWin, Submission, Theme
from feedback.permissions import reports_about_me_of
from feedback.selectors.answers import Answer, preview
from feedback.selectors.small_wins import Win, as_wins
from feedback.selectors.themes.groups import unsafe_themes

TEXTS = ("submission", "response", "theme", "small_win")  # what a report can be about


@dataclass(frozen=True, slots=True)
class AboutMe:
    """One report: what it is about, since when, and whether the text is hidden meanwhile."""

    number: int
    reference: str
    what: str
    made_on: date
    hides: bool


@dataclass(frozen=True, slots=True)
class ToLookAt:
    """One report with the text that it is about, as everybody could read it, and what was said about it before."""

    line: AboutMe
    report: ReportAboutMe
    experience: PublishedVersion | None
    answer: Answer | None
    theme: Theme | None
    small_win: Win | None
    before: tuple[ReportAboutMe, ...]


def to_look_at(user: User) -> tuple[AboutMe, ...]:
    """Return the reports that wait for `user`, the oldest first. Three queries, however many there are."""
    return tuple(_line(report) for report in _waiting(user))


def how_many_to_look_at(user: User) -> int:
    """Return how many reports wait for `user`."""
    return _waiting(user).count()


def one_to_look_at(user: User, number: int) -> ToLookAt | None:
    """Return a report of this person's desk, without the text once somebody has looked; None for any other.

    None too while what the text tells of is hidden, as its words would tell it again (MO-08).
    """
    mine = ReportAboutMe.objects.filter(reports_about_me_of(user), _may_be_read(), pk=number)
    beside = (*TEXTS, "response__cornerstone", "response__area_of_weakness", "small_win__cornerstone")
    report = mine.select_related(*beside).defer("submission__submission_key").first()
    if report is None:
        return None
    same = ReportAboutMe.objects.filter(**{name: getattr(report, name) for name in TEXTS})
    is_open = report.state == ReportState.OPEN
    return ToLookAt(
        line=_line(report),
        report=report,
        experience=_experience(report),
        answer=preview(report.response) if report.response and is_open else None,
        theme=report.theme if is_open else None,
        small_win=as_wins([report.small_win])[0] if report.small_win and is_open else None,
        before=tuple(same.exclude(state=ReportState.OPEN).select_related("looked_at_by").order_by("looked_at")),
    )


def _waiting(user: User) -> QuerySet[ReportAboutMe]:
    still_public = Q(submission=None) | Q(submission__state=SubmissionState.PUBLISHED)
    mine = ReportAboutMe.objects.filter(reports_about_me_of(user), _may_be_read())
    return mine.filter(still_public, state=ReportState.OPEN).select_related(*TEXTS).defer("submission__submission_key")


def words_are_held(report: ReportAboutMe) -> bool:
    """Say whether nobody reads the text of `report` now, for what it tells of is hidden. Three queries at most."""
    return not ReportAboutMe.objects.filter(_may_be_read(), pk=report.pk).exists()


def _may_be_read() -> Q:
    """Keep a report while the words that it is about tell nothing again that is hidden."""
    unsafe = Submission.objects.unsafe()
    return (
        (Q(theme=None) | ~Q(theme__in=unsafe_themes()))
        & (Q(small_win=None) | Q(small_win__in=SmallWin.objects.unheld()))
        & (Q(response=None) | ~Q(response__in=Response.objects.filter(experiences__in=unsafe)))
    )


def _experience(report: ReportAboutMe) -> PublishedVersion | None:
    submission = report.submission
    if submission is None or submission.state != SubmissionState.PUBLISHED or report.state != ReportState.OPEN:
        return None
    return submission.published_versions.first()


def _line(report: ReportAboutMe) -> AboutMe:
    if report.theme:
        return AboutMe(report.pk, report.theme.title, "Theme", report.made_on, report.hides)
    text = report.submission or report.response or report.small_win
    what = "Experience" if report.submission else "Answer" if report.response else "Small win"
    return AboutMe(report.pk, text.reference if text else "", what, report.made_on, report.hides)
