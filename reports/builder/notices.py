"""What people are told about a report: once for each thing that happened, and no word of anybody's feedback."""

from collections.abc import Iterable

from django.conf import settings
from django.urls import reverse

from accounts.models import User
from lib.due import in_full
from outbox.services import post
from reports.models import Follower, Report
from reports.periods import Period
from reports.selectors.people import commenters, report_editors

_FOLLOWED = """Hello

{opening}

Read it here:
{page}

It is there in a short form, in full, in Easy Read and for young people.

You asked us to tell you when a report comes out. To stop these e-mails, open this page and press the button:
{stop}

Devon SEND co-production
"""


def tell_built(report: Report) -> None:
    """Tell every report editor that a report is ready to check."""
    _tell(
        report_editors(),
        key=f"report-built:{report.slug}",
        subject=f"The progress report for {_words(report)} is ready to check",
        body=f"The progress report for {_words(report)} has been built.\n\n"
        "Sign in and open “Progress reports”. Read it, then send it to the forum and to young people for their "
        "notes.\n",
    )


def tell_failed(report: Report, *, why: str) -> None:
    """Tell every report editor that a report could not be built and needs a person."""
    taken = report.heartbeat_at.isoformat() if report.heartbeat_at else ""
    _tell(
        report_editors(),
        key=f"report-failed:{report.slug}:{taken}",
        subject=f"The progress report for {_words(report)} could not be built",
        body=f"We tried {report.attempts} times to build the progress report for {_words(report)}.\n\n{why}\n\n"
        "Sign in, open “Progress reports” and press “Try again”. If it fails again, tell the people who run "
        "this site.\n",
    )


def tell_asked_for_comment(report: Report) -> None:
    """Ask everybody who may for a note on a report that nobody else has read yet (LA-15)."""
    until = in_full(report.comments_until) if report.comments_until else ""
    _tell(
        commenters(),
        key=f"report-to-comment:{report.slug}",
        subject=f"Please read the progress report for {_words(report)}",
        body=f"The progress report for {_words(report)} is ready for you to read before it is published.\n\n"
        f"Please write what your group thinks by {until}. Your note is printed with the report, word for word.\n"
        "Please bring it to a group of young people too, and write down what they say.\n\n"
        f"Sign in and open “Reports to comment on”: {settings.SITE_URL}{reverse('reports-to-comment')}\n",
    )


def tell_ready_to_publish(report: Report) -> None:
    """Tell every report editor that both notes are in."""
    _tell(
        report_editors(),
        key=f"report-notes-in:{report.slug}",
        subject=f"Both notes on the progress report for {_words(report)} are in",
        body=f"The forum and young people have said what they think of the progress report for {_words(report)}.\n\n"
        "Sign in and open “Progress reports” to publish it.\n",
    )


def tell_published(report: Report, *, edition: int) -> None:
    """Tell everybody who follows the reports of a new edition: once for each of them."""
    for follower in Follower.objects.confirmed().iterator():
        post(
            key=f"report-published:{report.slug}:{edition}:{follower.address_hash}",
            to=follower.address,
            subject=_subject(report, edition),
            body=_FOLLOWED.format(opening=_opening(report, edition), page=_page(report), stop=stop_href(follower)),
            stop_href=stop_href(follower),
            whose=follower.address_hash,
        )


def tell_to_confirm(follower: Follower) -> None:
    """Ask an address whether it was its owner who wants the e-mails; at most once a day."""
    link = f"{settings.SITE_URL}{reverse('report-follow-confirm', args=[follower.link])}"
    post(
        key=f"report-follow:{follower.address_hash}:{follower.asked_on.isoformat()}",
        to=follower.address,
        subject="Do you want an e-mail when a progress report comes out?",
        body="Hello\n\nSomebody asked us to send an e-mail to this address when a progress report comes out.\n\n"
        f"If it was you, open this page and press the button:\n{link}\n\n"
        "If it was not you, do nothing. We forget this address after 7 days.\n\nDevon SEND co-production\n",
        whose=follower.address_hash,
    )


def stop_href(follower: Follower) -> str:
    """Return the whole address that stops every e-mail in one step."""
    return f"{settings.SITE_URL}{reverse('report-follow-stop', args=[follower.link])}"


def _tell(people: Iterable[User], *, key: str, subject: str, body: str) -> None:
    for person in people:
        post(key=f"{key}:{person.pk}", to=person.email, subject=subject, body=body)


def _words(report: Report) -> str:
    return Period(report.period_start, report.period_end).words


def _page(report: Report) -> str:
    return f"{settings.SITE_URL}{reverse('report', args=[report.slug])}"


def _subject(report: Report, edition: int) -> str:
    if edition == 1:
        return f"Progress report for {_words(report)}"
    return f"The progress report for {_words(report)} was corrected"


def _opening(report: Report, edition: int) -> str:
    if edition == 1:
        return f"The progress report for {_words(report)} is out."
    return f"We corrected the progress report for {_words(report)}. This is edition {edition}; it says what changed."
