"""Reads of rounds for everybody: which there are, how many took part, and what is published of an open one."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Q
from django.db.models.functions import Coalesce, TruncDate
from django.shortcuts import get_object_or_404

from lib import clock
from lib.counting import how_many
from lib.disclosure import SMALLEST_PROTECTED, SMALLEST_SHOWN, release
from lib.moments import moment_in_words
from priorities.enums import RoundState, Voice
from priorities.models import ChainHead, FamilyBallot, Priority, StarRound, Tally
from priorities.selectors.public import Group, groups_of

# Whose number is how small when it is said as "fewer than …".
_SMALLEST = {Voice.PARENT_CARERS: SMALLEST_SHOWN, Voice.YOUNG_PEOPLE: SMALLEST_PROTECTED}


@dataclass(frozen=True)
class RoundListed:
    """One round in the list. `when` says when it closes or closed; `tone` is the look of its state."""

    slug: str
    name: str
    question: str
    state: str
    tone: str
    open: bool
    recorded: bool
    closes: str
    closed_on: date | None


@dataclass(frozen=True)
class Head:
    """A head of the chain as it was published on a day, in groups of letters to read aloud."""

    on: date
    head: str
    groups: tuple[str, ...]


@dataclass(frozen=True)
class OpenRound:
    """An open round: what is asked, and how many took part so far. Never what they chose."""

    slug: str
    name: str
    question: str
    about: str
    closes: str
    stars_each: str
    threshold: str
    with_families: bool
    priorities: tuple[Group, ...]
    withdrawn: tuple[tuple[str, str], ...]
    turnout: tuple[tuple[str, str], ...]
    heads: tuple[Head, ...]
    proof: tuple[str, ...] = ()


def rounds_known() -> tuple[RoundListed, ...]:
    """Return every round that has opened, the newest first."""
    newest = Coalesce("closed_on", TruncDate("closes_at"))
    known = StarRound.objects.known_to_all().annotate(newest=newest).order_by(F("newest").desc(nulls_last=True), "-pk")
    return tuple(_listed(each) for each in known)


def known_round(slug: str) -> StarRound:
    """Return a round that has opened, with its tally and the round before. Raises Http404."""
    known = StarRound.objects.known_to_all().select_related("event", "tally", "previous__tally")
    return get_object_or_404(known, slug=slug)


def published_round(slug: str) -> StarRound:
    """Return a round of the portal whose result everybody may have. Raises Http404."""
    known = StarRound.objects.of_the_portal().filter(state=RoundState.PUBLISHED).select_related("tally")
    return get_object_or_404(known, slug=slug)


def open_page(star_round: StarRound) -> OpenRound:
    """Return what everybody may know of a round that is open or is being counted."""
    mine = (
        Priority.objects.filter(round=star_round).select_related("cornerstone").prefetch_related("development_points")
    )
    ordered = list(mine.order_by("cornerstone__order", "order"))
    return OpenRound(
        slug=star_round.slug,
        name=star_round.name,
        question=star_round.question,
        about=star_round.about,
        closes=moment_in_words(star_round.closes_at),
        stars_each=how_many(star_round.stars_each, "star"),
        threshold=how_many(star_round.threshold, "star"),
        with_families=star_round.with_families,
        priorities=groups_of(each for each in ordered if each.withdrawn_at is None),
        withdrawn=tuple((each.strength, each.withdrawn_why) for each in ordered if each.withdrawn_at),
        turnout=turnout(star_round),
        heads=heads(star_round),
        proof=proof_of(star_round),
    )


def proof_of(star_round: StarRound) -> tuple[str, ...]:
    """Return the long number of the frozen result in groups, from the moment of closing; empty before."""
    found = Tally.objects.filter(round=star_round).values_list("head", flat=True).first()
    return in_groups(found) if found else ()


def turnout(star_round: StarRound) -> tuple[tuple[str, str], ...]:
    """Return who took part so far, in words: organisations that confirmed, families never as a small number."""
    confirmed = Count("pk", filter=Q(ballot__accepted__isnull=False), distinct=True)
    seats = star_round.seats.aggregate(confirmed=confirmed, all=Count("pk", distinct=True))
    found = [(Voice.PARTNERS.label, f"{seats['confirmed']} of {how_many(seats['all'], 'organisation')} confirmed")]
    if star_round.with_families:
        chose = FamilyBallot.objects.filter(code__round=star_round).values_list("code__batch__voice")
        numbers = dict(chose.annotate(number=Count("pk")))
        found += [(voice.label, _families(voice, numbers.get(voice, 0))) for voice in _SMALLEST]
    return tuple((str(who), words) for who, words in found)


def heads(star_round: StarRound) -> tuple[Head, ...]:
    """Return the heads of the round's chain that were published so far, the newest first."""
    found = ChainHead.objects.filter(round=star_round).order_by("-on")
    return tuple(Head(each.on, each.head, in_groups(each.head)) for each in found)


def in_groups(head: str, size: int = 8) -> tuple[str, ...]:
    """Return a long number in groups, as it is read aloud."""
    return tuple(head[start : start + size] for start in range(0, len(head), size))


def recorded_priorities(star_round: StarRound) -> tuple[Priority, ...]:
    """Return the priorities of a round that was written down from a write-up, in their order."""
    mine = (
        Priority.objects.filter(round=star_round).select_related("cornerstone").prefetch_related("development_points")
    )
    return tuple(mine.order_by("cornerstone__order", "order"))


def _families(voice: Voice, number: int) -> str:
    """Return about how many chose, or that they are too few to say, nobody included."""
    shown = release({"": number}, protected=voice == Voice.YOUNG_PEOPLE).cells[0].shown
    return f"about {shown:,} chose" if shown else f"fewer than {_SMALLEST[voice]} so far"


def _listed(star_round: StarRound) -> RoundListed:
    state, tone = _state(star_round)
    return RoundListed(
        slug=star_round.slug,
        name=star_round.name,
        question=star_round.question,
        state=state,
        tone=tone,
        open=star_round.takes_ballots_at(clock.now()),
        recorded=star_round.recorded,
        closes=moment_in_words(star_round.closes_at),
        closed_on=star_round.closed_on,
    )


def _state(star_round: StarRound) -> tuple[str, str]:
    if star_round.state == RoundState.PUBLISHED:
        return "Result published", "done"
    if star_round.takes_ballots_at(clock.now()):
        return "Open now", "doing"
    return "Being checked", "waiting"
