"""Hundreds of changes at once, from several sides of the same few experiences: the counts equal a full recount."""

import random
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import DatabaseError, OperationalError, connection, transaction
from psycopg.errors import DeadlockDetected

from cornerstones.models import AreaOfWeakness
from feedback.enums import SubmissionState
from feedback.models import Recount, ReportAboutMe, Rollup, SafeguardingConcern, Submission
from feedback.selectors.recount import differences
from feedback.services.responding.errors import NothingToAnswer
from lib.codes import new_token
from tests.feedback import factories

ITEMS, SIDES = 12, 6
IN_TURN = ("stones", "place", "down and up", "concern", "close", "about me", "answer", "fold", "phase")


def close_concerns(item: Submission) -> None:
    """Close what is open about it, by a lead, step by step."""
    lead = factories.person("safeguarding-lead")
    for concern in SafeguardingConcern.objects.select_for_update().filter(submission=item, state="open"):
        concern.state, concern.picked_up_by = "picked-up", lead
        concern.save()
        concern.state, concern.outcome, concern.outcome_kind, concern.closed_by = "closed", "Looked.", "nothing", lead
        concern.save()


def change(kind: str, item: Submission, chance: random.Random) -> None:
    """Change one thing about one experience, as a service would: in one transaction."""
    if kind == "concern":
        factories.raise_concern(item)
    elif kind == "close":
        close_concerns(item)
    elif kind == "about me":
        ReportAboutMe.objects.create(submission=item, report_key=new_token(), hides=chance.random() < 0.2)
    elif kind == "answer":
        factories.answered(item, area_of_weakness=chance.choice([None, *AreaOfWeakness.objects.all()]))
    elif kind == "fold":
        with connection.cursor() as cursor:
            cursor.execute("SELECT feedback_fold_rollups()")
    else:
        change_itself(kind, Submission.objects.select_for_update().get(pk=item.pk), chance)


def change_itself(kind: str, item: Submission, chance: random.Random) -> None:
    """Change the row itself or where it belongs."""
    if kind == "stones":
        slugs = chance.sample(list(factories.CORNERSTONES), chance.randint(0, 3))
        item.cornerstones.set([factories.cornerstone(slug) for slug in slugs])
    elif kind == "place":
        Submission.objects.filter(pk=item.pk).update(district=factories.district(chance.choice(["exeter", "torridge"])))
    elif kind == "phase":
        Submission.objects.filter(pk=item.pk).update(phase=chance.choice(["primary", "post-16", ""]))
    elif item.state == SubmissionState.PUBLISHED:
        factories.move(item, SubmissionState.RECEIVED)
    elif item.state == SubmissionState.RECEIVED:
        factories.publish(item, valued=chance.choice(["", "They listen."]))


def die() -> None:
    """End this connection in the middle of its transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(pg_backend_pid())")


def one_side(seed: int, items: list[Submission], times: int, kills: float) -> dict[str, int]:
    """Make changes from one connection; say how many were kept, refused, deadlocked and killed."""
    chance = random.Random(seed)
    said = {"kept": 0, "refused": 0, "deadlocked": 0, "killed": 0}
    try:
        for _ in range(times):
            try:
                with transaction.atomic():
                    change(chance.choice(IN_TURN), chance.choice(items), chance)
                    if chance.random() < kills:
                        die()
                    transaction.set_rollback(chance.random() < 0.1)  # what is taken back counts for nothing
                said["kept"] += 1
            except OperationalError as error:
                said["deadlocked" if isinstance(error.__cause__, DeadlockDetected) else "killed"] += 1
                connection.close()
            except (DatabaseError, NothingToAnswer):
                said["refused"] += 1
    finally:
        connection.close()
    return said


def many_changes(times: int, kills: float = 0) -> dict[str, int]:
    """Let every side change things at once."""
    for slug in factories.CORNERSTONES:
        factories.cornerstone(slug)
    for slug in ("exeter", "torridge"):
        factories.district(slug)
    for number in (1, 2):
        AreaOfWeakness.objects.create(code=f"asw{number}", name=f"Area {number}")
    items = [factories.published(speaker="parent-carer") for _ in range(ITEMS)]
    with ThreadPoolExecutor(SIDES) as sides:
        found = list(sides.map(lambda seed: one_side(seed, items, times // SIDES, kills), range(SIDES)))
    return {name: sum(each[name] for each in found) for name in found[0]}


@pytest.mark.django_db(transaction=True)
def test_counts_equal_a_recount_after_many_changes_at_once():
    said = many_changes(600)
    assert differences() == []
    assert said["deadlocked"] == 0
    assert said["kept"] > 300, said


@pytest.mark.deep
@pytest.mark.django_db(transaction=True)
def test_counts_equal_a_recount_after_ten_thousand_changes_with_kills():
    said = many_changes(10_000, kills=0.01)
    assert (differences(), said["deadlocked"]) == ([], 0)
    assert said["killed"] > 50, said


@pytest.mark.django_db
def test_recount_says_what_differs_and_mends_it(capsys):
    factories.published()
    call_command("recount_rollups")
    Rollup.objects.update(number=7)
    with pytest.raises(CommandError, match="Differences: 1"):
        call_command("recount_rollups")
    call_command("recount_rollups", "--mend")
    call_command("recount_rollups")
    assert "7 instead of 1" in capsys.readouterr().out
    assert list(Recount.objects.values_list("differences", "mended")) == [(0, False)]
