"""The work of administrators and auditors: that everything runs, and who did what."""

from accounts.enums import Role
from accounts.models import User
from accounts.selectors import without_second_factor
from dashboards.selectors.work.piece import Work, count
from feedback.selectors.conflicts import nobody_left
from feedback.selectors.rollups import last_recount
from lib.due import in_full
from outbox.enums import MessageState
from outbox.models import Message
from reports.selectors import how_many_failed


def administration(_user: User) -> Work:
    """Messages that could not be sent, and what nobody is left to read."""
    failed = Message.objects.filter(state=MessageState.FAILED).count()
    words = count(failed, "message could not be sent.", "messages could not be sent.", "Every message was sent.")
    stuck = nobody_left()
    words = " ".join(part for part in (*(_nobody_left(role, number) for role, number in stuck), words) if part)
    return Work("People, roles, numbers and settings", "/admin/", words, urgent=failed > 0 or bool(stuck))


def second_factors(_user: User) -> Work:
    """People who sign in and have no second factor."""
    words = count(
        without_second_factor().count(),
        "person has no second factor yet.",
        "people have no second factor yet.",
        "Everybody has a second factor.",
    )
    return Work("How people sign in", "/admin/accounts/user/?second_factor=none", words)


def counts(_user: User) -> Work:
    """Whether the counts behind the dashboard equal a full recount."""
    last = last_recount()
    if last is None:
        words = "They are compared with a full recount each night. That has not happened yet."
    elif last.differences and not last.mended:
        words = f"On {in_full(last.on)} {count(last.differences, 'count', 'counts', '')} differed from a full recount."
    else:
        words = f"On {in_full(last.on)} they equalled a full recount."
    loud = last is not None and last.differences > 0 and not last.mended
    return Work("The counts of the dashboard", "/dashboard/council/", words, urgent=loud)


def files(_user: User) -> Work:
    """Files of reports that the worker could not make."""
    failed = how_many_failed()
    none = "Every file could be made."
    words = count(
        failed, "report lacks a file that we could not make.", "reports lack files that we could not make.", none
    )
    return Work("Files of reports", "/reports/versions/", words, urgent=failed > 0)


def audit(_user: User) -> Work:
    """Who opened protected words."""
    return Work("Who read what", "/dashboard/readings/", "Who opened protected words, and when.")


def log(_user: User) -> Work:
    """Every decision."""
    return Work("Who decided what", "/moderation/log/", "Every decision as a file (CSV), without what people told us.")


def totals(_user: User) -> Work:
    """Concerns in totals."""
    return Work("Concerns in totals", "/safeguarding/totals/", "By quarter, without a word of any of them.")


def _nobody_left(role: Role, number: int) -> str:
    what = count(number, "piece of feedback", "pieces of feedback", "")
    return (
        f"Nobody is left to read {what}: everybody who could had a part in it already, or knows somebody in it. "
        f"Give another person the role “{role.label}”, under People."
    )
