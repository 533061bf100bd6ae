"""A round from its preparation to its published result."""

from collections import Counter
from datetime import timedelta

import pgtrigger
import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction

from accounts.enums import Role, Sector
from lib import clock
from lib.states import WrongState
from priorities.builder.ballots import side_by_side, why_hidden
from priorities.builder.counted import counted
from priorities.enums import RoundState, Voice
from priorities.models import CodeBatch, DevelopmentPoint, FamilyBallot, Priority, Seat, StarRound, Tally, VotingCode
from priorities.selectors.results import proof_of
from priorities.services import contents, families, rounds, stars
from tests.conftest import make_user
from tests.priorities import factories as make
from tests.priorities import held

pytestmark = pytest.mark.django_db


def refused(sql, *values):
    """Whether PostgreSQL itself refuses a statement."""
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, values)
    return True


def test_round_goes_from_draft_to_published():
    star_round = make.draft()
    states = [star_round.state]
    for step in (rounds.open_round, rounds.close_round, rounds.publish_round):
        star_round = step(star_round=star_round, by=make.editor())
        states.append(star_round.state)
    assert states == [RoundState.DRAFT, RoundState.OPEN, RoundState.CLOSED, RoundState.PUBLISHED]


@pytest.mark.parametrize("step", [rounds.close_round, rounds.publish_round])
def test_no_step_is_left_out(step):
    with pytest.raises(WrongState):
        step(star_round=make.draft(), by=make.editor())


@pytest.mark.parametrize("state", ["closed", "published"])
def test_postgres_knows_the_steps_too(state):
    star_round = make.draft()
    with pytest.raises(Exception, match=r"Invalid transition|invalid transition"), transaction.atomic():
        StarRound.objects.filter(pk=star_round.pk).update(state=state, closed_on=clock.today())


def test_only_who_runs_rounds_may(moderator):
    star_round = make.draft()
    for step in (rounds.open_round, rounds.close_round, rounds.publish_round, rounds.delete_draft):
        with pytest.raises(PermissionDenied):
            step(star_round=star_round, by=moderator)


def test_two_rounds_of_one_name_are_told_apart():
    make.draft()
    with pytest.raises(rounds.RoundNameTaken):
        make.draft()


@pytest.mark.parametrize(
    ("missing", "words"),
    [
        ({"priorities": 1}, "two priorities"),
        ({"organisations": ()}, "organisations"),
        ({"opens_at": None, "closes_at": None}, "later"),
    ],
)
def test_what_is_missing_is_said_before_it_opens(missing, words):
    if "closes_at" in missing:
        now = clock.now()
        missing = {"opens_at": now - timedelta(days=2), "closes_at": now - timedelta(days=1)}
    with pytest.raises(rounds.CannotOpen, match=words):
        rounds.open_round(star_round=make.draft(**missing), by=make.editor())


def test_organisations_are_frozen_as_they_are_called_at_the_opening():
    star_round = make.draft()
    school = make.organisation()
    school.name, school.sector = "Tor View Academy", Sector.HEALTH
    school.save()
    rounds.open_round(star_round=star_round, by=make.editor())
    school.name = "Another name"
    school.save()

    assert list(star_round.seats.values_list("name", "sector")) == [("Tor View Academy", "health")]
    seat = star_round.seats.get()
    assert refused("UPDATE priorities_seat SET sector = 'care' WHERE id = %s", seat.pk)
    assert refused("DELETE FROM priorities_seat WHERE id = %s", seat.pk)
    with pytest.raises(IntegrityError), transaction.atomic():
        Seat.objects.create(
            round=star_round, organisation=make.organisation("Late Trust"), name="Late", sector="health"
        )
    with pytest.raises(WrongState):
        rounds.choose_organisations(star_round=star_round, by=make.editor(), organisations=[])


@pytest.mark.parametrize("change", ["stars_each = 50", "threshold = 1", "question = 'Other?'", "closes_at = now()"])
def test_what_was_asked_stays_as_it_was_asked(change):
    star_round = make.opened()
    assert refused("UPDATE priorities_starround SET " + change + " WHERE id = %s", star_round.pk)  # noqa: S608
    with pytest.raises(WrongState):
        rounds.change_round(star_round=star_round, by=make.editor(), threshold=1)


