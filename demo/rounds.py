"""An open star round for the trial: organisations of several sectors, some of them confirmed, others still to go."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.utils import timezone

from accounts.enums import Sector
from accounts.models import PartnerOrganisation, User
from lib import clock
from priorities.enums import RoundState
from priorities.models import StarRound
from priorities.services import contents, paper, rounds

NAME = "Trial round"
OPENED_DAYS_AGO, CLOSES_IN_DAYS = 2, 19
# Beside those in which the trial's people are: they come with stars on paper, or have not answered yet.
ORGANISATIONS: dict[str, tuple[str, Sector]] = {
    "estuary-college": ("Estuary College (made up)", Sector.EDUCATION),
    "hilltop-nursery": ("Hilltop Nursery (made up)", Sector.EDUCATION),
    "riverside-therapies": ("Riverside Therapies (made up)", Sector.HEALTH),
    "red-earth-care": ("Red Earth Care (made up)", Sector.CARE),
    "open-gate-charity": ("Open Gate Charity (made up)", Sector.VOLUNTARY),
}
ON_PAPER = {"estuary-college": (3, 2), "red-earth-care": (1, 1, 3), "open-gate-charity": (0, 4, 0, 1)}
ABOUT = (
    "Each organisation has five stars. Talk with your colleagues, then give your stars to what should change first. "
    "You can change them until the round closes. Families choose one priority each; we count them apart."
)


def open_trial_round(people: Mapping[str, User]) -> StarRound | None:
    """Open a round with the priorities of the published one and some stars; None where there is none to carry over."""
    previous = (
        StarRound.objects.filter(state=RoundState.PUBLISHED, priorities__isnull=False).order_by("-closed_on").first()
    )
    if previous is None:
        return None
    with clock.set_to(clock.now() - timedelta(days=OPENED_DAYS_AGO)):
        star_round = _opened(previous, by=people["report-editor"])
        _type_papers(star_round, people)
    return star_round


def _opened(previous: StarRound, by: User) -> StarRound:
    star_round = rounds.prepare_round(
        by=by,
        name=NAME,
        question="What should change first for families in Devon?",
        opens_at=clock.now(),
        closes_at=_closing_time(),
        stars_each=5,
        threshold=3,
        with_families=True,
        about=ABOUT,
        previous=previous,
    )
    contents.carry_over(star_round=star_round, by=by)
    for slug, (name, sector) in ORGANISATIONS.items():
        PartnerOrganisation.objects.get_or_create(slug=slug, defaults={"name": name, "sector": sector})
    rounds.choose_organisations(star_round=star_round, by=by, organisations=PartnerOrganisation.objects.all())
    return rounds.open_round(star_round=star_round, by=by)


def _closing_time() -> datetime:
    day = timezone.localtime(clock.now() + timedelta(days=CLOSES_IN_DAYS))
    return day.replace(hour=17, minute=0, second=0, microsecond=0)


def _type_papers(star_round: StarRound, people: Mapping[str, User]) -> None:
    slugs = star_round.priorities.order_by("cornerstone__order", "order").values_list("slug", flat=True)
    for organisation, stars in ON_PAPER.items():
        seat = star_round.seats.get(organisation__slug=organisation)
        choices = dict(zip(slugs, stars, strict=False))
        paper.enter_paper(seat=seat, by=people["helper"], choices=choices)
        paper.check_paper(seat=seat, by=people["moderator"], choices=choices)
