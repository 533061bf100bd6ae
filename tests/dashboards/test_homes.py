"""What the desk counts is what stands on the list behind it, for as many queries whatever waits."""

import re
from datetime import timedelta

import pytest
from django.core.management import call_command

from commitments.enums import Delivery
from commitments.services.trouble import write_note
from dashboards.selectors import work_for
from feedback import builder
from feedback.models import Rollup
from feedback.services.second_reading import ask_to_read
from lib import clock
from reports import builder as reports
from reports.enums import ReportState
from reports.models import Report
from tests.commitments import factories as doing
from tests.conftest import CAST, make_user
from tests.feedback import factories
from tests.reports.factories import commented

pytestmark = pytest.mark.django_db
STATEMENTS = "/reports/annual-statements/"


def words(user, href: str) -> str:
    return next(work.words for work in work_for(user) if work.href == href)


def on_the_list(client, href: str, pattern: str) -> int:
    return len(set(re.findall(pattern, client.get(href).content.decode())))


@pytest.mark.parametrize("number", [1, 3])
def test_responder_finds_as_many_late_promises_as_the_desk_says(signed_in, responder, number):
    for _ in range(number):
        factories.overdue_promise(on=clock.today() - timedelta(days=5))
    href = "/you-said-we-did/?status=late"
    late = {1: "1 promise is late.", 3: "3 promises are late."}[number]
    assert words(responder, href) == late
    assert on_the_list(signed_in(responder), href, r'href="/you-said-we-did/(DEV-[^/"#]+|[A-Z]+-[^/"#]+)/"') == number


@pytest.mark.parametrize("number", [1, 3])
def test_responder_finds_as_many_without_an_answer_as_the_desk_says(signed_in, responder, number):
    for _ in range(number):
        factories.published()
    factories.answered()
    assert words(responder, "/responding/").startswith(f"{number} experience")
    assert on_the_list(signed_in(responder), "/responding/", r"DEV-TEST-\d+") == number


def test_responder_hears_that_a_colleague_asks_them_to_read(signed_in, responder):
    colleague = factories.responder("Col League")
    draft = factories.draft(by=colleague)
    ask_to_read(draft=draft, by=colleague, to=responder, seen_version=draft.version)
    assert words(responder, "/responding/").endswith("1 draft. 1 of them waits for you to read.")


def test_moderator_hears_how_long_the_oldest_waits(moderator):
    with clock.set_to(clock.now() - timedelta(days=14)):
        factories.received()
    factories.received()
    assert re.fullmatch(r"2 wait\. The oldest came \d+ working days ago\.", words(moderator, "/moderation/"))


@pytest.mark.parametrize("number", [1, 3])
def test_moderator_finds_as_many_as_the_desk_says(signed_in, moderator, number):
    for _ in range(number):
        factories.received()
    assert words(moderator, "/moderation/") == {1: "1 waits", 3: "3 wait"}[number]
    assert on_the_list(signed_in(moderator), "/moderation/", r"DEV-TEST-\d+") == number


def test_administrator_finds_everybody_without_a_second_factor(signed_in, administrator, responder):
    make_user("No Role")
    href = "/admin/accounts/user/?second_factor=none"
    assert words(administrator, href) == "2 people have no second factor yet."
    page = signed_in(administrator).get(href).content.decode()
    assert [name in page for name in ("Addie", "Rae Responder", "No Role")] == [True, True, False]


def test_administrator_hears_how_the_last_recount_went(administrator):
    def said() -> list[tuple[str, bool]]:
        return [(work.words, work.urgent) for work in work_for(administrator) if "recount" in work.words]

    assert said()[0][0] == "They are compared with a full recount each night. That has not happened yet."
    factories.published()
    builder.recount()
    assert said()[0][0].endswith("they equalled a full recount.")
    Rollup.objects.update(number=5)
    builder.recount()
    assert (said()[0][0].endswith("1 count differed from a full recount."), said()[0][1]) == (True, True)
    call_command("recount_rollups", "--mend")
    assert said()[0][0].endswith("they equalled a full recount.")


def test_safeguarding_lead_hears_what_is_not_closed(safeguarding_lead):
    concern = factories.raise_concern(factories.received())
    factories.raise_concern(factories.received())
    concern.state, concern.picked_up_by = "picked-up", safeguarding_lead
    concern.save()
    said = "1 concern nobody has picked up. 1 is picked up and not closed."
    assert words(safeguarding_lead, "/safeguarding/") == said


@pytest.mark.parametrize("number", [1, 3])
def test_report_editor_finds_as_many_reports_as_the_desk_says(report_editor, number):
    for month in range(1, number + 1):
        made = Report.objects.create(slug=f"2025-0{month}", period_start=f"2025-0{month}-01",
                                     period_end=f"2025-0{month}-28")  # fmt: skip
        Report.objects.filter(pk=made.pk).update(state=ReportState.BUILDING)
        Report.objects.filter(pk=made.pk).update(state=ReportState.FAILED)
    said = {1: "1 report could not be built.", 3: "3 reports could not be built."}
    assert words(report_editor, "/reports/desk/") == said[number]


def test_report_editor_hears_what_waits_for_officers_and_what_only_they_can_publish(report_editor):
    with clock.set_to(clock.now() - timedelta(days=200)):
        action = doing.action(Delivery.UNDER_WAY)
    day = action.due_on + timedelta(days=20)
    report = Report.objects.create(slug="late", period_start=day - timedelta(days=30), period_end=day)
    assert words(report_editor, "/reports/desk/") == "1 report waits for officers."
    note = {"why": "Two people left.", "doing": "We hire.", "new_day": clock.today()}
    write_note(action=action, by=action.officer, seen_version=action.version, **note)
    assert words(report_editor, "/reports/desk/") == "No report waits."  # of a person: the worker has it
    reports.build(report.pk)
    assert words(report_editor, "/reports/desk/") == "1 report is ready to check."
    commented(report, by=report_editor)
    assert words(report_editor, "/reports/desk/") == "1 report is ready to publish."


def test_a_late_statement_is_loud_on_the_desks_of_editors_and_administrators(report_editor, administrator):
    with clock.set_to(clock.now() - timedelta(days=400)):
        factories.received()
    for person, href in ((report_editor, f"{STATEMENTS}desk/"), (administrator, STATEMENTS)):
        found = next(one for one in work_for(person) if one.title == "The annual statement")
        assert (found.href, found.urgent) == (href, True)
        assert "The annual statement is late by 35 days." in found.words


@pytest.mark.parametrize("who", CAST)
def test_desk_asks_as_often_whatever_waits(cast, who, django_assert_max_num_queries):
    def everything(number: int) -> None:
        for _ in range(number):
            factories.received()
            factories.answered(factories.published())
            factories.published()

    everything(1)
    with django_assert_max_num_queries(24) as few:
        work_for(type(cast[who]).objects.get(pk=cast[who].pk))
    everything(3)
    with django_assert_max_num_queries(len(few)):
        work_for(type(cast[who]).objects.get(pk=cast[who].pk))
