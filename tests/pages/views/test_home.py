"""The front page: before the first report and with one."""

import pytest

from lib import clock
from reports.builder import build
from reports.models import Report
from tests.feedback.factories import answered
from tests.reports.factories import AFTER, PERIOD, a_summer, publish_report

pytestmark = pytest.mark.django_db


@pytest.fixture
def report(report_editor, moderator):
    with clock.set_to(AFTER):
        a_summer(by=moderator)
        made = Report.objects.create(slug=PERIOD.slug, period_start=PERIOD.start, period_end=PERIOD.end)
        assert build(made.pk)
    return made


def test_home_says_honestly_that_nothing_is_there_yet(client, django_assert_num_queries):
    with django_assert_num_queries(6):
        page = client.get("/").content.decode()
    assert page.count("Nothing is published yet.") == page.count("Nothing has changed yet.") == 1
    assert "We have not answered anybody yet" in page


def test_home_does_not_show_a_report_that_is_not_published(client, report):
    assert "Nothing is published yet." in client.get("/").content.decode()


def test_home_shows_the_published_report_and_the_answers(client, report, report_editor):
    report.refresh_from_db()
    publish_report(report, by=report_editor)
    made = answered()
    page = client.get("/").content.decode()
    assert f'href="/reports/{PERIOD.slug}/"' in page
    assert f'href="/you-said-we-did/{made.reference.lower()}/"' in page or made.reference in page
    assert "Nothing is published yet." not in page
    assert "We have not answered anybody yet" not in page


def test_home_takes_no_more_queries_for_more_answers(client, django_assert_max_num_queries, report, report_editor):
    report.refresh_from_db()
    publish_report(report, by=report_editor)
    for _ in range(4):
        answered()
    with django_assert_max_num_queries(18):
        client.get("/")
