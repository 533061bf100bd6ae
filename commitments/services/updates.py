"""What happened with an action on a day, its steps on the way, and the figures by which we can tell."""

from datetime import date, timedelta
from decimal import Decimal

from django.db import transaction

from accounts.enums import Permission
from accounts.models import User
from accounts.permissions import require
from commitments.enums import DELIVERY_STATES, Aim, Delivery
from commitments.models import Action, ActionUpdate, Measure, Milestone, Reading
from commitments.selectors.whole import target_in_words
from commitments.services.refusals import ActionRefused
from commitments.services.steps import is_second_press, keep, lock, refuse_if_changed, require_update
from lib import clock

LONGEST_AGO = timedelta(days=3653)  # ten years: whatever is older is a slip of the pen


@transaction.atomic
def post_update(
    *,
    action: Action,
    by: User,
    seen_version: int,
    words: str,
    delivery: str,
    evidence: str = "",
    evidence_link: str = "",
) -> ActionUpdate:
    """Say what happened, and how far the action is from now on. A second press of the same returns the first.

    Raises PermissionDenied, ValueError for an unknown state, ActionChanged, WrongState.
    """
    after = Delivery(delivery)
    current = lock(action)
    require_update(by, current)
    last = current.updates.order_by("-pk").first()
    said = (by.pk, words, after, evidence, evidence_link)
    if last and is_second_press(current, seen_version) and _all_of(last) == said:
        return last
    refuse_if_changed(current, seen_version)
    if after != current.delivery:
        DELIVERY_STATES.check(current.delivery, after)
    update = ActionUpdate.objects.create(
        action=current, by=by, words=words, delivery=after, evidence=evidence, evidence_link=evidence_link
    )
    current.delivery = after
    keep(current, by=by)
    return update


def _all_of(update: ActionUpdate) -> tuple[object, ...]:
    return update.by_id, update.words, update.delivery, update.evidence, update.evidence_link


@transaction.atomic
def set_milestone(*, action: Action, by: User, title: str, due_on: date) -> Milestone:
    """Add a step with its day. The same again returns what is there. Raises PermissionDenied, ActionRefused."""
    require(by, Permission.EDIT_ACTIONS)
    lock(action)
    made, _new = Milestone.objects.get_or_create(action=action, title=title, defaults={"due_on": due_on, "made_by": by})
    if made.due_on != due_on:
        raise ActionRefused("This step is there already, with another day. Its day stays. Say it in other words.")
    return made


@transaction.atomic
def reach_milestone(*, milestone: Milestone, by: User, on: date) -> Milestone:
    """Say on which day a step was reached. It is said once. Raises PermissionDenied, ActionRefused."""
    current = Milestone.objects.select_for_update(of=("self",)).select_related("action").get(pk=milestone.pk)
    require_update(by, current.action)
    if current.reached_on:
        return current
    if current.dropped_why:
        raise ActionRefused("This step is no longer planned, so it cannot be reached. Add it anew in other words.")
    _refuse_odd_day(on)
    current.reached_on, current.marked_by, current.marked_at = on, by, clock.now()
    current.save()
    return current


@transaction.atomic
def drop_milestone(*, milestone: Milestone, by: User, why: str) -> Milestone:
    """Say that a step is no longer planned, and why. It is said once. Raises PermissionDenied, ActionRefused."""
    require(by, Permission.EDIT_ACTIONS)
    current = Milestone.objects.select_for_update(of=("self",)).get(pk=milestone.pk)
    if current.dropped_why:
        return current
    if current.reached_on:
        raise ActionRefused("This step was reached already.")
    current.dropped_why, current.marked_by, current.marked_at = why, by, clock.now()
    current.save()
    return current


@transaction.atomic
def add_measure(
    *,
    action: Action,
    by: User,
    title: str,
    unit: str,
    aim: str,
    target: Decimal,
    source: str,
    target_on: date | None = None,
) -> Measure:
    """Add a figure of the council's own by which we can tell how an action goes. The same again returns the first.

    Never a number of families or of what they answered: those come from reports. Raises PermissionDenied, and
    ActionRefused where a figure of that name says something else.
    """
    require(by, Permission.EDIT_ACTIONS)
    lock(action)
    told = {"unit": unit, "aim": Aim(aim), "target": target, "target_on": target_on, "source": source, "made_by": by}
    made, _new = Measure.objects.get_or_create(action=action, title=title, defaults=told)
    if any(getattr(made, name) != value for name, value in told.items() if name != "made_by"):
        raise ActionRefused("There is a figure of this name already, and it says something else. Choose another name.")
    return made


@transaction.atomic
def change_measure(
    *,
    measure: Measure,
    by: User,
    why: str,
    unit: str,
    aim: str,
    target: Decimal,
    source: str,
    target_on: date | None = None,
) -> Measure:
    """Put right what a figure says; its name stays. An update tells everybody what it said before, and why.

    The same values change nothing. Raises PermissionDenied.
    """
    require(by, Permission.EDIT_ACTIONS)
    action = lock(measure.action)
    current = Measure.objects.select_for_update(of=("self",)).get(pk=measure.pk)
    before = f"{target_in_words(current)} ({current.source})"
    current.unit, current.aim, current.target = unit, Aim(aim), target
    current.source, current.target_on = source, target_on
    after = f"{target_in_words(current)} ({current.source})"
    if before == after:
        return current
    current.save()
    words = f"The figure “{current.title}” was put right. It should be {after}. Before, it said: {before}. {why}"
    ActionUpdate.objects.create(action=action, by=by, words=words, delivery=action.delivery)
    keep(action, by=by)
    return current


@transaction.atomic
def take_reading(*, measure: Measure, by: User, on: date, value: Decimal) -> Reading:
    """Write down what a measure was on a day. The same again returns what is there.

    Raises PermissionDenied, ActionRefused.
    """
    require(by, Permission.EDIT_ACTIONS)
    lock(measure.action)
    _refuse_odd_day(on)
    last = measure.readings.filter(on=on).order_by("-pk").first()
    return last if last and last.value == value else Reading.objects.create(measure=measure, on=on, value=value, by=by)


def _refuse_odd_day(day: date) -> None:
    if not clock.today() - LONGEST_AGO <= day <= clock.today():
        raise ActionRefused("Enter a day within the last 10 years that is not in the future.")
