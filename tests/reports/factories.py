"""Rows for tests of reports, made the way the portal makes them: received first, then decided, then answered."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import count
from typing import Any

from accounts.enums import Permission, Role
from accounts.models import User
from accounts.services import invite
from authority.models import District
from cornerstones.models import Cornerstone, Event
from feedback.enums import (
    Channel,
    Outcome,
    Phase,
    ResponseState,
    Setting,
    Speaker,
    SubmissionState,
    Verdict,
    WithholdingGround,
)
from feedback.models import Decision, OriginalWords, PublishedVersion, Response, Submission
from priorities.enums import RoundState
from priorities.models import DevelopmentPoint, Priority, StarRound
from reports import services
from reports.enums import CommentBy
from reports.models import Report
from reports.periods import Period

PERIOD = Period(date(2026, 7, 1), date(2026, 9, 30))
AFTER = datetime(2026, 10, 5, 9, tzinfo=UTC)
_numbers = count(1)

STONES = (
    ("welcome-and-care", "Welcome and care"),
    ("value-and-include", "Value and include"),
    ("communicate", "Communicate"),
    ("work-in-partnership", "Work in partnership"),
)


def noon(day: date) -> datetime:
    """Return noon of a day; a moment stays as it is."""
    return day if isinstance(day, datetime) else datetime.combine(day, time(12), tzinfo=UTC)


def places() -> list[District]:
    names = ("Exeter", "Torridge", "North Devon")
    return [District.objects.get_or_create(slug=n.lower().replace(" ", "-"), defaults={"name": n})[0] for n in names]


def cornerstones() -> list[Cornerstone]:
    made = [
        Cornerstone.objects.get_or_create(slug=slug, defaults={"name": name, "order": order, "summary": name})
        for order, (slug, name) in enumerate(STONES, 1)
    ]
    return [one for one, _ in made]


def told(*, on: date = date(2026, 8, 3), stones: tuple[str, ...] = ("communicate",), **fields: Any) -> Submission:
    number = next(_numbers)
    base = {
        "speaker": Speaker.PARENT_CARER,
        "channel": Channel.WEB,
        "phase": Phase.PRIMARY,
        "setting": Setting.MAINSTREAM,
        "privacy_version": "1",
    }
    given = base | fields
    made = Submission.objects.create(
        reference=f"DV-{number:05}", submission_key=f"key-{number}", received_on=on, **given
    )
    made.cornerstones.set(Cornerstone.objects.filter(slug__in=stones))
    OriginalWords.objects.create(submission=made, needs_change=f"As sent {number}", sent_on=on)
    return made


def publish(submission: Submission, *, by: User, on: date = date(2026, 8, 5), **words: Any) -> PublishedVersion:
    decision = _decision(submission, by=by, on=on)
    version = PublishedVersion.objects.create(
        submission=submission,
        words=submission.original_words.first(),
        decision=decision,
        edition=submission.published_versions.count() + 1,
        published_at=noon(on),
        **(words or {"needs_change": f"Words of {submission.reference}."}),
    )
    set_state(submission, SubmissionState.PUBLISHED)
    return version


def propose(submission: Submission, *, by: User, on: date = date(2026, 8, 5)) -> None:
    Decision.objects.create(submission=submission, verdict=Verdict.PROPOSE, by=by, at=noon(on))
    set_state(submission, SubmissionState.SECOND_APPROVAL)


def _decision(submission: Submission, *, by: User, on: date) -> Decision:
    """Decide as one person, or for a young person as two (CY-09)."""
    if submission.speaker != Speaker.YOUNG_PERSON:
        return Decision.objects.create(submission=submission, verdict=Verdict.PUBLISH, by=by, at=noon(on))
    propose(submission, by=by, on=on)
    second = _colleague("second@example.org", Role.FORUM_MODERATOR)
    return Decision.objects.create(submission=submission, verdict=Verdict.AGREE, by=second, at=noon(on))


def withhold(submission: Submission, *, by: User, ground: str, on: date = date(2026, 8, 5)) -> None:
    """Withhold it as the council does: a moderator recommends it, and vexatious words need two officers (LA-05)."""
    made = {"submission": submission, "ground": ground, "at": noon(on)}
    Decision.objects.create(**made, verdict=Verdict.RECOMMEND_WITHHOLDING, by=by)
    set_state(submission, SubmissionState.WITHHOLDING_RECOMMENDED)
    if ground == WithholdingGround.VEXATIOUS:
        Decision.objects.create(**made, verdict=Verdict.PROPOSE_WITHHOLDING, by=_officer("first"))
        set_state(submission, SubmissionState.SECOND_OFFICER)
    Decision.objects.create(**made, verdict=Verdict.WITHHOLD, by=_officer("second"))
    set_state(submission, SubmissionState.WITHHELD)


def _officer(which: str) -> User:
    return _colleague(f"{which}-officer@example.org", Role.COUNCIL_MODERATOR)


def _colleague(email: str, role: Role) -> User:
    found = User.objects.filter(email=email).first()
    return found or invite(email=email, name="Sam Second", roles=(role,), by=None)


def set_state(submission: Submission, state: SubmissionState) -> None:
    if state == SubmissionState.RECEIVED:  # nothing goes back without a decision
        by = _colleague("second@example.org", Role.FORUM_MODERATOR)
        Decision.objects.create(submission=submission, verdict=Verdict.TAKE_DOWN, by=by)
    Submission.objects.filter(pk=submission.pk).update(state=state)


def answer(*submissions: Submission, by: User, on: date = date(2026, 8, 20), **fields: Any) -> Response:
    number = next(_numbers)
    base = {
        "said": f"You said {number}",
        "outcome": Outcome.WILL,
        "answer": f"We will do {number}",
        "owner": "Head of SEND",
        "due_on": on + timedelta(days=60),
        "cornerstone": cornerstones()[2],
    }
    made = Response.objects.create(reference=f"AN-{number:05}", written_by=by, written_at=noon(on), **(base | fields))
    made.experiences.set(submissions)
    responder = by if by.may(Permission.RESPOND) else _colleague("answers@example.org", Role.RESPONDER)
    published = {"state": ResponseState.PUBLISHED, "published_by": responder, "published_at": noon(on)}
    Response.objects.filter(pk=made.pk).update(**published)
    return made


def priorities() -> StarRound:
    stones = cornerstones()
    event = Event.objects.create(slug="cornerstones-event", name="Cornerstones event", held_on=date(2025, 6, 24))
    star_round = StarRound.objects.create(
        slug="june-2025",
        name="June 2025",
        event=event,
        threshold=3,
        state=RoundState.PUBLISHED,
        recorded=True,
        closed_on=date(2025, 6, 24),
        about="By partners.",
    )
    for order, (stars, at_least) in enumerate(((None, 3), (1, None)), 1):
        one = Priority.objects.create(
            round=star_round,
            cornerstone=stones[order],
            slug=f"priority-{order}",
            order=order,
            strength=f"Strength number {order}",
            stars=stars,
            stars_at_least=at_least,
        )
        DevelopmentPoint.objects.create(priority=one, order=1, text=f"Change number {order}")
    return star_round


def a_summer(*, by: User, people: int = 24) -> list[Submission]:
    """A quarter with parent carers enough to show and young people too few, one quote, one answer."""
    places(), cornerstones(), priorities()
    exeter = District.objects.get(slug="exeter")
    made = [told(district=exeter, may_quote=True) for _ in range(people)]
    made += [told(speaker=Speaker.YOUNG_PERSON, phase=Phase.SECONDARY, may_quote=True) for _ in range(3)]
    for one in (made[0], made[-1]):
        publish(one, by=by)
    publish(made[1], by=by, needs_change="Told, but not to be quoted.")
    Submission.objects.filter(pk=made[1].pk).update(may_quote=False)
    answer(made[0], by=by)
    return made


def commented(report: Report, *, by: User) -> Report:
    """Return a built report with both notes, as it is before it is published."""
    services.send_for_comment(report=report, by=by)
    return write_notes(report)


def write_notes(report: Report) -> Report:
    """Return a report that is out for comment with both notes."""
    address = "the-forum@example.org"
    forum = User.objects.filter(email=address).first()
    forum = forum or invite(email=address, name="Fay Forum", roles=(Role.FORUM_MODERATOR,), by=None)
    for group in CommentBy:
        services.add_note(report=report, by_group=group, words=f"Read by {group}.", signed="A group", by=forum)
    report.refresh_from_db()
    return report


def publish_report(report: Report, *, by: User) -> Report:
    """Return a built report after everybody has read it."""
    services.publish(report=commented(report, by=by), by=by)
    report.refresh_from_db()
    return report
