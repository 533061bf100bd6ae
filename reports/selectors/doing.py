"""What was done, as every version of a report shows it: from frozen content, in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from commitments.enums import Delivery, Impact
from commitments.selectors.lines import TONE_OF_DELIVERY, TONE_OF_IMPACT, done_not_known
from lib.counting import how_many
from lib.disclosure import Table
from lib.due import in_full
from reports.words import and_words

_FATES = {
    "kept": ("reached in time", "done"),
    "late": ("reached late", "done"),
    "missed": ("not reached", "trouble"),
    "dropped": ("no longer planned", "stopped"),
}


@dataclass(frozen=True, slots=True)
class Milestone:
    """One step on the way, and whether it was reached."""

    title: str
    due: str
    words: str
    tone: str


@dataclass(frozen=True, slots=True)
class Done:
    """One action as it stood at the end of the period. `note` says why it takes longer; `first_due` where it moved.

    `looked` says whether anybody has looked if it helped. Each of `measures` is a sentence.
    """

    href: str
    title: str
    lead: str
    due: str
    first_due: str
    late: bool
    delivery: str
    delivery_tone: str
    impact: str
    impact_tone: str
    looked: bool
    update: str
    evidence: str
    note: str
    milestones: tuple[Milestone, ...]
    measures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Doing:
    """The section “What is being done”. `sentences` count the acts of the council and its partners: exact numbers."""

    sentences: tuple[str, ...]
    actions: tuple[Done, ...]
    volunteers: str


def doing_of(content: Mapping[str, Any]) -> Doing | None:
    """Return the section, or None for a report that was frozen before actions were told."""
    told = content.get("actions")
    if not told:
        return None
    items = tuple(_done(each) for each in told["items"])
    return Doing(sentences_of(told), items, volunteers_of(content.get("volunteers")))


def sentences_of(told: Mapping[str, Any]) -> tuple[str, ...]:
    """Return how many actions there were and how they went, in plain words. Done is never called better by itself."""
    total = len(told["items"])
    if not total:
        return ("No action was written down in this time.",)
    states = [f"{told['delivery'][each]} {each.label.lower()}" for each in Delivery if told["delivery"][each]]
    said = [f"There were {how_many(total, 'action')}: {and_words(states)}."]
    if total == 1:
        said = [f"There was 1 action: {and_words(states)}."]
    said += [f"{how_many(told['late'], 'action was', 'actions were')} late."] if told["late"] else []
    better, unknown = told["impact"][Impact.BETTER], told["done_not_known"]
    said += [f"{how_many(better, 'action made', 'actions made')} things better for families."] if better else []
    said += [done_not_known(unknown)] if unknown else []
    return tuple(said)


def volunteers_of(told: Mapping[str, Any] | None) -> str:
    """Return what volunteers gave in words, never of few; empty for a report that was frozen before it was told."""
    if not told:
        return ""
    table, when = Table.from_json(told["volunteers"]), f"from {_day(told['first'])} to {_day(told['last'])}"
    if told["hours"] is None or not table.total_shown:
        return f"Too few volunteers wrote their hours down {when} to show how many. Thank you to each of them."
    return f"About {table.total_shown} volunteers gave about {told['hours']} hours {when}. Thank you to each of them."


def _done(one: Mapping[str, Any]) -> Done:
    delivery, impact = Delivery(one["delivery"]), Impact(one["impact"])
    moved = one["first_due_on"] != one["due_on"]
    return Done(
        href=reverse("action", args=[one["slug"]]),
        title=one["title"],
        lead=f"{one['lead']}: {one['lead_role']}",
        due=_day(one["due_on"]),
        first_due=_day(one["first_due_on"]) if moved else "",
        late=one["late"],
        delivery=str(delivery.label),
        delivery_tone=TONE_OF_DELIVERY[delivery],
        impact=str(impact.label),
        impact_tone=TONE_OF_IMPACT[impact],
        looked=impact != Impact.NOT_KNOWN,
        update=one["update"],
        evidence=one["families_said"] or one["impact_evidence"],
        note=_note(one["note"]),
        milestones=tuple(_milestone(each) for each in one["milestones"]),
        measures=tuple(_measure(each) for each in one["measures"]),
    )


def _note(note: Mapping[str, str] | None) -> str:
    return f"{note['why']} What we do: {note['doing']} New day: {_day(note['new_day'])}." if note else ""


def _milestone(each: Mapping[str, str]) -> Milestone:
    words, tone = _FATES.get(each["fate"], ("still to come", "waiting"))
    words = f"{words}: {each['why']}" if each.get("why") else words
    return Milestone(each["title"], _day(each["due_on"]), words, tone)


def _measure(each: Mapping[str, Any]) -> str:
    goal = f"{'at least' if each['aim'] == 'up' else 'at most'} {each['target']} {each['unit']}"
    if not each["readings"]:
        return f"{each['title']}: not measured yet. It should be {goal}."
    last = each["readings"][0]
    return f"{each['title']}: {last['value']} {each['unit']} on {_day(last['on'])}. It should be {goal}."


def _day(iso: str) -> str:
    return in_full(date.fromisoformat(iso))
