"""One action with all that happened with it, and the way to what people told us and back (PR-02)."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.urls import reverse
from django.utils import timezone

from accounts.enums import Sector
from authority.selectors import settings
from commitments.enums import Delivery, Impact
from commitments.models import Action, ActionUpdate, ExceptionsNote, ImpactCheck, Measure, Milestone, Reading
from commitments.selectors.lines import LATE, TONE_OF_DELIVERY, TONE_OF_IMPACT, Line, line
from feedback.selectors import answers
from feedback.selectors.themes.links import ThemeLink, public_links
from lib.due import in_full, is_overdue
from priorities.enums import RoundState

ACTION_WITH_ALL = ("lead", "cornerstone", "commitment", "area_of_weakness", "officer", "response", "priority__round")


@dataclass(frozen=True)
class Told:
    """One update."""

    on: date
    words: str
    title: str
    tone: str
    evidence: str
    evidence_link: str
    by: str


@dataclass(frozen=True)
class Noted:
    """Why it was late or in trouble, what is done about it, and the day that was said then."""

    on: date
    why: str
    doing: str
    new_day: str


@dataclass(frozen=True)
class Step:
    """A milestone, and whether it was reached by its day. `is_settled`: it was reached, or is no longer planned."""

    pk: int
    title: str
    due_in_full: str
    words: str
    tone: str
    dropped_why: str
    is_settled: bool


@dataclass(frozen=True)
class Measured:
    """A measure with its readings, the newest first, each as (day, value in words)."""

    pk: int
    title: str
    target: str
    source: str
    readings: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Looked:
    """One look at what the action changed. `said` is what families answered, in the words of a published report."""

    on: date
    words: str
    tone: str
    evidence: str
    said: str
    report: str


@dataclass(frozen=True)
class WholeAction:
    """One action with everything that anybody may read of it; what is not public any more is left out of its links."""

    line: Line
    success: str
    area_of_weakness: str
    updates: tuple[Told, ...]
    notes: tuple[Noted, ...]
    steps: tuple[Step, ...]
    measures: tuple[Measured, ...]
    checks: tuple[Looked, ...]
    theme: ThemeLink | None
    answer: answers.Answer | None
    priority: tuple[str, str]
    updated_on: date

    @property
    def check(self) -> Looked | None:
        """The last look at what it changed."""
        return self.checks[-1] if self.checks else None


def whole_action(slug: str) -> WholeAction | None:
    """Return one action with all that happened with it, or None."""
    action = Action.objects.select_related(*ACTION_WITH_ALL).filter(slug=slug).first()
    return whole(action) if action else None


def whole(action: Action) -> WholeAction:
    """Return an action that has its `ACTION_WITH_ALL`, with all that happened with it."""
    council = settings().authority_name
    themes = public_links([action.theme_id]) if action.theme_id else {}
    return WholeAction(
        line=line(action, council),
        success=action.success,
        area_of_weakness=str(action.area_of_weakness or ""),
        updates=tuple(_told(one, council) for one in action.updates.select_related("by__organisation")),
        notes=tuple(_noted(one) for one in action.notes.all()),
        steps=tuple(_step(one) for one in action.milestones.all()),
        measures=tuple(_measured(one) for one in action.measures.prefetch_related("readings")),
        checks=tuple(_looked(one) for one in action.checks.all()),
        theme=themes.get(action.theme_id or 0),
        answer=answers.answer(action.response.reference) if action.response else None,
        priority=_priority(action),
        updated_on=_day(action.changed_at),
    )


def _told(update: ActionUpdate, council: str) -> Told:
    state = Delivery(update.delivery)
    partner = update.by.organisation
    by = partner.name if partner and partner.sector != Sector.COUNCIL else council
    tone = TONE_OF_DELIVERY[state]
    return Told(_day(update.at), update.words, state.label, tone, update.evidence, update.evidence_link, by)


def _noted(note: ExceptionsNote) -> Noted:
    return Noted(_day(note.at), note.why, note.doing, in_full(note.new_day))


def _step(one: Milestone) -> Step:
    words, tone = step_in_words(one)
    return Step(one.pk, one.title, in_full(one.due_on), words, tone, one.dropped_why, one.marked_at is not None)


def step_in_words(one: Milestone) -> tuple[str, str]:
    """Return whether a milestone was reached by its day in words, and the tone of that."""
    if one.dropped_why:
        return "No longer planned", "stopped"
    if one.reached_on is None:
        return ("Not reached by its day", "trouble") if is_overdue(one.due_on) else ("Still to come", "waiting")
    late = one.reached_on > one.due_on
    return (f"Reached {LATE}, on {in_full(one.reached_on)}" if late else "Reached in time"), "done"


def target_in_words(one: Measure) -> str:
    """Return where a measure should be: "at least 72 panels by Friday 1 January 2027"."""
    goal = "at least" if one.aim == "up" else "at most"
    until = f" by {in_full(one.target_on)}" if one.target_on else ""
    return f"{goal} {number_in_words(one.target)} {one.unit}{until}"


def _measured(one: Measure) -> Measured:
    target = target_in_words(one)
    readings = newest_by_day(list(one.readings.all()))
    told = tuple((in_full(each.on), f"{number_in_words(each.value)} {one.unit}") for each in readings)
    return Measured(one.pk, one.title, target, one.source, told)


def newest_by_day(readings: list[Reading]) -> list[Reading]:
    """Return the last reading of each day, the newest day first: a later one for the same day puts it right."""
    last = {each.on: each for each in sorted(readings, key=lambda each: (each.on, each.pk))}
    return sorted(last.values(), key=lambda each: each.on, reverse=True)


def number_in_words(value: Decimal) -> str:
    """Return a figure without noughts at its end: "72", "4.5"."""
    return f"{value.quantize(Decimal('0.01')):,f}".rstrip("0").rstrip(".")


def _looked(check: ImpactCheck) -> Looked:
    tone = TONE_OF_IMPACT[Impact(check.impact)]
    href = reverse("report", args=[check.report]) if check.report else ""
    return Looked(_day(check.at), check.get_impact_display(), tone, check.evidence, check.said, href)


def _priority(action: Action) -> tuple[str, str]:
    """Return the strength of its priority and its address, where the round's result is public."""
    found = action.priority
    if found is None or found.round.state != RoundState.PUBLISHED:
        return ("", "")
    return (found.strength, reverse("priority", args=[found.slug]))


def _day(moment: datetime) -> date:
    return timezone.localtime(moment).date()
