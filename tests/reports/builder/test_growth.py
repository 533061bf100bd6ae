"""A report asks the database as often for 200 people as for 20: its build, its files and its pages. So a statement."""

from collections import Counter

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from devon_coproduction.bench.crowd import tell
from feedback.models import Submission
from reports import builder
from reports.builder.content import content_of
from reports.builder.people import Teller, heard_from, tellers
from reports.models import Report
from statements.builder import content_of as statement_of
from statements.services import ask
from tests.reports.factories import PERIOD, cornerstones, places, publish_report

pytestmark = pytest.mark.django_db
PAGES = ("", "partners/", "easy-read/", "easy-read/plain/", "young-people/", "edition-1/")


@pytest.fixture
def crowd(october, moderator):
    places(), cornerstones()

    def come(people: int) -> None:
        with transaction.atomic():
            tell(people, first=PERIOD.start, last=PERIOD.end, name="DEV-", by=moderator, each=5)

    return come


def asked(work) -> int:
    with CaptureQueriesContext(connection) as found:
        work()
    return len(found)


@pytest.fixture
def built(crowd, waiting, report_editor):
    def build(people: int) -> Report:
        crowd(people)
        builder.build(waiting.pk)
        return publish_report(waiting, by=report_editor)

    return build


@pytest.mark.parametrize("people", [20, 200])
def test_content_asks_as_often_however_many_tell(crowd, people):
    crowd(people)
    assert asked(lambda: content_of(PERIOD)) == 31


@pytest.mark.parametrize("people", [20, 200])
def test_pages_and_files_ask_as_often_however_long_the_report_is(built, client, people):
    report = built(people)
    assert len(report.snapshot.content["experiences"]) == people * 6 // 10
    client.get("/reports/")
    files = asked(lambda: builder.make_files(report.pk))
    pages = {page: asked(lambda page=page: client.get(f"/reports/{report.slug}/{page}")) for page in PAGES}
    assert (files, pages) == (72, dict.fromkeys(PAGES, 9))


@pytest.mark.parametrize("people", [20, 200])
def test_statement_asks_as_often_however_many_tell(crowd, report_editor, people):
    crowd(people)
    edition = ask(by=report_editor)
    content = {}
    assert asked(lambda: content.update(statement_of(edition))) == 10
    assert len(content["comments"]) > people // 3


def test_tellers_counted_together_are_those_one_by_one(crowd):
    crowd(200)
    told = Submission.objects.exclude(state="withdrawn")
    one_by_one = [
        Teller(
            heard_from(one.speaker, one.voice),
            one.district.name,
            one.phase,
            one.setting,
            one.channel,
            frozenset(stone.slug for stone in one.cornerstones.all()),
        )
        for one in told
    ]
    assert len(tellers(PERIOD)) == len(one_by_one) == 190
    assert Counter(tellers(PERIOD)) == Counter(one_by_one)


def test_a_loop_over_people_would_be_seen(crowd):
    crowd(20)
    people = list(Submission.objects.all())
    assert asked(lambda: [one.cornerstones.count() for one in people]) == 20
