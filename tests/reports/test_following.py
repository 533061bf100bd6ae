"""E-mails and a feed for people who want to know of each report."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client

from accounts.models import User
from lib import clock
from outbox.models import Message
from reports import builder, services
from reports.models import Follower, Report
from tests.reports.factories import AFTER, publish_report

pytestmark = pytest.mark.django_db
ADDRESS = "parent@example.org"


def confirmed() -> Follower:
    services.follow(address=ADDRESS)
    follower = Follower.objects.get()
    assert services.confirm(link=follower.link)
    return follower


@pytest.fixture
def out_now(waiting: Report, report_editor: User) -> Report:
    confirmed()
    builder.build(waiting.pk)
    return publish_report(waiting, by=report_editor)


def about(key: str) -> list[Message]:
    return list(Message.objects.filter(key__startswith=key))


def test_asking_for_e_mails_sends_one_link_a_day_and_nothing_else(october: None) -> None:
    for _ in range(3):
        services.follow(address=ADDRESS)
    services.follow(address=" Parent@example.org ")
    (asked,) = about("report-follow:")
    assert (asked.to, Follower.objects.count()) == (ADDRESS, 1)
    assert f"/reports/follow/confirm/{Follower.objects.get().link}/" in asked.body


def test_whoever_follows_gets_one_e_mail_for_an_edition(out_now: Report, report_editor: User) -> None:
    services.publish(report=out_now, by=report_editor)
    (told,) = about("report-published:")
    assert (told.to, told.subject) == (ADDRESS, "Progress report for July to September 2026")
    assert f"{settings.SITE_URL}/reports/2026-07-to-2026-09/" in told.body
    assert told.stop_href in told.body
    assert "<img" not in told.body


def test_whoever_never_confirmed_gets_none_and_is_forgotten(waiting: Report, report_editor: User) -> None:
    services.follow(address=ADDRESS)
    builder.build(waiting.pk)
    publish_report(waiting, by=report_editor)
    assert about("report-published:") == []
    with clock.set_to(AFTER + timedelta(days=7)):
        assert builder.forget_unconfirmed() == 0
    with clock.set_to(AFTER + timedelta(days=8)):
        assert builder.forget_unconfirmed() == 1


def test_stopping_forgets_the_address_and_what_waits(out_now: Report) -> None:
    services.stop(link=Follower.objects.get().link)
    assert Follower.objects.count() == 0
    assert [(one.to, one.state) for one in about("report-published:")] == [("", "stopped")]


def test_pages_begin_and_stop_only_by_a_button(client: Client, october: None) -> None:
    assert client.post("/reports/follow/", {"address": ADDRESS})["Location"] == "/reports/follow/sent/"
    link = Follower.objects.get().link
    client.get(f"/reports/follow/confirm/{link}/")
    assert Follower.objects.get().confirmed_on is None
    assert "You follow the reports now" in client.post(f"/reports/follow/confirm/{link}/").content.decode()
    client.get(f"/reports/follow/stop/{link}/")
    assert Follower.objects.get().confirmed_on == clock.today()
    assert "no more of these e-mails" in client.post(f"/reports/follow/stop/{link}/").content.decode()
    assert "This link is too old" in client.post(f"/reports/follow/confirm/{link}/").content.decode()


@pytest.mark.parametrize("address", ["", "no at sign", "a@b", "x" * 300 + "@example.org"])
def test_address_that_cannot_be_says_what_to_do(client: Client, db: None, address: str) -> None:
    html = client.post("/reports/follow/", {"address": address}).content.decode()
    assert "Error: " in html
    assert Follower.objects.count() == 0


def test_answer_is_the_same_for_whoever_follows_already(client: Client, october: None) -> None:
    confirmed()
    assert client.post("/reports/follow/", {"address": ADDRESS})["Location"] == "/reports/follow/sent/"
    assert len(about("report-follow:")) == 1


def test_feed_names_each_edition_once(client: Client, out_now: Report, django_assert_num_queries) -> None:
    with django_assert_num_queries(2):
        text = client.get("/reports/feed/").content.decode()
    assert text.count("<entry>") == 1
    assert "/reports/2026-07-to-2026-09/edition-1/" in text


def test_one_connection_asks_for_twenty_addresses_an_hour_and_keeps_what_was_typed(
    client: Client, october: None
) -> None:
    for number in range(20):
        assert client.post("/reports/follow/", {"address": f"a{number}@example.org"}).status_code == 302
    refused = client.post("/reports/follow/", {"address": "one-more@example.org"})
    assert refused.status_code == 429
    assert "We could not take this just now." in refused.content.decode()
    assert "one-more@example.org" in refused.content.decode()
    assert Follower.objects.count() == 20
