"""What waits at the desk of a moderator, who has what, and whose turn it is."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, F, Max, Q, QuerySet

from accounts.models import User
from authority.models import Settings
from authority.selectors import settings
from feedback.enums import SubmissionState
from feedback.hard_content import HardContent
from feedback.models import Submission
from feedback.models.submissions_read import SubmissionQuerySet
from feedback.permissions import SAFE, at_desk_of
from feedback.selectors.desk.facts import ItemFacts, facts_of, last_late_day
from feedback.selectors.desk.hard import hard_content_of, somebody_may_not_be_safe
from lib import clock

PAGE = 20
WITH_THE_COUNCIL = (SubmissionState.WITHHOLDING_RECOMMENDED, SubmissionState.SECOND_OFFICER)


@dataclass(frozen=True, slots=True)
class DeskItem(ItemFacts):
    """One item with who is reading it, and why it is on top: `hard` names what its words may speak of.

    `mine` while the time lasts; `taken` also after that, until somebody else takes it.
    """

    about_one_child: str
    urgent: bool
    hard: tuple[HardContent, ...]
    mine: bool
    taken: bool
    held_by: str
    held_until: datetime | None

    @property
    def why(self) -> tuple[str, ...]:
        """What may mean that somebody is not safe, in words."""
        return tuple(kind.words for kind in self.hard if kind.safety)


@dataclass(frozen=True, slots=True)
class Holding:
    """How many items a colleague has taken, and until when at the latest."""

    name: str
    number: int
    until: datetime


@dataclass(frozen=True, slots=True)
class Turns:
    """Whose turn it is, in numbers: `total` waits besides what is yours; `late` counts both."""

    total: int
    free: int
    late: int
    with_the_council: int
    set_aside: int
    colleagues: tuple[Holding, ...]


@dataclass(frozen=True, slots=True)
class Queue:
    """A page of the queue: what you are reading, and what else waits, the urgent and the oldest first.

    `within` is our promise in working days, `most` how many one person holds at once.
    """

    yours: tuple[DeskItem, ...]
    items: tuple[DeskItem, ...]
    turns: Turns
    next_key: str
    late_only: bool
    within: int
    most: int

    @property
    def total(self) -> int:
        """How many wait besides yours."""
        return self.turns.total


def queue(user: User, after: str = "", *, late_only: bool = False) -> Queue:
    """Return what waits for `user`, PAGE at a time; `after` is the `next_key` of the page before."""
    council = settings()
    every = desk_of(user).filter(state=SubmissionState.RECEIVED)
    waiting = every.exclude(claimed_by=user, claimed_until__gt=clock.now())
    if late_only:
        waiting = waiting.filter(received_on__lte=last_late_day(council.moderated_within_days))
    found = list(_behind(waiting, after).order_by(F("urgent").desc(), "received_on", "pk")[: PAGE + 1])
    yours, shown = list(every.claimed_by(user).order_by("claimed_until", "pk")), found[:PAGE]
    hard, within = hard_content_of([*yours, *shown]), council.moderated_within_days
    return Queue(
        yours=tuple(desk_item(one, user, within, hard) for one in yours),
        items=tuple(desk_item(one, user, within, hard) for one in shown),
        turns=_turns(user, council),
        next_key=_key(found[PAGE - 1]) if len(found) > PAGE else "",
        late_only=late_only,
        within=within,
        most=council.most_claims,
    )


def desk_of(user: User) -> SubmissionQuerySet:
    """Return the items of any state that `user` moderates, each with whether it is urgent."""
    mine = Submission.objects.filter(at_desk_of(user) & SAFE).annotate(urgent=somebody_may_not_be_safe())
    return mine.select_related("claimed_by").defer("submission_key")


def desk_item(
    submission: Submission, user: User, within: int, hard: dict[int, tuple[HardContent, ...]] | None = None
) -> DeskItem:
    """Return the line of one item for `user`; without `hard` what it may speak of is looked up."""
    found = hard_content_of([submission]) if hard is None else hard
    held = submission.claimed_until is not None and submission.claimed_until > clock.now()
    holder = submission.claimed_by if held else None
    return DeskItem(
        **facts_of(submission, within),
        about_one_child=submission.get_about_one_child_display() if submission.about_one_child else "",
        urgent=bool(getattr(submission, "urgent", False)),
        hard=found.get(submission.pk, ()),
        mine=holder == user,
        taken=submission.claimed_by == user,
        held_by=holder.name if holder else "",
        held_until=submission.claimed_until if holder else None,
    )


def _turns(user: User, council: Settings) -> Turns:
    desk = Submission.objects.filter(at_desk_of(user) & SAFE)
    waits = Q(state=SubmissionState.RECEIVED)
    held = waits & Q(claimed_until__gt=clock.now())
    late = waits & Q(received_on__lte=last_late_day(council.moderated_within_days))
    numbers = desk.aggregate(
        total=Count("pk", filter=waits & ~(held & Q(claimed_by=user))),
        free=Count("pk", filter=waits & ~held),
        late=Count("pk", filter=late),
        with_the_council=Count("pk", filter=Q(state__in=WITH_THE_COUNCIL)),
        set_aside=Count("pk", filter=Q(state=SubmissionState.SET_ASIDE)),
    )
    return Turns(**numbers, colleagues=_colleagues(desk.filter(held).exclude(claimed_by=user)))


def _colleagues(held: QuerySet[Submission]) -> tuple[Holding, ...]:
    by_name = held.values("claimed_by", "claimed_by__name").annotate(number=Count("pk"), until=Max("claimed_until"))
    rows = by_name.order_by("claimed_by__name").values_list("claimed_by__name", "number", "until")
    return tuple(Holding(name or "", number, until) for name, number, until in rows)


def _key(submission: Submission) -> str:
    return f"{int(getattr(submission, 'urgent', False))}-{submission.received_on:%Y%m%d}-{submission.pk}"


def _behind(items: QuerySet[Submission], after: str) -> QuerySet[Submission]:
    """Return what comes after a key; everything when there is none or it is damaged."""
    try:
        urgent, day, number = after.split("-")
        on, pk = datetime.strptime(day, "%Y%m%d").date(), int(number)  # noqa: DTZ007  a day has no zone
    except ValueError:
        return items
    if pk.bit_length() > 63:
        return items
    later = Q(received_on__gt=on) | Q(received_on=on, pk__gt=pk)
    return items.filter((Q(urgent=True) & later) | Q(urgent=False) if urgent == "1" else later & Q(urgent=False))
