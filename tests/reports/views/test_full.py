"""A quarter in which very many wrote: every version is bounded, says so, and leads to the rest."""

import csv
import io
import json
import re

import pytest
from django.db import transaction

from devon_coproduction.bench.crowd import tell
from reports import builder
from reports.builder.files import paper
from reports.selectors import page_of
from reports.selectors.answers import FOR_CHILDREN, FOR_FAMILIES, IN_FULL
from reports.selectors.pages import LINKS_IN_FULL, QUOTES_IN_FULL
from tests.reports.factories import PERIOD, cornerstones, places, publish_report

pytestmark = pytest.mark.django_db
RULE = "More people let us quote them than fit here."
REST = "More experiences were published in this time than fit on this page."


@pytest.fixture
def build(waiting, moderator, report_editor):
    def built(people, *, each=100):
        places(), cornerstones()
        with transaction.atomic():
            tell(people, first=PERIOD.start, last=PERIOD.end, name="DEV-", by=moderator, each=each)
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


PROMISED = 'id="DEV-A'


def test_very_many_answers_are_bounded_in_each_version_and_the_table_holds_them_all(build, client):
    report = build(1260, each=3)
    short, full, young = (
        client.get(f"/reports/{report.slug}/{path}").content.decode() for path in ("", "partners/", "young-people/")
    )
    assert (short.count(PROMISED), full.count(PROMISED)) == (FOR_FAMILIES, IN_FULL)
    assert f"These are {FOR_FAMILIES} of 252 answers." in short
    assert f'href="/reports/{report.slug}/partners/#what-is-promised"' in short
    assert f"These are {IN_FULL} of 252 answers." in full
    assert f'href="/reports/{report.slug}/answers.csv"' in full.split(f"These are {IN_FULL}")[1].split("</p>")[0]
    assert young.count("We will write sooner.") == FOR_CHILDREN
    assert "There are more answers than fit here." in young
    table = client.get(f"/reports/{report.slug}/answers.csv").content.decode()
    assert len(list(csv.DictReader(io.StringIO(table)))) == 252


def test_every_answer_stands_where_they_fit(build, client):
    report = build(60, each=3)
    for path in ("", "partners/"):
        html = client.get(f"/reports/{report.slug}/{path}").content.decode()
        assert html.count(PROMISED) == 12
        assert "of 12 answers" not in html


@pytest.mark.parametrize(
    ("make", "says", "times"),
    [
        (paper.families, "These are 12 of 252 answers. The full report holds more of them.", 12),
        (paper.partners, "These are 200 of 252 answers. The list of answers (CSV) holds them all.", 200),
        (paper.young_people, "There are more answers than fit here.", 20),
    ],
)
def test_paper_is_bounded_as_the_pages_are(build, monkeypatch, make, says, times):
    given = {}
    monkeypatch.setattr("typst.compile", lambda *_, sys_inputs, **__: given.update(sys_inputs) or b"")
    make(page_of(build(1260, each=3)))
    printed = json.loads(given["report"])["blocks"]
    words = [block.get("words") for block in printed]
    assert says in words
    answers = [block for block in printed if block["kind"] == "answer"]
    assert len(answers or [one for one in words if one == "We will write sooner."]) == times
