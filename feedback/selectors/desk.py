"""What waits at the desk of a moderator, and one item of it without its words."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from accounts.enums import Permission
from accounts.models import User
from authority.selectors import settings
from feedback.enums import Channel, Readers, Speaker, SubmissionState, Verdict, Voice
from feedback.models import Decision, OriginalWords, PublishedVersion, Submission
from feedback.models.submissions import SubmissionQuerySet
from feedback.permissions import SAFE, at_desk_of
from lib import clock, working_days
from lib.due import is_overdue

PAGE = 20
# Words that may mean that somebody is not safe. They put an item on top and decide nothing (MO-12).
WORRYING = (
    r"\m(suicid\w*|kill(s|ed|ing)?|self.?harm\w*|cut(s|ting)? (him|her|them|my)sel\w+|end (it all|my life)|overdos\w*"
    r"|want(s|ed)? to die|not (be )?safe|unsafe|bruis\w*|abus\w*|hit(s|ting)? (him|her|them|me)|beat(s|en|ing)?"
    r"|touch(es|ed|ing)? (him|her|them|me)|locked (in|up)|restrain\w*|starv\w*|run(s|ning)? away|ran away)\M"
)


@dataclass(frozen=True, slots=True)
class Waiting:
    """How long something has waited, in working days, and by when it is due; `late` on a weekend too."""

    days: int
    due_on: date
    late_by: int
    late: bool

    @property
    def words(self) -> str:
        """The same in words."""
        if self.late:
            return f"Late by {_days(self.late_by)}" if self.late_by else "Late"
        return f"Has waited {_days(self.days)}" if self.days > 0 else "Came in today"


@dataclass(frozen=True, slots=True)
class DeskItem:
    """One item: who spoke and how, how long it waits, who is reading it. Never its words, contact details or code."""

    submission: Submission
    reference: str
    speaker: str
    voice: str
    channel: str
    council_only: bool
    about_one_child: str
    received_on: date
    waiting: Waiting
    urgent: bool
    mine: bool
    held_by: str
    held_until: datetime | None


@dataclass(frozen=True, slots=True)
class Queue:
    """A page of the queue: what you are reading, and what else waits (`total`), the urgent and the oldest first."""

    yours: tuple[DeskItem, ...]
    items: tuple[DeskItem, ...]
    total: int
    next_key: str


def queue(user: User, after: str = "") -> Queue:
    """Return what waits for `user`, PAGE at a time; `after` is the `next_key` of the page before."""
    every = _desk(user).filter(state=SubmissionState.RECEIVED)
    waiting = every.exclude(claimed_by=user, claimed_until__gt=clock.now())
    within = settings().moderated_within_days
    found = list(_behind(waiting, after).order_by(F("urgent").desc(), "received_on", "pk")[: PAGE + 1])
    yours = every.claimed_by(user).order_by("claimed_until", "pk")
    return Queue(
        yours=tuple(_item(one, user, within) for one in yours),
        items=tuple(_item(one, user, within) for one in found[:PAGE]),
        total=waiting.count(),
        next_key=_key(found[PAGE - 1]) if len(found) > PAGE else "",
    )


def item(user: User, reference: str) -> DeskItem | None:
    """Return one item that `user` moderates and can still act on, or None: unknown, not theirs, flagged or decided."""
    open_states = (SubmissionState.RECEIVED, SubmissionState.PUBLISHED)
    found = _desk(user).filter(reference=reference, state__in=open_states).first()
    return _item(found, user, settings().moderated_within_days) if found else None


def moderated(user: User, reference: str) -> Submission | None:
    """Return an item of this desk in any state, or None: unknown, not theirs, or flagged."""
    return _desk(user).filter(reference=reference).first()


def sent_back(submission: Submission) -> Decision | None:
    """Return why an item that was read before is at the desk again, where the newest decision says so."""
    newest = submission.decisions.select_related("by").last()
    back = (Verdict.READ_AGAIN, Verdict.SEND_BACK, Verdict.TAKE_DOWN, Verdict.LOOK_AGAIN)
    return newest if newest and newest.verdict in back and newest.note else None


def was_to_decide(user: User, reference: str) -> Submission | None:
    """Return an item that the council decided, for whoever may decide such things, or None."""
    decided = Submission.objects.filter(SAFE, reference=reference, decisions__verdict=Verdict.RECOMMEND_WITHHOLDING)
    return decided.first() if user.may(Permission.DECIDE_WITHHOLDING) else None


def published_text(submission: Submission) -> PublishedVersion | None:
    """Return the newest edition that the public sees."""
    return submission.published_versions.order_by("-edition").first()


def is_hidden(submission: Submission) -> bool:
    """Say whether somebody said that it is about them, so that nobody reads it until a person has looked."""
    return not Submission.objects.unhidden().filter(pk=submission.pk).exists()


def waited(received_on: date, within: int) -> Waiting:
    """Return how long something received on a day has waited, when it is due `within` working days."""
    due_on = working_days.add(received_on, within)
    days = working_days.between(received_on, clock.today())
    return Waiting(
        days=max(days, 0),
        due_on=due_on,
        late_by=max(working_days.between(due_on, clock.today()), 0),
        late=is_overdue(due_on),
    )


def _desk(user: User) -> SubmissionQuerySet:
    worry = OriginalWords.objects.filter(submission=OuterRef("pk"))
    worrying = worry.filter(Q(valued__iregex=WORRYING) | Q(needs_change__iregex=WORRYING))
    mine = Submission.objects.filter(at_desk_of(user) & SAFE).annotate(urgent=Exists(worrying))
    return mine.select_related("claimed_by").defer("submission_key")


def _item(submission: Submission, user: User, within: int) -> DeskItem:
    held = submission.claimed_until is not None and submission.claimed_until > clock.now()
    holder = submission.claimed_by if held else None
    return DeskItem(
        submission=submission,
        reference=submission.reference,
        speaker=Speaker(submission.speaker).label,
        voice=Voice(submission.voice).label,
        channel=Channel(submission.channel).label,
        council_only=submission.readers == Readers.COUNCIL_ONLY,
        about_one_child=submission.get_about_one_child_display() if submission.about_one_child else "",
        received_on=submission.received_on,
        waiting=waited(submission.received_on, within),
        urgent=bool(getattr(submission, "urgent", False)),
        mine=holder == user,
        held_by=holder.name if holder else "",
        held_until=submission.claimed_until if holder else None,
    )


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


def _days(number: int) -> str:
    return "1 working day" if number == 1 else f"{number} working days"
