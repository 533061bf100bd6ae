"""The full report of a quarter in which very many wrote: bounded, with the rule said and the way to the rest."""

import re

import pytest
from django.db import transaction

from devon_coproduction.bench.crowd import tell
from reports import builder
from reports.builder.files import paper
from reports.selectors import page_of
from reports.selectors.pages import LINKS_IN_FULL, QUOTES_IN_FULL
from tests.reports.factories import PERIOD, cornerstones, places, publish_report

pytestmark = pytest.mark.django_db
RULE = "More people let us quote them than fit here."
REST = "More experiences were published in this time than fit on this page."


@pytest.fixture
def build(waiting, moderator, report_editor):
    def built(people):
        places(), cornerstones()
        with transaction.atomic():
            tell(people, first=PERIOD.start, last=PERIOD.end, name="DEV-", by=moderator)
        builder.build(waiting.pk)
        return publish_report(waiting, by=report_editor)

    return built


def read(client, report) -> tuple[str, int, int]:
    html = client.get(f"/reports/{report.slug}/partners/").content.decode()
    return html, html.count("report-quote"), len(re.findall(r'href="/experiences/DEV-\d+/">DEV-', html))


def test_full_report_of_many_shows_a_bounded_choice_and_says_so(build, client):
    report = build(600)
    html, quotes, links = read(client, report)
    assert (quotes, links) == (QUOTES_IN_FULL, 0)
    assert RULE in html
    assert REST in html
    assert f'href="/reports/{report.slug}.json"' in html
    everything = client.get(f"/reports/{report.slug}.json").json()
    assert len(everything["experiences"]) == 360 > LINKS_IN_FULL
    assert len(everything["quotes"]) > QUOTES_IN_FULL
    assert paper.partners(page_of(report)).startswith(b"%PDF")


def test_full_report_of_few_lists_them_all_and_speaks_of_no_rule(build, client):
    html, quotes, links = read(client, build(50))
    assert links == 30
    assert 0 < quotes < QUOTES_IN_FULL
    assert RULE not in html
    assert REST not in html
