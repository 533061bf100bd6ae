"""What other rooms freeze in a report stands in every version that has room for it."""

from datetime import date

import pytest
from django.test import Client

from accounts.models import User
from commitments.enums import Delivery, Impact
from reports import builder
from reports.builder.content import content_of
from reports.models import Report, Snapshot
from reports.selectors import page_of
from tests.reports.factories import PERIOD, a_summer, publish_report

pytestmark = pytest.mark.django_db
AT = f"/reports/{PERIOD.slug}"
ACTION = {
    "slug": "quiet-rooms", "title": "Quiet rooms in every school", "lead": "Devon", "lead_role": "Head of SEND",
    "success": "Every school has one", "cornerstone": {"slug": "communicate", "name": "Communicate"},
    "commitment": "", "area_of_weakness": "", "due_on": "2026-10-30", "first_due_on": "2026-09-01",
    "delivery": "done", "late": False, "impact": "not-known", "impact_evidence": "", "families_said": "",
    "update": "The last door was hung", "note": None, "milestones": [], "measures": [],
}  # fmt: skip
ROW = {"label": "Torridge", "told": "about 5%", "lives": "about 9%", "heard": "less", "sentence": "Torridge is rare."}
COMPARED = {
    "subject": "district", "title": "Part of Devon", "of": "People", "geography": "Devon", "as_at": "2025-01-16",
    "source": "A census", "link": "", "base": "about 40 people", "why_not": "", "note": "", "rows": [ROW],
}  # fmt: skip


@pytest.fixture
def told(waiting: Report, moderator: User, report_editor: User, monkeypatch: pytest.MonkeyPatch) -> Report:
    a_summer(by=moderator)
    delivery, impact = ({str(each): 0 for each in states} for states in (Delivery, Impact))
    counts = {"delivery": delivery | {"done": 1}, "impact": impact, "late": 0, "done_not_known": 1}

    def with_more(period, **rest):
        more = {"actions": {"items": [ACTION], **counts}, "volunteers": None}
        people = {"comparisons": [COMPARED], "equality": {}, "not_heard": [ROW["sentence"]]}
        return {**content_of(period, **rest), **more, "population": people}

    monkeypatch.setattr("reports.builder.run.content_of", with_more)
    builder.build(waiting.pk)
    return publish_report(waiting, by=report_editor)


def test_actions_and_who_lives_here_stand_in_the_versions(client: Client, told: Report) -> None:
    page = page_of(Report.objects.get(pk=told.pk))
    assert page.doing is not None
    assert Snapshot.objects.get().content["population"]["not_heard"] == ["Torridge is rare."]
    for path in ("/", "/partners/"):
        html = client.get(f"{AT}{path}").content.decode()
        assert "Quiet rooms in every school" in html
        assert "Torridge is rare." in html
    assert "A census" in html
    assert "There are plans to do one thing. One of them is done." in client.get(f"{AT}/easy-read/").content.decode()
    data = client.get(f"{AT}.json").json()
    assert [each["title"] for each in data["actions"]] == ["Quiet rooms in every school"]
    assert date.fromisoformat(data["actions"][0]["due_on"]) > date.fromisoformat(data["actions"][0]["first_due_on"])
    assert data["less_heard"] == ["Torridge is rare."]
    assert client.get(f"{AT}/partners.pdf").content.startswith(b"%PDF")