def test_closing_freezes_the_tally_and_deletes_every_code():
    star_round = make.opened()
    forum = make_user("Fo Rum", Role.FORUM_MODERATOR)
    _batch, codes = families.make_codes(
        star_round=star_round, by=forum, voice=Voice.PARENT_CARERS, how="printed", number=9
    )
    for code in codes:
        families.choose_first(star_round=star_round, code=code, slug="p-2")

    rounds.close_round(star_round=star_round, by=None)

    tally = Tally.objects.get(round=star_round)
    assert [line["first"] for line in tally.content["lines"] if line["kind"] == "parent-carers"] == ["p-2"] * 9
    assert (VotingCode.objects.count(), FamilyBallot.objects.count(), CodeBatch.objects.count()) == (0, 0, 1)
    with pytest.raises(Exception, match="Cannot update or delete"), transaction.atomic():
        Tally.objects.update(head="0" * 64)
    with pytest.raises(Exception, match="Cannot update or delete"), transaction.atomic():
        tally.delete()


def test_closing_twice_is_closing_once():
    star_round = make.opened()
    first = rounds.close_round(star_round=star_round, by=None)
    second = rounds.close_round(star_round=star_round, by=None)
    assert (first.closed_at, Tally.objects.count()) == (second.closed_at, 1)


def test_few_families_leave_no_line_and_no_number():
    star_round = make.opened()
    forum = make_user("Fo Rum", Role.FORUM_MODERATOR)
    for voice, number in ((Voice.PARENT_CARERS, 7), (Voice.YOUNG_PEOPLE, 9)):
        _batch, codes = families.make_codes(star_round=star_round, by=forum, voice=voice, how="letters", number=number)
        for code in codes:
            families.choose_first(star_round=star_round, code=code, slug="p-1")

    rounds.close_round(star_round=star_round, by=None)

    lines = Tally.objects.get(round=star_round).content["lines"]
    assert {line["kind"] for line in lines} == {"round", "priority"}
    assert lines[0]["turnout"] == {"partners": 0, "parent-carers": None, "young-people": None}


@pytest.mark.parametrize(
    ("trusts", "charities", "told"),
    [
        (0, 0, {"education": 8}),
        (3, 0, {"": 11}),  # three lines without a name beside eight schools would be the trusts'
        (3, 5, {"education": 8, "others-together": 8}),
        (8, 1, {"": 17}),
        (8, 0, {"education": 8, "health": 8}),
    ],
)
def test_small_sectors_are_put_together_and_none_is_told_where_that_gives_one_away(trusts, charities, told):
    numbers = {Sector.EDUCATION: 8, Sector.HEALTH: trusts, Sector.VOLUNTARY: charities}
    names = [make.organisation(f"School {n} {kind}", kind).name for kind, many in numbers.items() for n in range(many)]
    star_round = make.opened(organisations=tuple(names))
    for name in names:
        held.give(star_round, name, {"p-1": 1})

    rounds.close_round(star_round=star_round, by=make.editor())

    lines = Tally.objects.get(round=star_round).content["lines"]
    assert Counter(line["part"] for line in lines if line["kind"] == "partners") == told
    assert "School 1" not in str(lines)


def test_families_whose_choice_was_taken_out_took_part_all_the_same():
    star_round = held.opened({"School 1": {"p-1": 1}})
    held.choose(star_round, Voice.PARENT_CARERS, ["p-2"] * 9)
    held.choose(star_round, Voice.YOUNG_PEOPLE, ["p-2"] * 2 + ["p-1"] * 10)
    contents.withdraw_priority(priority=star_round.priorities.get(slug="p-2"), by=make.editor(), why="Twice there.")
    result = counted(rounds.close_round(star_round=star_round, by=None).tally.content)
    parents, young = result.ballots[1:]
    assert (parents.turnout, parents.lines, young.turnout, young.lines) == (9, 0, 12, 10)
    assert why_hidden(result, parents).startswith("9 parent carers chose, most of them a priority that was taken out")
    assert why_hidden(result, young) == ""
    assert "2 of them chose a priority that was taken out" in side_by_side(result).ballots[2].turnout


def test_the_head_of_the_chain_and_the_number_of_the_result_are_public_from_the_moment_of_closing():
    star_round = held.opened({"School 1": {"p-1": 1}})
    assert (star_round.heads.count(), proof_of(star_round)) == (0, ())
    held.closed(star_round)
    assert star_round.heads.get().number == 1
    assert "".join(proof_of(star_round)) == star_round.tally.head


