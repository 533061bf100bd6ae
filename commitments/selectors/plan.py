"""The whole plan as anybody may read it: every action, the done, the late and the stopped alike (PR-04)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import BooleanField, ExpressionWrapper, Q, QuerySet

from accounts.models import PartnerOrganisation
from authority.selectors import settings
from commitments.enums import ENDED, Delivery
from commitments.models import Action, Commitment
from commitments.selectors.lines import LATE, Line, done_not_known, lines
from cornerstones.models import Cornerstone
from feedback.selectors.public import Stone
from lib import clock
from lib.counting import how_many
from lib.due import in_full

COUNCIL = "council"  # stands for the council where somebody chooses who leads


@dataclass(frozen=True)
class Wanted:
    """What narrows the plan; everything empty is the whole of it."""

    cornerstone: str = ""
    commitment: str = ""
    status: str = ""
    impact: str = ""
    lead: str = ""

    @property
    def any(self) -> bool:
        """Whether something narrows it."""
        return any((self.cornerstone, self.commitment, self.status, self.impact, self.lead))


@dataclass(frozen=True)
class Promised:
    """A strategic commitment with its actions. `when` says from when until when it holds, where that is known."""

    slug: str
    title: str
    text: str
    cornerstone: Stone
    when: str
    source: str
    actions: tuple[Line, ...]


@dataclass(frozen=True)
class UnderStone:
    """What is done under one cornerstone: commitments with their actions, and actions that answer something else."""

    stone: Stone
    commitments: tuple[Promised, ...]
    others: tuple[Line, ...]


@dataclass(frozen=True)
class Plan:
    """The plan by cornerstone. `counts` are sentences about the actions shown: the council's own acts, so exact."""

    stones: tuple[UnderStone, ...]
    counts: tuple[str, ...]

    @property
    def empty(self) -> bool:
        """Whether there is nothing to show."""
        return not any(each.commitments or each.others for each in self.stones)


def plan(wanted: Wanted | None = None) -> Plan:
    """Return the plan, narrowed as wanted. Commitments without an action are shown where nothing is narrowed."""
    asked = wanted or Wanted()
    found = lines(matching(asked), settings().authority_name)
    known = Commitment.objects.select_related("cornerstone")
    shown = [each for each in known if not asked.any or any(one.part_of_slug == each.slug for one in found)]
    stones = (_under(stone, shown, found) for stone in Cornerstone.objects.order_by("order"))
    return Plan(tuple(each for each in stones if each.commitments or each.others), counted(found))


def commitment(slug: str) -> Promised | None:
    """Return one commitment with all its actions, or None."""
    found = Commitment.objects.select_related("cornerstone").filter(slug=slug).first()
    return promised(found, lines(matching(Wanted(commitment=slug)))) if found else None


def matching(wanted: Wanted) -> QuerySet[Action]:
    """Return the actions that match, the earliest day first and what has ended last."""
    found = Action.objects.select_related("lead", "cornerstone", "commitment")
    if wanted.cornerstone:
        found = found.filter(cornerstone__slug=wanted.cornerstone)
    if wanted.commitment:
        found = found.filter(commitment__slug=wanted.commitment)
    if wanted.status == LATE:
        found = found.open().filter(due_on__lt=clock.today())
    elif wanted.status:
        found = found.filter(delivery=wanted.status)
    if wanted.impact:
        found = found.filter(impact=wanted.impact)
    if wanted.lead:
        found = found.filter(Q(lead=None) if wanted.lead == COUNCIL else Q(lead__slug=wanted.lead))
    ended = ExpressionWrapper(Q(delivery__in=ENDED), output_field=BooleanField())
    return found.order_by(ended.asc(), "due_on", "pk")


def leads() -> list[tuple[str, str]]:
    """Return who leads actions, for a choice: the council first."""
    partners = PartnerOrganisation.objects.filter(pk__in=Action.objects.exclude(lead=None).values("lead"))
    return [(COUNCIL, settings().authority_name), *partners.values_list("slug", "name")]


def titles() -> list[tuple[str, str]]:
    """Return the commitments, for a choice."""
    return list(Commitment.objects.values_list("slug", "title"))


def counted(found: Sequence[Line]) -> tuple[str, ...]:
    """Return how many actions there are in words, the late ones too."""
    if not found:
        return ()
    states = [(each.label.lower(), sum(one.delivery == each for one in found)) for each in Delivery]
    told = ", ".join(f"{number} {words}" for words, number in states if number)
    late = sum(one.late for one in found)
    unknown = sum(one.delivery == Delivery.DONE and one.impact == "not-known" for one in found)
    said = [f"{how_many(len(found), 'action')}: {told}."]
    said += [f"{how_many(late, 'action is', 'actions are')} late."] if late else []
    said += [done_not_known(unknown)] if unknown else []
    return tuple(said)


def promised(found: Commitment, actions: tuple[Line, ...]) -> Promised:
    """Return a commitment as anybody may read it, with these actions."""
    stone = Stone(found.cornerstone.slug, found.cornerstone.name)
    return Promised(found.slug, found.title, found.text, stone, _when(found), found.source, actions)


def _when(found: Commitment) -> str:
    parts = [f"from {in_full(found.in_force_from)}"] if found.in_force_from else []
    parts += [f"until {in_full(found.in_force_until)}"] if found.in_force_until else []
    return f"In force {' '.join(parts)}." if parts else ""


def _under(stone: Cornerstone, known: Iterable[Commitment], found: tuple[Line, ...]) -> UnderStone:
    mine = [each for each in known if each.cornerstone_id == stone.pk]
    commitments = tuple(promised(each, tuple(o for o in found if o.part_of_slug == each.slug)) for each in mine)
    others = tuple(one for one in found if not one.part_of_slug and one.cornerstone.slug == stone.slug)
    return UnderStone(Stone(stone.slug, stone.name), commitments, others)
