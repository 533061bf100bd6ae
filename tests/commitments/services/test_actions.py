"""Actions are made, changed and moved on by those whose they are, and PostgreSQL keeps the same rules."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction

from commitments.enums import Delivery, Impact
from commitments.models import Action, ActionEdition, ActionUpdate, ExceptionsNote, ImpactCheck, Milestone
from commitments.selectors.families import FamiliesSaid
from commitments.selectors.whole import step_in_words
from commitments.selectors.wording import wording_of
from commitments.services import actions, impact, trouble, updates
from commitments.services.refusals import ActionChanged, ActionRefused
from lib import clock
from lib.states import WrongState
from tests.commitments import factories as make

pytestmark = pytest.mark.django_db
TOMORROW = timedelta(days=1)


def refused_by_the_database(write):
    with pytest.raises(DatabaseError), transaction.atomic():
        write()


def test_an_action_begins_not_started_with_its_first_edition():
    made = make.action()
    assert (made.delivery, made.impact, made.due_on == made.first_due) == ("not-started", "not-known", True)
    assert ActionEdition.objects.get(action=made).number == 1


def test_one_form_makes_one_action():
    said = make.wording()
    first, second = (actions.make_action(by=said.officer, wording=said, token="t") for _each in range(2))
    assert first == second


def test_an_action_is_about_something():
    with pytest.raises(ActionRefused, match="Choose what the action is part of"):
        make.action(commitment=None)
    refused_by_the_database(lambda: Action.objects.filter(pk=make.action().pk).update(commitment=None))


@pytest.mark.parametrize("who", ["moderator", "partner", "report_editor", "administrator"])
def test_only_the_council_makes_actions(who, request):
    with pytest.raises(PermissionDenied):
        actions.make_action(by=request.getfixturevalue(who), wording=make.wording(), token="t")


def test_who_answers_for_it_is_an_officer(partner):
    with pytest.raises(ActionRefused, match="an officer of the council"):
        actions.make_action(by=make.officer(), wording=make.wording(officer=partner), token="t")


def test_new_words_are_a_new_edition_and_the_day_stays():
    made = make.action()
    said = replace(wording_of(made), title="Answer every call", due_on=made.due_on + TOMORROW)
    changed = actions.change_action(action=made, by=made.officer, seen_version=made.version, wording=said)
    assert (changed.title, changed.due_on, changed.version) == ("Answer every call", made.due_on, made.version + 1)
    assert changed.editions.count() == 2


def test_two_people_cannot_overwrite_each_other():
    made = make.action()
    make.update(made, "under-way")
    said = replace(wording_of(made), title="Mine")
    with pytest.raises(ActionChanged, match="Ola Officer changed this"):
        actions.change_action(action=made, by=made.officer, seen_version=1, wording=said)
    with pytest.raises(ActionChanged):
        updates.post_update(action=made, by=made.officer, seen_version=1, words="Other.", delivery="done")


def test_an_update_moves_it_on_once():
    made = make.action()
    for _twice in range(2):
        updates.post_update(action=made, by=made.officer, seen_version=1, words="We began.", delivery="under-way")
    made.refresh_from_db()
    assert (made.delivery, made.updates.count()) == ("under-way", 1)


def test_a_step_that_the_table_does_not_allow_is_refused():
    made = make.action()
    with pytest.raises(WrongState):
        make.update(made, "done")


def test_the_database_moves_nothing_without_an_update_a_check_or_a_note():
    made = make.action()
    for change in ({"delivery": "under-way"}, {"impact": "better"}, {"due_on": made.due_on + TOMORROW}):
        refused_by_the_database(lambda change=change: Action.objects.filter(pk=made.pk).update(**change))
    refused_by_the_database(lambda: Action.objects.filter(pk=made.pk).update(first_due=made.due_on + TOMORROW))
    refused_by_the_database(made.delete)


@pytest.mark.parametrize("model", [ActionEdition, ActionUpdate, ExceptionsNote, ImpactCheck])
def test_what_was_said_stays(model):
    made = make.action(Delivery.IN_TROUBLE)
    trouble.write_note(
        action=made, by=made.officer, seen_version=made.version, why="Ill.", doing="Others.", new_day=made.due_on
    )
    made.refresh_from_db()
    impact.check_impact(action=made, by=made.officer, seen_version=made.version, impact="worse", evidence="Said so.")
    assert model.objects.exists()
    refused_by_the_database(lambda: model.objects.update(by=make.officer("Another One")))
    refused_by_the_database(lambda: model.objects.first().delete())


def test_a_partner_lead_accepts_and_updates_only_their_own_organisations_actions():
    ours, theirs = make.action(lead=make.trust()), make.action(lead=make.trust("Other Trust"))
    lead = make.lead_of(make.trust())
    assert actions.accept_action(action=ours, by=lead).accepted_by == lead
    make.update(ours, "under-way", by=lead)
    for other in (theirs, make.action()):
        with pytest.raises(PermissionDenied):
            actions.accept_action(action=other, by=lead)
        with pytest.raises(PermissionDenied):
            make.update(other, "under-way", by=lead)
        refused_by_the_database(
            lambda other=other: ActionUpdate.objects.create(action=other, by=lead, words="W.", delivery="under-way")
        )


def test_better_needs_evidence_or_a_published_number_of_families():
    made = make.action(Delivery.DONE)

    def better(**fields):
        made.refresh_from_db()
        return impact.check_impact(
            action=made, by=made.officer, seen_version=made.version, impact=Impact.BETTER, **fields
        )

    with pytest.raises(ActionRefused, match="Without that we cannot say"):
        better()
    with pytest.raises(ActionRefused, match="Without that we cannot say"):
        better(evidence="   ")
    with pytest.raises(ActionRefused, match="Too few families"):
        better(families=FamiliesSaid("2026-07", 5, "About 5."))
    assert better(families=FamiliesSaid("2026-07", 45, "About 45.")).base == 45
    made.refresh_from_db()
    assert made.impact == "better"
    for fields in ({}, {"report": "2026-07", "said": "About 5.", "base": 5}, {"report": "2026-07", "said": "None."}):
        refused_by_the_database(
            lambda fields=fields: ImpactCheck.objects.create(action=made, by=made.officer, impact="better", **fields)
        )


def test_only_its_officer_writes_the_note_and_the_day_moves_with_it():
    with clock.set_to(clock.now() - timedelta(days=40)):
        made = make.action(Delivery.UNDER_WAY)
    told = {"why": "We had no room.", "doing": "We rent one.", "new_day": clock.today() + TOMORROW}
    with pytest.raises(PermissionDenied):
        trouble.write_note(action=made, by=make.officer("Another One"), seen_version=made.version, **told)
    trouble.write_note(action=made, by=made.officer, seen_version=made.version, **told)
    first = made.due_on
    made.refresh_from_db()
    assert (made.due_on, made.first_due) == (told["new_day"], first)
    assert made.editions.count() == 2


def test_a_note_is_for_what_is_late_or_in_trouble():
    made = make.action()
    with pytest.raises(ActionRefused, match="neither late nor in trouble"):
        trouble.write_note(action=made, by=made.officer, seen_version=1, why="W", doing="D", new_day=made.due_on)


def test_steps_on_the_way_are_reached_once_and_not_in_the_future():
    made = make.action()
    step = updates.set_milestone(action=made, by=made.officer, title="A phone line", due_on=clock.today())
    assert updates.set_milestone(action=made, by=made.officer, title="A phone line", due_on=clock.today()) == step
    with pytest.raises(ActionRefused, match="not in the future"):
        updates.reach_milestone(milestone=step, by=made.officer, on=clock.today() + TOMORROW)
    assert updates.reach_milestone(milestone=step, by=made.officer, on=clock.today()).marked_by == made.officer


def test_readings_are_the_councils_own_figures():
    made = make.action()
    told = {
        "title": "Calls answered",
        "unit": "of 100 calls",
        "aim": "up",
        "target": Decimal(90),
        "source": "Phone log",
    }
    measure = updates.add_measure(action=made, by=made.officer, **told)
    readings = [
        updates.take_reading(measure=measure, by=made.officer, on=clock.today(), value=Decimal(value))
        for value in (70, 70, 72)
    ]
    assert readings[0] == readings[1]
    assert measure.readings.count() == 2


def test_the_same_words_a_month_later_or_with_evidence_are_a_new_update():
    made = make.action()
    said = {"action": made, "by": made.officer, "words": "No change.", "delivery": "not-started"}
    updates.post_update(**said, seen_version=1)
    updates.post_update(**said, seen_version=1)  # a second press
    assert made.updates.count() == 1
    updates.post_update(**said, seen_version=2, evidence="See the minutes.")
    updates.post_update(**said, seen_version=3)
    assert list(made.updates.order_by("pk").values_list("evidence", flat=True)) == ["", "See the minutes.", ""]


def test_looking_again_and_finding_the_same_is_kept_with_its_day():
    made = make.action()
    said = {"action": made, "by": made.officer, "impact": "no-change", "evidence": "We asked."}
    for seen, number in ((1, 1), (1, 1), (2, 2)):
        impact.check_impact(**said, seen_version=seen)
        assert made.checks.count() == number


FIGURE = {"title": "Panels that pay", "unit": "panels", "aim": "up", "source": "Our list"}


def test_a_figure_of_the_same_name_that_says_something_else_is_refused():
    made = make.action()
    for _twice in range(2):
        updates.add_measure(action=made, by=made.officer, target=Decimal(27), **FIGURE)
    with pytest.raises(ActionRefused, match="says something else"):
        updates.add_measure(action=made, by=made.officer, target=Decimal(72), **FIGURE)
    assert made.measures.get().target == 27


@pytest.mark.parametrize("days", [-1, 3654])
def test_a_day_in_the_future_or_long_ago_is_a_slip_of_the_pen(days):
    made, on = make.action(), clock.today() - timedelta(days=days)
    measure = updates.add_measure(action=made, by=made.officer, target=Decimal(27), **FIGURE)
    step = updates.set_milestone(action=made, by=made.officer, title="Begin", due_on=clock.today())
    with pytest.raises(ActionRefused, match="within the last 10 years"):
        updates.take_reading(measure=measure, by=made.officer, on=on, value=Decimal(1))
    with pytest.raises(ActionRefused, match="within the last 10 years"):
        updates.reach_milestone(milestone=step, by=made.officer, on=on)


def test_a_figure_is_put_right_and_everybody_reads_what_it_said():
    made = make.action()
    figure = updates.add_measure(action=made, by=made.officer, target=Decimal(27), **FIGURE)
    said = {name: value for name, value in FIGURE.items() if name != "title"}
    for _twice in range(2):
        updates.change_measure(measure=figure, by=made.officer, why="A slip.", target=Decimal(72), **said)
    figure.refresh_from_db()
    assert figure.target == 72
    told = made.updates.get().words
    assert "“Panels that pay” was put right. It should be at least 72 panels (Our list)." in told
    assert "Before, it said: at least 27 panels (Our list). A slip." in told
    with pytest.raises(PermissionDenied):
        updates.change_measure(measure=figure, by=make.lead_of(make.trust()), why="x", target=Decimal(1), **said)


def test_a_step_that_is_no_longer_planned_says_why_and_is_neither_kept_nor_missed():
    made = make.action()
    step = updates.set_milestone(action=made, by=made.officer, title="Begin", due_on=clock.today())
    for why in ("A slip of the pen.", "Something else."):
        updates.drop_milestone(milestone=step, by=made.officer, why=why)
    step.refresh_from_db()
    assert step.dropped_why == "A slip of the pen."
    with pytest.raises(ActionRefused, match="no longer planned"):
        updates.reach_milestone(milestone=step, by=made.officer, on=clock.today())
    refused_by_the_database(lambda: Milestone.objects.update(dropped_why="Other"))
    shown = step_in_words(step)
    assert shown == ("No longer planned", "stopped")


def test_a_step_that_was_reached_stays_reached():
    made = make.action()
    step = updates.set_milestone(action=made, by=made.officer, title="Begin", due_on=clock.today())
    updates.reach_milestone(milestone=step, by=made.officer, on=clock.today())
    with pytest.raises(ActionRefused, match="reached already"):
        updates.drop_milestone(milestone=step, by=made.officer, why="x")
    with pytest.raises(PermissionDenied):
        updates.drop_milestone(milestone=step, by=make.lead_of(make.trust()), why="x")
