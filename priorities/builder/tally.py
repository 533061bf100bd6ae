"""The tally of a closed round: what is exported, counted and never changed again.

Lines stand in random order, without names, times or codes. Organisations keep their sector only where enough others of
that sector took part; families' choices are there only where enough of them chose (`lib.disclosure`).
"""

import secrets
from collections import Counter
from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet

from lib.disclosure import SMALLEST_PROTECTED, SMALLEST_SHOWN
from priorities.builder.chain import head_of
from priorities.enums import Voice
from priorities.models import Accepted, FamilyBallot, StarRound

FORMAT = "devon-star-round/1"
TIES = "Equal numbers share a place, and the next place is left out. They stand in the order of the four cornerstones."
TOGETHER = "others-together"
SMALLEST = {Voice.PARENT_CARERS: SMALLEST_SHOWN, Voice.YOUNG_PEOPLE: SMALLEST_PROTECTED}
_random = secrets.SystemRandom()


def content_of(star_round: StarRound) -> dict[str, Any]:
    """Return what is frozen of a round that has just been closed, in the form in which it is exported."""
    lines = [_head_line(star_round), *_priorities(star_round), *_partners(star_round), *_families(star_round)]
    return {"lines": lines, "head": head_of(lines)}


def _head_line(star_round: StarRound) -> dict[str, Any]:
    return {
        "kind": "round",
        "format": FORMAT,
        "slug": star_round.slug,
        "name": star_round.name,
        "question": star_round.question,
        "stars_each": star_round.stars_each,
        "threshold": star_round.threshold,
        "with_families": star_round.with_families,
        "ties": TIES,
        "closed_on": str(star_round.closed_on),
        "organisations": star_round.seats.count(),
        "turnout": _turnout(star_round),
    }


def _turnout(star_round: StarRound) -> dict[str, int | None]:
    """Return how many took part, those too whose choice was taken out of the round later.

    None where so few families did that their number would say something of them.
    """
    found: dict[str, int | None] = {str(Voice.PARTNERS): len(last_accepted(star_round))}
    for voice, smallest in SMALLEST.items():
        number = FamilyBallot.objects.filter(code__round=star_round, code__batch__voice=voice).count()
        found[str(voice)] = number if number == 0 or number >= smallest else None
    return found


def _priorities(star_round: StarRound) -> list[dict[str, Any]]:
    """Return one line for each, with its words as they were voted on: a later edit changes nothing of the result."""
    known = star_round.priorities.select_related("cornerstone", "carried_from").prefetch_related("development_points")
    mine = known.order_by("cornerstone__order", "order")
    return [
        {
            "kind": "priority",
            "slug": each.slug,
            "cornerstone": each.cornerstone.slug,
            "strength": each.strength,
            "to_change": [point.text for point in each.development_points.all()],
            "carried_from": each.carried_from.slug if each.carried_from else "",
            "withdrawn": each.withdrawn_at is not None,
            "withdrawn_why": each.withdrawn_why,
        }
        for each in mine
    ]


def last_accepted(star_round: StarRound) -> list[Accepted]:
    """Return what counts of each organisation: what it confirmed last."""
    mine = Accepted.objects.filter(round=star_round, voice=Voice.PARTNERS).select_related("ballot__seat")
    return list(mine.order_by("ballot", "-number").distinct("ballot"))


def _partners(star_round: StarRound) -> list[dict[str, Any]]:
    """Return one line for each organisation. Stars for a priority that was withdrawn later are left out."""
    kept = set(star_round.priorities.filter(withdrawn_at=None).values_list("slug", flat=True))
    ballots = last_accepted(star_round)
    told = _told(Counter(each.ballot.seat.sector for each in ballots if each.ballot))
    lines = [
        {
            "kind": str(Voice.PARTNERS),
            "part": told.get(each.ballot.seat.sector, "") if each.ballot else "",
            "stars": {slug: number for slug, number in each.choices.items() if slug in kept},
        }
        for each in ballots
    ]
    _random.shuffle(lines)
    return lines


def _told(sectors: Mapping[str, int]) -> dict[str, str]:
    """Return what may be told of each sector: its name, that it is one of the small ones together, or nothing.

    Where the small ones together are fewer than eight, no sector is told at all: what has no name would be theirs.
    """
    small = {sector: number for sector, number in sectors.items() if number < SMALLEST_SHOWN}
    if 0 < sum(small.values()) < SMALLEST_SHOWN:
        return {}
    return {sector: TOGETHER if sector in small else sector for sector in sectors}


def _families(star_round: StarRound) -> list[dict[str, Any]]:
    found = []
    for voice, smallest in SMALLEST.items():
        choices = list(_ballots(star_round, voice).values_list("priority__slug", flat=True))
        if len(choices) >= smallest:
            _random.shuffle(choices)
            found += [{"kind": str(voice), "first": slug} for slug in choices]
    return found


def _ballots(star_round: StarRound, voice: Voice) -> "QuerySet[FamilyBallot]":
    """Return the families' choices that count: of what stayed in the round to the end."""
    mine = FamilyBallot.objects.filter(code__round=star_round, code__batch__voice=voice)
    return mine.filter(priority__withdrawn_at=None)