@pytest.mark.parametrize(
    "sly",
    [
        "UPDATE priorities_accepted SET choices = '{\"p-1\": 3}'",
        "DELETE FROM priorities_accepted",
        "UPDATE priorities_tally SET content = jsonb_set(content, '{lines,5,stars}', '{\"p-1\": 3}')",
    ],
    ids=["ballot-changed", "ballot-gone", "tally-changed"],
)
def test_what_is_not_as_it_was_accepted_is_not_published(sly):
    star_round = held.closed(held.opened({"School 1": {"p-1": 1}}))
    assert star_round.tally.content["lines"][5]["stars"] == {"p-1": 1}
    with pgtrigger.ignore(), connection.cursor() as cursor:
        cursor.execute(sly)
    with pytest.raises(rounds.NotWhole):
        rounds.publish_round(star_round=star_round, by=make.editor())
    assert StarRound.objects.get(pk=star_round.pk).state == "closed"


@pytest.mark.parametrize(
    "change",
    [
        lambda: Priority.objects.filter(slug="p-1").update(strength="Other words"),
        lambda: Priority.objects.filter(slug="p-1").update(stars=9),
        lambda: Priority.objects.filter(slug="p-2").update(withdrawn_at=None),
        lambda: DevelopmentPoint.objects.filter(priority__slug="p-1").update(text="Other words"),
        lambda: DevelopmentPoint.objects.filter(priority__slug="p-1").delete(),
        lambda: Priority.objects.create(
            round=StarRound.objects.get(), cornerstone=make.stones()[0], slug="new", order=9, strength="New"
        ),
    ],
    ids=["words", "stars", "put-back", "point", "point-gone", "one-more"],
)
def test_postgresql_keeps_what_is_voted_on(change):
    star_round = held.opened({"School 1": {"p-1": 1}})
    contents.withdraw_priority(priority=star_round.priorities.get(slug="p-2"), by=make.editor(), why="Twice there.")
    with pytest.raises(IntegrityError, match="voted on"), transaction.atomic():
        change()


def test_a_priority_is_not_taken_out_once_the_time_is_over():
    star_round = make.opened()
    with clock.set_to(star_round.closes_at):
        contents.withdraw_priority(priority=star_round.priorities.get(slug="p-1"), by=make.editor(), why="Late.")
    assert star_round.priorities.exclude(withdrawn_at=None).count() == 0


def test_priority_taken_out_while_open_counts_no_more_and_stays_visible():
    star_round = make.opened()
    seat, lead = make.seat_of(star_round), make.partner_of("Tor View School")
    stars.prepare_stars(seat=seat, by=lead, choices={"p-1": 3, "p-2": 2}, seen_version=0)
    stars.confirm_stars(seat=seat, by=lead, seen_version=1)
    gone = star_round.priorities.get(slug="p-1")

    contents.withdraw_priority(priority=gone, by=make.editor(), why="It was there twice.")
    rounds.close_round(star_round=star_round, by=make.editor())

    lines = Tally.objects.get(round=star_round).content["lines"]
    assert [line["stars"] for line in lines if line["kind"] == "partners"] == [{"p-2": 2}]
    assert [line["withdrawn"] for line in lines if line["kind"] == "priority"] == [True, False, False, False]


def test_priorities_are_carried_over_once_with_where_they_came_from():
    first = make.opened()
    rounds.close_round(star_round=first, by=make.editor())
    first = rounds.publish_round(star_round=first, by=make.editor())
    second = make.draft(name="Winter", priorities=0, previous=first)

    numbers = [contents.carry_over(star_round=second, by=make.editor()) for _ in range(2)]

    assert numbers == [4, 0]
    assert list(second.priorities.values_list("carried_from__slug", flat=True)) == ["p-1", "p-2", "p-3", "p-4"]
    assert [point.text for one in second.priorities.all() for point in one.development_points.all()] == [
        f"Change {number}" for number in range(1, 5)
    ]


def test_draft_is_deleted_and_an_open_round_is_not():
    rounds.delete_draft(star_round=make.draft(), by=make.editor())
    assert not StarRound.objects.exists()
    star_round = make.opened()
    with pytest.raises(WrongState):
        rounds.delete_draft(star_round=star_round, by=make.editor())


def test_round_of_the_portal_begins_as_a_draft():
    with pytest.raises(Exception, match="Cannot insert"), transaction.atomic():
        StarRound.objects.create(slug="sly", name="Sly", state=RoundState.PUBLISHED, closed_on=clock.today())
