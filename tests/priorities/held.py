"""Rounds that were held through the services: organisations by sector, families by code, paper, changes of mind."""

from collections.abc import Mapping, Sequence

from accounts.enums import Role, Sector
from priorities.enums import Voice
from priorities.models import Ballot, StarRound
from priorities.services import families, rounds, stars
from tests.conftest import make_user
from tests.priorities import factories as make

EIGHT_SCHOOLS = {f"School {number}": {"p-1": 3, "p-2": 2} for number in range(1, 9)}
EIGHT_TRUSTS = {f"Trust {number}": {"p-3": 1, "p-4": 1} for number in range(1, 9)}


def give(star_round: StarRound, name: str, choices: Mapping[str, int]) -> None:
    """Let an organisation give these stars and confirm them, instead of those it gave before."""
    seat, lead = make.seat_of(star_round, name), make.partner_of(name)
    version = getattr(Ballot.objects.filter(seat=seat).first(), "version", 0)
    ballot = stars.prepare_stars(seat=seat, by=lead, choices=choices, seen_version=version)
    stars.confirm_stars(seat=seat, by=lead, seen_version=ballot.version)


def choose(star_round: StarRound, voice: Voice, slugs: Sequence[str]) -> None:
    """Let families choose, each by a code of their own."""
    forum = make_user("Fo Rum", Role.FORUM_MODERATOR, email=f"{voice}-{star_round.slug}@example.org")
    _batch, codes = families.make_codes(
        star_round=star_round, by=forum, voice=voice, how="printed", number=max(len(slugs), 1)
    )
    for code, slug in zip(codes, slugs, strict=False):
        families.choose_first(star_round=star_round, code=code, slug=slug)


def opened(organisations: Mapping[str, Mapping[str, int]], **more) -> StarRound:
    """Return an open round in which the organisations gave stars; those called Trust … are of health."""
    for name in organisations:
        make.organisation(name, Sector.HEALTH if name.startswith("Trust") else Sector.EDUCATION)
    star_round = make.opened(organisations=tuple(organisations), **more)
    for name, choices in organisations.items():
        give(star_round, name, choices)
    return star_round


def closed(star_round: StarRound) -> StarRound:
    """Close a round."""
    return rounds.close_round(star_round=star_round, by=make.editor())


def published(star_round: StarRound) -> StarRound:
    """Close a round and publish its result."""
    return rounds.publish_round(star_round=closed(star_round), by=make.editor())
