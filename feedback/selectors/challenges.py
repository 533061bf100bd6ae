"""A writer asks a second person to look: what they may ask, how it stands, and what waits at the desk."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet
from django.utils import timezone

from accounts.models import User
from authority.selectors import settings
from feedback.enums import ChallengeKind, ChallengeState, Readers, SubmissionState, Verdict, WithholdingGround
from feedback.hard_content import KINDS, HardContent, found_in
from feedback.models import Challenge, Decision, Submission
from feedback.permissions import has_open_concern, of_those_who_look, to_look_at_by
from feedback.selectors.conflicts import somebody_can_look
from feedback.selectors.desk import Waiting, waited
from feedback.selectors.desk.hard import hard_content_of
from lib import clock, working_days
from lib.due import in_full, is_overdue


@dataclass(frozen=True, slots=True)
class Asked:
    """What a writer asked, as they see it; `nobody` where all who could look had a part in it."""

    kind: str
    state: str
    asked_on: str
    look_by: str
    late: bool
    looked_on: str
    note: str
    nobody: bool

    @property
    def is_open(self) -> bool:
        """Whether nobody has looked yet."""
        return self.state == ChallengeState.OPEN


@dataclass(frozen=True, slots=True)
class ToLookAt:
    """One open challenge on the desk; `why` are the writer's own words."""

    number: int
    challenge: Challenge
    submission: Submission
    reference: str
    kind: str
    is_edit: bool
    made_on: date
    waiting: Waiting
    council_only: bool
    decided_by: str
    decided_at: datetime
    ground: str
    note: str
    why: str
    hard: tuple[HardContent, ...]

    @property
    def urgent(self) -> bool:
        """Whether some of what the writer says now may mean that somebody is not safe."""
        return any(kind.safety for kind in self.hard)


def to_challenge(submission: Submission) -> tuple[ChallengeKind, Decision] | None:
    """Return the decision that the writer may challenge now, or None: there is none, or someone may not be safe."""
    if has_open_concern(submission):
        return None
    if submission.state == SubmissionState.WITHHELD:
        made = submission.decisions.filter(verdict=Verdict.WITHHOLD).last()
        return (ChallengeKind.WITHHOLDING, made) if made else None
    newest = submission.published_versions.select_related("decision").order_by("-edition").first()
    is_public = submission.state == SubmissionState.PUBLISHED
    return (ChallengeKind.EDIT, newest.decision) if is_public and newest and newest.edited else None


def may_ask(submission: Submission) -> str:
    """Return what the writer may still ask about (a ChallengeKind), or an empty text."""
    found = to_challenge(submission)
    asked = found and Challenge.objects.filter(decision=found[1]).exists()
    return found[0] if found and not asked else ""


def asked_of(submission: Submission) -> Asked | None:
    """Return the newest challenge of the writer that they did not take back, or None."""
    shown = submission.challenges.exclude(kind=ChallengeKind.SET_ASIDE).exclude(state=ChallengeState.WITHDRAWN)
    kept = shown.order_by("-made_on", "-pk").first()
    if kept is None:
        return None
    look_by = look_by_of(kept.made_on)
    return Asked(
        kind=kept.kind,
        state=kept.state,
        asked_on=in_full(kept.made_on),
        look_by=in_full(look_by),
        late=kept.state == ChallengeState.OPEN and is_overdue(look_by),
        looked_on=in_full(timezone.localtime(kept.decided_at).date()) if kept.decided_at else "",
        note=kept.note,
        nobody=kept.state == ChallengeState.OPEN and not somebody_can_look(kept),
    )


def wrote_it(submission: Submission) -> bool:
    """Say whether its writer told us, after it was set aside, that a person wrote it. One query."""
    return bool(of_those_written([submission]))


def of_those_written(submissions: Iterable[Submission]) -> set[int]:
    """Return the numbers of those whose writers told us, after they were set aside, that a person wrote them."""
    said = Challenge.objects.filter(submission__in=list(submissions), kind=ChallengeKind.SET_ASIDE)
    return set(said.values_list("submission", flat=True))


def look_by_of(made_on: date | None = None) -> date:
    """Return the day by which a second person looks at what is asked on a day (today), in working days."""
    return working_days.add(made_on or clock.today(), settings().moderated_within_days)


def to_look_at(user: User) -> tuple[ToLookAt, ...]:
    """Return the challenges that `user` may look at, the urgent and the oldest first. Two queries with the settings."""
    within = settings().moderated_within_days
    return tuple(sorted((_to_look_at(one, within) for one in _open_to(user)), key=lambda one: not one.urgent))


def how_many_to_look_at(user: User) -> tuple[int, int]:
    """Return how many challenges wait for `user`, and in how many of them somebody may not be safe."""
    asked = list(Challenge.objects.filter(to_look_at_by(user)).values_list("why", flat=True))
    return len(asked), sum(any(kind.safety for kind in found_in(why)) for why in asked)


def hard_in(one: ToLookAt) -> tuple[HardContent, ...]:
    """Return what whoever opens a challenge may meet: in what the writer says now, and in the words as sent."""
    meets = {*one.hard, *hard_content_of([one.submission]).get(one.submission.pk, ())}
    return tuple(kind for kind in KINDS if kind in meets)


def asked_about(submission: Submission) -> tuple[str, ...]:
    """Return what the writer has said about decisions on their words, the newest first. Only for who may read it."""
    said = submission.challenges.order_by("-made_on", "-pk").values_list("why", flat=True)
    return tuple(why for why in said if why)


def one_to_look_at(user: User, number: int) -> ToLookAt | None:
    """Return one of them, or None: unknown, not theirs, flagged, looked at, or they took part."""
    found = _open_to(user).filter(pk=number).first()
    return _to_look_at(found, settings().moderated_within_days) if found else None


def looked_at(user: User, number: int) -> Challenge | None:
    """Return a challenge that somebody else has looked at meanwhile, for whoever could have; or None."""
    done = Challenge.objects.filter(of_those_who_look(user), pk=number).exclude(state=ChallengeState.OPEN)
    return done.select_related("submission", "decided_by").first()


def looked_at_by(user: User, number: int, state: ChallengeState) -> Challenge | None:
    """Return a challenge that `user` looked at and decided like this, for a second press of theirs; or None."""
    mine = Challenge.objects.filter(pk=number, decided_by=user, state=state, submission__in=Submission.objects.safe())
    return mine.select_related("submission").first()


def _open_to(user: User) -> QuerySet[Challenge]:
    found = Challenge.objects.filter(to_look_at_by(user)).select_related("submission", "decision__by")
    return found.order_by("made_on", "pk")


def _to_look_at(asked: Challenge, within: int) -> ToLookAt:
    submission, decision = asked.submission, asked.decision
    return ToLookAt(
        number=asked.pk,
        challenge=asked,
        submission=submission,
        reference=submission.reference,
        kind=ChallengeKind(asked.kind).label,
        is_edit=asked.kind == ChallengeKind.EDIT,
        made_on=asked.made_on,
        waiting=waited(asked.made_on, within),
        council_only=submission.readers == Readers.COUNCIL_ONLY,
        decided_by=decision.by.name,
        decided_at=decision.at,
        ground=WithholdingGround(decision.ground).label if decision.ground else "",
        note=decision.note,
        why=asked.why,
        hard=found_in(asked.why),
    )
