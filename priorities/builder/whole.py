"""Whether what was accepted in a round is still as it was written."""

from typing import Any

from priorities.builder.chain import START, chained
from priorities.builder.tally import last_accepted
from priorities.enums import Voice
from priorities.models import StarRound


def is_whole(star_round: StarRound) -> bool:
    """Say whether the chain of a round is as it was written, up to the last head that was published."""
    before, heads = START, {head.number: head.head for head in star_round.heads.all()}
    for number, each in enumerate(star_round.accepted.order_by("number"), start=1):
        before = chained(before, link_of(number, each.voice, each.seal))
        changed = each.salt and chained(each.salt, each.choices) != each.seal
        if changed or each.chain != before or each.number != number or heads.pop(number, before) != before:
            return False
    return not {number for number in heads if number}


def tally_is_of_the_chain(star_round: StarRound) -> bool:
    """Say whether a frozen tally holds the stars that the chain accepted last, and no others."""
    lines = star_round.tally.content["lines"]
    kept = {line["slug"] for line in lines if line["kind"] == "priority" and not line["withdrawn"]}
    counted = [line["stars"] for line in lines if line["kind"] == Voice.PARTNERS]
    accepted = [
        {slug: number for slug, number in each.choices.items() if slug in kept} for each in last_accepted(star_round)
    ]
    return sorted(map(_ordered, counted)) == sorted(map(_ordered, accepted))


def link_of(number: int, voice: str, seal: str) -> list[Any]:
    """Return one line of the chain as it is written."""
    return [number, str(voice), seal]


def _ordered(stars: dict[str, int]) -> list[tuple[str, int]]:
    return sorted(stars.items())
