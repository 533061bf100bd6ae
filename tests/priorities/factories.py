"""Rounds for tests, made through the services."""

from datetime import timedelta

from accounts.enums import Role, Sector
from accounts.models import PartnerOrganisation, User
from cornerstones.models import Cornerstone
from lib import clock
from priorities.models import StarRound
from priorities.services import contents, rounds
from tests.conftest import make_user

STONES = ("welcome-and-care", "value-and-include", "communicate", "work-in-partnership")


def stones() -> list[Cornerstone]:
    """Return the four cornerstones, made where they are missing."""
    return [
        Cornerstone.objects.get_or_create(
            slug=slug, defaults={"name": slug.replace("-", " ").capitalize(), "order": order, "summary": "Words."}
        )[0]
        for order, slug in enumerate(STONES, 1)
    ]


def organisation(name: str = "Tor View School", sector: Sector = Sector.EDUCATION) -> PartnerOrganisation:
    """Return an organisation, made where it is missing."""
    slug = name.lower().replace(" ", "-")
    return PartnerOrganisation.objects.get_or_create(slug=slug, defaults={"name": name, "sector": sector})[0]


def editor() -> User:
    """Return somebody who runs rounds."""
    return User.objects.filter(name="Rowan Rounds").first() or make_user(
        "Rowan Rounds", Role.REPORT_EDITOR, email="rowan@example.org"
    )


def partner_of(name: str, *roles: Role) -> User:
    """Return a new person of an organisation: a partner lead, or with the roles given."""
    number = User.objects.count()
    roles = roles or (Role.PARTNER_LEAD,)
    return make_user(f"Person {number}", *roles, email=f"person-{number}@example.org", organisation=organisation(name))


def draft(*, name: str = "Autumn", priorities: int = 4, organisations: tuple[str, ...] = ("Tor View School",), **more):
    """Return a round that is being prepared, with priorities called p-1, p-2 … and the organisations named."""
    base = {
        "question": "What should come first?",
        "opens_at": clock.now() - timedelta(hours=1),
        "closes_at": clock.now() + timedelta(days=7),
        "stars_each": 5,
        "threshold": 3,
        "with_families": True,
    }
    star_round = rounds.prepare_round(by=editor(), name=name, **base | more)
    four = stones()
    for number in range(1, priorities + 1):
        contents.add_priority(
            star_round=star_round,
            by=editor(),
            cornerstone=four[(number - 1) % 4],
            strength=f"P {number}" if name == "Autumn" else f"{name} {number}",
            development_points=[f"Change {number}"],
        )
    chosen = [organisation(each) for each in organisations]
    rounds.choose_organisations(star_round=star_round, by=editor(), organisations=chosen)
    return star_round


def opened(**more) -> StarRound:
    """Return an open round."""
    return rounds.open_round(star_round=draft(**more), by=editor())


def seat_of(star_round: StarRound, name: str = "Tor View School"):
    """Return the seat of an organisation in a round."""
    return star_round.seats.get(name=name)
