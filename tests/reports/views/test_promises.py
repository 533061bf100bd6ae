"""Our promises, and if we keep them: the frozen record with its misses, and no number that gives a person away."""

from datetime import date

import html5lib
import pytest
from django.test import Client

from accounts.models import User
from authority.models import Settings
from reports import builder
from reports.models import Report
from tests.page_inspector import words
from tests.reports.factories import PERIOD, a_summer, answer, cornerstones, publish, publish_report, told
from tests.reports.views.test_public import odd_counts

pytestmark = pytest.mark.django_db
PATH = "/our-promises/"


@pytest.fixture
def published(waiting: Report, moderator: User, report_editor: User) -> Report:
    a_summer(by=moderator)
    builder.build(waiting.pk)
    waiting.refresh_from_db()
    publish_report(waiting, by=report_editor)
    return waiting


def text(client: Client) -> str:
    page = html5lib.parse(client.get(PATH).content.decode(), namespaceHTMLElements=False)
    return words(next(page.iter("main")))


def test_promises_without_a_report_say_so(client: Client) -> None:
    assert "The first figures come with the first progress report." in text(client)


def test_promises_are_those_that_the_council_set(client: Client) -> None:
    Settings.objects.update_or_create(only=True, defaults={"moderated_within_days": 3, "answered_within_days": 1})
    shown = text(client)
    assert [part in shown for part in ("within 3 working days", "within 1 working day")] == [True, True]


def test_record_shows_each_period_with_its_misses(client: Client, published: Report) -> None:
    shown = text(client)
    wanted = (PERIOD.words, "We promised to read what people send", "Late, or not yet", "that the council promised")
    assert [part for part in wanted if part not in shown] == []
    assert odd_counts(client.get(PATH).content.decode()) == []


def test_misses_stand_on_the_page_in_numbers(
    client: Client, waiting: Report, moderator: User, responder: User, report_editor: User
) -> None:
    """PR-03: 45 of 60 were read in time, 23 of 60 answered in time; who still waits is a miss."""
    cornerstones()
    people = [told() for _ in range(60)]
    for number, one in enumerate(people[:54]):
        publish(one, by=moderator, on=date(2026, 8, 5) if number < 45 else date(2026, 9, 2))
    answer(*people[:23], by=responder, on=date(2026, 8, 20))
    answer(*people[23:42], by=responder, on=date(2026, 9, 28))
    builder.build(waiting.pk)
    waiting.refresh_from_db()
    publish_report(waiting, by=report_editor)
    shown = text(client)
    wanted = ("kept for about 75% of people. About 25% waited longer", "kept for about 42% of people. About 58% waited")
    assert [part for part in wanted if part not in shown] == []


def test_report_that_is_not_published_shows_nothing(client: Client, waiting: Report, moderator: User) -> None:
    a_summer(by=moderator)
    builder.build(waiting.pk)
    assert PERIOD.words not in text(client)


@pytest.mark.usefixtures("published")
def test_page_asks_the_database_little(client: Client, django_assert_num_queries) -> None:
    with django_assert_num_queries(4):
        client.get(PATH)
