"""What is measured of a report: its build, its pages and its files. Import it once Django is set up."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import partial
from typing import Any

from django.db import connection, transaction
from django.db.models import Func, IntegerField, TextField
from django.db.models.functions import Cast
from django.test import Client

from accounts.enums import Role
from accounts.models import User
from accounts.services import invite
from devon_coproduction.bench.crowd import tell
from devon_coproduction.bench.portal import PORT
from reports import builder, services
from reports.builder.files.keeping import MAKERS
from reports.enums import CommentBy, ReportFileName
from reports.models import Report, Snapshot
from reports.periods import Period
from reports.selectors import page_of

_HOST = {"host": f"127.0.0.1:{PORT}"}
_ROOM_FOR_THREE_MONTHS = timedelta(days=93)


def come(month: str, people: int) -> None:
    """Let so many people tell us something in the three months from `month`; their report waits for the worker."""
    period = _period(month)
    with transaction.atomic():
        tell(people, first=period.start, last=period.end, name=f"DEV-{month}-", by=_person(Role.REPORT_EDITOR))
        Report.objects.create(slug=period.slug, period_start=period.start, period_end=period.end)


def warm_up() -> None:
    """Read another page first: a web server has read its code long before anybody asks for a report."""
    Client().get("/reports/", headers=_HOST)


def count_queries(work: Callable[[], int]) -> tuple[int, int]:
    """Do the work; return what it returns, and how many queries it asked."""
    asked = 0

    def count(execute: Callable[..., Any], *given: Any) -> Any:
        nonlocal asked
        asked += 1
        return execute(*given)

    with connection.execute_wrapper(count):
        return work(), asked


def _build(month: str) -> int:
    """Build it as the worker does. Returns how many bytes the snapshot holds as JSON."""
    report = _report(month)
    if not builder.build(report.pk):
        raise RuntimeError(_report(month).failure or "It was not built.")
    size = Func(Cast("content", TextField()), function="octet_length", output_field=IntegerField())
    return int(Snapshot.objects.values_list(size, flat=True).get(report=report))


def _page(month: str, *, path: str) -> int:
    """Read a page as a visitor does. Returns its bytes."""
    answer = Client().get(f"/reports/{_period(month).slug}/{path}", headers=_HOST)
    if answer.status_code != 200:
        raise RuntimeError(f"The page answers {answer.status_code}.")
    return len(answer.content)


def _file(month: str, *, name: ReportFileName) -> int:
    return len(MAKERS[name](page_of(_report(month))))


def publish(month: str) -> None:
    """Publish it, so that everybody may read it."""
    report, editor, forum = _report(month), _person(Role.REPORT_EDITOR), _person(Role.FORUM_MODERATOR)
    services.send_for_comment(report=report, by=editor)
    for group in CommentBy:
        services.add_note(report=report, by_group=group, words="We read it.", signed="A group", by=forum)
    report.refresh_from_db()
    services.publish(report=report, by=editor)


ACTS: Mapping[str, Callable[[str], int]] = {
    "build": _build,
    "families": partial(_page, path=""),
    "partners": partial(_page, path="partners/"),
    **{
        str(name): partial(_file, name=name)
        for name in (ReportFileName.PARTNERS, ReportFileName.SHEET, ReportFileName.DATA)
    },
}


def _report(month: str) -> Report:
    return Report.objects.get(slug=_period(month).slug)


def _period(month: str) -> Period:
    start = date.fromisoformat(f"{month}-01")
    return Period(start, (start + _ROOM_FOR_THREE_MONTHS).replace(day=1) - timedelta(days=1))


def _person(role: Role) -> User:
    email = f"{role}@bench.example"
    return User.objects.filter(email=email).first() or invite(email=email, name=role.label, roles=(role,), by=None)
