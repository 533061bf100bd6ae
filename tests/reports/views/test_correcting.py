"""A correction never brings back words that may not be told any more, on any page and in any file (PR-05)."""

from collections.abc import Callable
from io import BytesIO

import pgtrigger
import pytest
from django.test import Client
from python_calamine import CalamineWorkbook

from accounts.models import User
from feedback.models import SafeguardingConcern, Submission
from feedback.services.reports_about_me import report_answer
from lib.codes import new_token
from reports import builder, services
from reports.builder.files import file_of
from reports.enums import Part, ReportFileName
from reports.models import Report, Snapshot
from reports.selectors import page_of
from tests.reports.factories import PERIOD, a_summer, answer, publish_report

pytestmark = pytest.mark.django_db
HERE = f"/reports/{PERIOD.slug}/"
CORRECT = f"/reports/desk/{PERIOD.slug}/correct/"
PAGES = (
    HERE, f"{HERE}partners/", f"{HERE}easy-read/", f"{HERE}young-people/", f"{HERE}edition-1/", f"{HERE}edition-2/",
    f"{HERE}edition-3/", "/reports/feed/",
)  # fmt: skip
FILES = (ReportFileName.SHEET, ReportFileName.FIGURES, ReportFileName.ANSWERS, ReportFileName.DATA)
ADULT, CHILD = ("CANARY-A before", "CANARY-B after", "CANARY-C why"), ("CANARY-D before", "CANARY-E after")


@pytest.fixture
def corrected(waiting: Report, moderator: User, report_editor: User) -> Report:
    said = answer(a_summer(by=moderator)[0], by=moderator, answer=ADULT[0], child_version=CHILD[0])
    builder.build(waiting.pk)
    publish_report(waiting, by=report_editor)
    for edition, field, after in ((1, "answer", ADULT[1]), (2, "children", CHILD[1])):
        services.correct(
            report=waiting, part=Part.ANSWERS, item=said.reference, field=field, after=after, why=ADULT[2],
            seen_edition=edition, by=report_editor,
        )  # fmt: skip
    return Report.objects.get()


def reference_of(report: Report) -> str:
    """Return the reference of the answer that was corrected."""
    return report.corrections.all()[0].item


def seen(client: Client, report: Report) -> str:
    """Return every page of every edition, and what every table and the JSON file show."""
    pages = [client.get(path).content.decode() for path in PAGES]
    page = page_of(report)
    made = {name: file_of(report, page, name) for name in FILES}
    sheet = CalamineWorkbook.from_filelike(BytesIO(made.pop(ReportFileName.SHEET)))
    cells = [str(sheet.get_sheet_by_name(name).to_python()) for name in sheet.sheet_names]
    return "\n".join([*pages, *(each.decode() for each in made.values()), *cells])


def test_corrections_are_told_everywhere_while_the_answer_is(client: Client, corrected: Report) -> None:
    html = seen(client, corrected)
    assert all(words in html for words in (*ADULT, *CHILD))
    assert CHILD[1] in client.get(f"{HERE}young-people/").content.decode()
    assert CHILD[0] not in client.get(f"{HERE}young-people/").content.decode()


def test_an_answer_that_may_not_be_shown_takes_its_corrections_with_it(client: Client, corrected: Report) -> None:
    report_answer(reference=reference_of(corrected), key=new_token())
    html = seen(client, corrected)
    assert not [words for words in (*ADULT, *CHILD) if words in html]
    assert "We do not show these words any more." in client.get(HERE).content.decode()


def test_where_somebody_may_not_be_safe_the_words_for_children_go_with_their_corrections(
    client: Client, corrected: Report
) -> None:
    for one in Submission.objects.filter(responses__isnull=False):
        SafeguardingConcern.objects.create(submission=one)
    html = seen(client, corrected)
    assert not [words for words in CHILD if words in html]
    assert ADULT[1] in html


def test_what_may_not_be_shown_cannot_be_corrected(
    signed_in: Callable[[User], Client], report_editor: User, corrected: Report
) -> None:
    desk, reference = signed_in(report_editor), reference_of(corrected)
    path = f"{CORRECT}answers/{reference}/children/"
    assert path in desk.get(CORRECT).content.decode()
    assert desk.get(path).status_code == 200
    report_answer(reference=reference, key=new_token())
    assert path not in desk.get(CORRECT).content.decode()
    assert desk.get(path).status_code == 404


def test_a_report_frozen_before_words_for_children_were_kept_lists_the_others(
    signed_in: Callable[[User], Client], report_editor: User, moderator: User, waiting: Report
) -> None:
    made = answer(a_summer(by=moderator)[0], by=moderator)
    builder.build(waiting.pk)
    publish_report(waiting, by=report_editor)
    frozen = Snapshot.objects.get()
    for each in frozen.content["answers"]:
        del each["children"]
    with pgtrigger.ignore():  # as an older portal froze it
        frozen.save()
    listed = signed_in(report_editor).get(CORRECT).content.decode()
    assert f"{CORRECT}answers/{made.reference}/answer/" in listed
    assert f"{CORRECT}answers/{made.reference}/children/" not in listed
