"""Steps of an annual statement: each once, in order, by those who may; PostgreSQL refuses the rest."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import Error, IntegrityError, transaction

from accounts.models import User
from lib import clock
from lib.states import WrongState
from statements import services
from statements.builder import content_of, digest_of, freeze, start_due_statement, waiting
from statements.enums import StatementState
from statements.models import Edition, Statement
from tests.days import noon
from tests.statements.factories import AFTER, FIRST_DAY, LAST_DAY, comment, frozen, published

pytestmark = pytest.mark.django_db


@pytest.fixture
def told(moderator: User) -> None:
    for on in (FIRST_DAY, date(2026, 5, 5), LAST_DAY):
        comment(by=moderator, on=on)


def test_asking_twice_gives_one_statement(told: None, report_editor: User):
    with clock.set_to(noon(AFTER)):
        assert services.ask(by=report_editor) == services.ask(by=report_editor)
    edition = Edition.objects.get()
    assert (edition.state, edition.statement.slug) == (StatementState.WAITING, "2025-11-01-to-2026-10-31")


def test_nobody_else_asks(told: None, moderator: User):
    with pytest.raises(PermissionDenied):
        services.ask(by=moderator)


def test_without_feedback_there_is_nothing_to_ask_for(report_editor: User):
    with pytest.raises(services.CannotAsk):
        services.ask(by=report_editor)


def test_worker_makes_one_statement_however_often_it_runs(told: None):
    with clock.set_to(noon(LAST_DAY - timedelta(days=30))):
        assert start_due_statement() is None  # 30 days before 1 November is 2 October
    with clock.set_to(noon(AFTER)):
        made = [start_due_statement() for _ in range(5)]
        assert [edition is not None for edition in made] == [True, False, False, False, False]
        done = [freeze(number) for number in waiting() * 5]
    assert done == [True, False, False, False, False]
    assert Statement.objects.count() == Edition.objects.count() == 1


def test_building_twice_gives_the_same_content(told: None, report_editor: User):
    edition = frozen(by=report_editor)
    assert edition.digest == digest_of(edition.content) == digest_of(content_of(edition))
    assert len(edition.content["comments"]) == 3


def test_the_next_one_begins_the_day_after_and_holds_nothing_twice(told: None, moderator: User, report_editor: User):
    first = published(by=report_editor)
    comment(by=moderator, on=date(2027, 2, 2))
    second = frozen(by=report_editor, on=date(2027, 11, 2))
    names = [{each["anchor"] for each in edition.content["comments"]} for edition in (first, second)]
    assert (second.statement.period_start, len(names[1])) == (AFTER, 1)
    assert names[0] & names[1] == set()


def test_publishing_comes_after_checking(told: None, report_editor: User):
    edition = frozen(by=report_editor)
    with pytest.raises(WrongState):
        services.publish(edition=edition, by=report_editor, seen=edition.digest)
    services.say_it_is_right(edition=edition, by=report_editor, seen=edition.digest)
    services.look_again(edition=edition, by=report_editor)
    services.say_it_is_right(edition=edition, by=report_editor, seen=edition.digest)
    services.publish(edition=edition, by=report_editor, seen=edition.digest)
    edition.refresh_from_db()
    assert (edition.state, edition.published_by) == (StatementState.PUBLISHED, report_editor)


def test_a_step_with_a_draft_that_was_thrown_away_is_refused_in_words(told: None, report_editor: User):
    edition = frozen(by=report_editor)
    services.drop(edition=edition, by=report_editor)
    services.drop(edition=edition, by=report_editor)  # the second of two people
    for step in (services.build_again, services.look_again):
        with pytest.raises(services.ReadAgain, match="threw this draft away"):
            step(edition=edition, by=report_editor)


def test_a_draft_can_be_built_again_and_a_checked_one_cannot(told: None, moderator: User, report_editor: User):
    edition = frozen(by=report_editor)
    comment(by=moderator, on=date(2026, 6, 6))
    services.build_again(edition=edition, by=report_editor)
    assert freeze(edition.pk)
    edition.refresh_from_db()
    assert len(edition.content["comments"]) == 4
    services.say_it_is_right(edition=edition, by=report_editor, seen=edition.digest)
    with pytest.raises(WrongState):
        services.build_again(edition=edition, by=report_editor)


def test_a_correction_is_a_new_edition_and_the_old_one_stays(told: None, moderator: User, report_editor: User):
    first = published(by=report_editor)
    before = first.digest
    comment(by=moderator, on=date(2026, 7, 7))
    second = services.correct(statement=first.statement, by=report_editor, why="One comment was missing.")
    with pytest.raises(services.CannotAsk):
        services.correct(statement=first.statement, by=report_editor, why="Another.")
    freeze(second.pk)
    second.refresh_from_db()
    first.refresh_from_db()
    assert (second.number, len(second.content["comments"]), first.digest) == (2, 4, before)
    anchors = [[each["anchor"] for each in edition.content["comments"]] for edition in (first, second)]
    assert set(anchors[0]) < set(anchors[1])  # a comment keeps its address


@pytest.mark.parametrize(
    "change",
    [{"content": {}}, {"digest": "other"}, {"state": "draft"}, {"number": 7}, {"published_on": date(2020, 1, 1)}],
)
def test_what_is_published_never_changes(told: None, report_editor: User, change: dict[str, object]):
    edition = published(by=report_editor)
    with pytest.raises(Error), transaction.atomic():
        Edition.objects.filter(pk=edition.pk).update(**change)
    with pytest.raises(Error), transaction.atomic():
        edition.delete()


@pytest.mark.parametrize("change", [{"content": {}}, {"digest": "other"}])
def test_a_frozen_draft_never_changes(told: None, report_editor: User, change: dict[str, object]):
    edition = frozen(by=report_editor)
    with pytest.raises(Error), transaction.atomic():
        Edition.objects.filter(pk=edition.pk).update(**change)


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (LAST_DAY, LAST_DAY + timedelta(days=30)),  # shares its first day
        (date(2028, 1, 1), date(2028, 12, 31)),  # 366 days
        (date(2028, 1, 2), date(2028, 1, 1)),
    ],
)
def test_postgresql_refuses_days_twice_and_more_than_a_year(told: None, report_editor: User, start: date, end: date):
    frozen(by=report_editor)
    with pytest.raises(IntegrityError), transaction.atomic():
        Statement.objects.create(slug="another", period_start=start, period_end=end)
