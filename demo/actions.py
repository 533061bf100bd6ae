"""What the trial's council and its partners do: an action in every state, one late with a note, one that helped."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from accounts.models import PartnerOrganisation, User
from commitments.models import Action, Commitment
from commitments.selectors.wording import Wording
from commitments.services import actions, impact, trouble, updates
from cornerstones.models import AreaOfWeakness, Cornerstone
from feedback.models import Response, Theme
from lib import clock, starting_data
from lib.codes import new_token

FILE = Path(__file__).with_name("actions.toml")
People = Mapping[str, User]


@dataclass(frozen=True)
class TrialAction:
    """One action of the file. Days are counted from today: `…ago`, or `…in` until a day."""

    title: str
    commitment: str
    cornerstone: str
    lead_role: str
    success: str
    made_ago: int
    due_in: int
    lead: str = ""
    theme: str = ""
    answer: str = ""
    area: str = ""
    accepted_ago: int = 0
    updates: list[dict[str, Any]] = field(default_factory=list)
    note: dict[str, Any] = field(default_factory=dict)
    impact: dict[str, Any] = field(default_factory=dict)
    milestones: list[dict[str, Any]] = field(default_factory=list)
    measure: dict[str, Any] = field(default_factory=dict)


def act(people: People, themes: Mapping[str, Theme], answered: Mapping[str, Response]) -> int:
    """Write every commitment and action of the file down, each on its day; returns how many actions."""
    rows = starting_data.read(FILE)
    stones = {stone.slug: stone for stone in Cornerstone.objects.all()}
    for row in rows["commitment"]:
        fields = {**row, "cornerstone": stones[row["cornerstone"]]}
        Commitment.objects.get_or_create(slug=row["slug"], defaults=fields)
    for row in rows["action"]:
        told = TrialAction(**row)
        _live(_make(told, people["responder"], stones, themes, answered), told, people)
    return len(rows["action"])


def _make(
    told: TrialAction,
    officer: User,
    stones: Mapping[str, Cornerstone],
    themes: Mapping[str, Theme],
    answered: Mapping[str, Response],
) -> Action:
    wording = Wording(
        title=told.title,
        cornerstone=stones[told.cornerstone],
        lead=PartnerOrganisation.objects.filter(slug=told.lead).first(),
        lead_role=told.lead_role,
        officer=officer,
        success=told.success,
        due_on=clock.today() + timedelta(days=told.due_in),
        commitment=Commitment.objects.get(slug=told.commitment),
        area_of_weakness=AreaOfWeakness.objects.filter(code=told.area).first(),
        theme=themes.get(told.theme),
        response=answered.get(told.answer),
    )
    with _days_ago(told.made_ago):
        return actions.make_action(by=officer, wording=wording, token=new_token())


def _live(action: Action, told: TrialAction, people: People) -> None:
    officer = people["responder"]
    if told.accepted_ago:
        with _days_ago(told.accepted_ago):
            actions.accept_action(action=action, by=people["partner-lead"])
    for row in told.updates:
        _update(action, people[row.get("by", "responder")], row)
    for row in told.milestones:
        _milestone(action, officer, row, told.made_ago)
    if told.measure:
        _measure(action, officer, told.measure, told.made_ago)
    if told.note:
        _note(action, officer, told.note)
    if told.impact:
        _look(action, officer, told.impact)


def _update(action: Action, by: User, row: Mapping[str, Any]) -> None:
    action.refresh_from_db()
    said = {name: row[name] for name in ("words", "delivery", "evidence") if name in row}
    with _days_ago(row["ago"]):
        updates.post_update(action=action, by=by, seen_version=action.version, **said)


def _milestone(action: Action, by: User, row: Mapping[str, Any], made_ago: int) -> None:
    due_on = clock.today() + timedelta(days=row["due_in"])
    with _days_ago(made_ago):
        step = updates.set_milestone(action=action, by=by, title=row["title"], due_on=due_on)
    if "reached_ago" in row:
        with _days_ago(row["reached_ago"]):
            updates.reach_milestone(milestone=step, by=by, on=clock.today())


def _measure(action: Action, by: User, row: Mapping[str, Any], made_ago: int) -> None:
    said = {name: row[name] for name in ("title", "unit", "aim", "source")}
    with _days_ago(made_ago):
        measure = updates.add_measure(action=action, by=by, target=Decimal(row["target"]), **said)
    for ago, value in row["readings"]:
        with _days_ago(ago):
            updates.take_reading(measure=measure, by=by, on=clock.today(), value=Decimal(value))


def _note(action: Action, by: User, row: Mapping[str, Any]) -> None:
    action.refresh_from_db()
    new_day = clock.today() + timedelta(days=row["new_in"])
    said = {"why": row["why"], "doing": row["doing"], "new_day": new_day}
    with _days_ago(row["ago"]):
        trouble.write_note(action=action, by=by, seen_version=action.version, **said)


def _look(action: Action, by: User, row: Mapping[str, Any]) -> None:
    action.refresh_from_db()
    with _days_ago(row["ago"]):
        impact.check_impact(
            action=action, by=by, seen_version=action.version, impact=row["value"], evidence=row["evidence"]
        )


@contextmanager
def _days_ago(days: int) -> Iterator[None]:
    with clock.set_to(clock.now() - timedelta(days=days)):
        yield
