"""The round in which the phones of a room vote, made through the services. Import it once Django is set up."""

from collections import Counter
from datetime import timedelta

from accounts.enums import Role, Sector
from accounts.models import PartnerOrganisation, User
from accounts.services import invite
from cornerstones.models import Cornerstone
from lib import clock
from priorities.enums import HandedOut, Voice
from priorities.models import Accepted, FamilyBallot, StarRound
from priorities.services import contents, families, rounds

PRIORITIES = 8
NAME = "A full room"


def prepare(phones: int) -> tuple[str, list[str], list[str]]:
    """Open a round with a code for each phone. Returns the ballot's path, the codes, and the priorities' addresses."""
    editor, forum = _person(Role.REPORT_EDITOR), _person(Role.FORUM_MODERATOR)
    star_round = _round(editor)
    for number in range(PRIORITIES):
        stone = Cornerstone.objects.order_by("order")[number % 4]
        contents.add_priority(
            star_round=star_round,
            by=editor,
            cornerstone=stone,
            strength=f"Something that families value ({number})",
            development_points=["A thing to change."],
        )
    opened = rounds.open_round(star_round=star_round, by=editor)
    parents = families.make_codes(
        star_round=opened, by=forum, voice=Voice.PARENT_CARERS, how=HandedOut.PRINTED, number=phones
    )
    return f"/vote/{opened.slug}/", parents[1], list(opened.priorities.values_list("slug", flat=True))


def kept() -> tuple[Counter[str], int]:
    """Return how often each priority was chosen, and how many links the chain has."""
    chosen = FamilyBallot.objects.filter(priority__round__name=NAME).values_list("priority__slug", flat=True)
    return Counter(chosen), Accepted.objects.filter(round__name=NAME).count()


def _person(role: Role) -> User:
    return invite(email=f"{role}@bench.example", name=role.label, roles=(role,), by=None)


def _round(editor: User) -> StarRound:
    school, _made = PartnerOrganisation.objects.get_or_create(
        slug="bench-school", defaults={"name": "A school (made up)", "sector": Sector.EDUCATION}
    )
    star_round = rounds.prepare_round(
        by=editor,
        name=NAME,
        question="What should change first?",
        opens_at=clock.now(),
        closes_at=clock.now() + timedelta(hours=2),
        stars_each=5,
        threshold=3,
        with_families=True,
    )
    rounds.choose_organisations(star_round=star_round, by=editor, organisations=[school])
    return star_round
