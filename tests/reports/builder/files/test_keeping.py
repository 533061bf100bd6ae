"""Files are made once, made again when something else may be shown, and never show words that were taken back."""

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from feedback.enums import SubmissionState
from feedback.models import Submission
from reports import builder, tasks
from reports.builder.files import keeping
from reports.enums import ReportFileName
from reports.models import FilesFailure, Report, ReportFile
from reports.selectors import page_of
from tests.reports.factories import PERIOD, set_state

pytestmark = pytest.mark.django_db
ADDRESS = f"/reports/{PERIOD.slug}.json"


def test_the_worker_makes_every_file_once(published: Report) -> None:
    assert builder.with_old_files() == [published.pk]
    tasks.sweep_files()
    made = dict(ReportFile.objects.values_list("name", "made_at"))
    assert sorted(made) == sorted(ReportFileName)
    assert builder.with_old_files() == []
    assert builder.make_files(published.pk) == []
    assert dict(ReportFile.objects.values_list("name", "made_at")) == made


def test_a_report_that_went_is_logged_and_nothing_more(db: None) -> None:
    assert builder.make_files(2**31) == []


def test_a_file_is_made_at_once_when_somebody_asks_before_the_worker(
    published: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = page_of(published)
    first = builder.file_of(published, page, ReportFileName.DATA)
    assert not ReportFile.objects.exists()  # who reads changes nothing
    tasks.sweep_files()
    monkeypatch.setattr(keeping, "MAKERS", {})  # a second one would have no maker
    assert builder.file_of(published, page, ReportFileName.DATA) == first


def test_words_that_were_taken_back_are_in_no_file(published: Report, client: Client) -> None:
    tasks.sweep_files()
    one = Submission.objects.get(published_versions__isnull=False, speaker="parent-carer", may_quote=True)
    its_words = f"Words of {one.reference}."
    assert its_words in client.get(ADDRESS).content.decode()
    set_state(one, SubmissionState.WITHDRAWN)
    assert its_words not in client.get(ADDRESS).content.decode()  # before the worker came
    assert builder.with_old_files() == [published.pk]
    tasks.sweep_files()
    kept = b"".join(bytes(row.content) for row in ReportFile.objects.filter(name__endswith=".json"))
    assert its_words.encode() not in kept
    assert b"about 25" in kept


@pytest.mark.parametrize("wrong", [{"name": "nonsense.exe"}, {"content": b""}])
def test_database_refuses_a_file_that_is_none(published: Report, wrong: dict[str, object]) -> None:
    row = {"report": published, "name": ReportFileName.DATA, "fingerprint": "f" * 64, "content": b"x"} | wrong
    with pytest.raises(IntegrityError), transaction.atomic():
        ReportFile.objects.create(**row)


def test_one_file_that_cannot_be_made_leaves_the_others_and_is_told_until_it_is_there(
    published: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_page: object) -> bytes:
        raise RuntimeError("Words of somebody")

    with monkeypatch.context() as patched:
        patched.setitem(keeping.MAKERS, ReportFileName.SHEET, broken)
        tasks.sweep_files()
    assert ReportFile.objects.count() == len(ReportFileName) - 1
    assert FilesFailure.objects.get().why == "All figures and answers, as a spreadsheet (ODS): RuntimeError"
    assert builder.with_old_files() == [published.pk]
    tasks.sweep_files()
    assert ReportFile.objects.count() == len(ReportFileName)
    assert not FilesFailure.objects.exists()
