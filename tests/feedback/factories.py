"""Rows that many tests of feedback begin with, made through the steps that PostgreSQL allows."""

from datetime import date, timedelta
from itertools import count

from django.db import transaction
from django.db.models import Max

from accounts.enums import Role
from accounts.models import User
from accounts.services import invite
from authority.models import District
from cornerstones.models import Cornerstone
from feedback.enums import Outcome, Readers, Speaker, SubmissionState, Verdict
from feedback.models import Decision, OriginalWords, PublishedVersion, Response, SafeguardingConcern, Submission, Theme
from feedback.services.responding import ResponseWords, draft_response, publish_response
from feedback.services.themes import ThemeWords, make_theme
from lib import clock
from lib.codes import new_token
from tests.days import noon

_number = count(1)
MODERATOR_OF = {
    Readers.FORUM_AND_COUNCIL: Role.FORUM_MODERATOR,
    Readers.COUNCIL_ONLY: Role.COUNCIL_MODERATOR,
}
CORNERSTONES = {
    "welcome-and-care": "Welcome and care",
    "value-and-include": "Value and include",
    "communicate": "Communicate",
    "work-in-partnership": "Work in partnership",
}


def person(*roles: Role, name: str = "Robin Responder") -> User:
    """Return somebody who signs in, with these roles."""
    return invite(email=f"person{next(_number)}@example.org", name=name, roles=roles, by=None)


def responder(name: str = "Robin Responder") -> User:
    """Return somebody of the council who answers."""
    return person(Role.RESPONDER, name=name)


def cornerstone(slug: str = "communicate") -> Cornerstone:
    """Return one of the four cornerstones."""
    made, _new = Cornerstone.objects.get_or_create(
        slug=slug, defaults={"name": CORNERSTONES[slug], "order": list(CORNERSTONES).index(slug) + 1, "summary": "…"}
    )
    return made


def district(slug: str = "torridge") -> District:
    """Return a district."""
    made, _new = District.objects.get_or_create(slug=slug, defaults={"name": slug.replace("-", " ").title()})
    return made


def received(*, original: str = "CANARY-ORIGINAL Mrs Example of Example School", **fields: object) -> Submission:
    """Return a submission that waits for a moderator; `original` are its words as sent."""
    number = next(_number)
    defaults = {"speaker": "parent-carer", "privacy_version": "1", "submission_key": f"key-{number}"}
    submission = Submission.objects.create(reference=f"DEV-TEST-{number:04}", **{**defaults, **fields})
    OriginalWords.objects.create(submission=submission, needs_change=original)
    return submission


def publish(
    submission: Submission, *, valued: str = "", needs_change: str = "Letters come late.", edited: bool = False
) -> PublishedVersion:
    """Let a moderator publish `submission` with this text, as the next edition."""
    role = MODERATOR_OF[Readers(submission.readers)]
    moderator = User.objects.filter(role_grants__role=role).first() or person(role)
    if submission.state == SubmissionState.PUBLISHED:
        move(submission, SubmissionState.RECEIVED)
    last = submission.published_versions.aggregate(last=Max("edition"))["last"] or 0
    with transaction.atomic():
        decision = _decision(submission, by=moderator)
        version = PublishedVersion.objects.create(
            submission=submission,
            words=submission.original_words.latest("version"),
            decision=decision,
            edition=last + 1,
            valued=valued,
            needs_change=needs_change,
            edited=edited,
        )
        move(submission, SubmissionState.PUBLISHED)
    return version


def _decision(submission: Submission, *, by: User) -> Decision:
    """Decide as one moderator, or for a young person as two (CY-09)."""
    if submission.speaker != Speaker.YOUNG_PERSON:
        return Decision.objects.create(submission=submission, verdict=Verdict.PUBLISH, by=by)
    Decision.objects.create(submission=submission, verdict=Verdict.PROPOSE, by=by)
    move(submission, SubmissionState.SECOND_APPROVAL)
    second = person(MODERATOR_OF[Readers(submission.readers)])
    return Decision.objects.create(submission=submission, verdict=Verdict.AGREE, by=second)


def published(
    *,
    valued: str = "",
    needs_change: str = "Letters come late.",
    edited: bool = False,
    cornerstones: tuple[str, ...] = (),
    place: str = "",
    **fields: object,
) -> Submission:
    """Return a published experience with this text."""
    if place:
        fields["district"] = district(place)
    submission = received(**fields)
    submission.cornerstones.set([cornerstone(slug) for slug in cornerstones])
    publish(submission, valued=valued, needs_change=needs_change, edited=edited)
    return submission


def move(submission: Submission, state: str) -> None:
    """Move `submission` to `state` by a step of the state table, with the decision that taking down needs."""
    if (submission.state, state) == (SubmissionState.PUBLISHED, SubmissionState.RECEIVED):
        by = person(MODERATOR_OF[Readers(submission.readers)])
        Decision.objects.create(submission=submission, verdict=Verdict.TAKE_DOWN, by=by)
    submission.state = state
    submission.version += 1
    if state == SubmissionState.WITHDRAWN:
        submission.withdrawn_on = clock.today()
    submission.save()


def raise_concern(submission: Submission) -> SafeguardingConcern:
    """Let somebody say that someone is not safe."""
    return SafeguardingConcern.objects.create(submission=submission, worry="CANARY-WORRY", raised_by=person())


def words(**changes: object) -> ResponseWords:
    """Return a whole answer; change what the test is about."""
    defaults: dict[str, object] = {
        "said": "Families told us that letters come late.",
        "outcome": Outcome.WILL,
        "answer": "We will send every letter within five days.",
        "owner": "Head of SEND casework",
        "cornerstone": cornerstone(),
        "due_on": clock.today() + timedelta(days=30),
    }
    return ResponseWords(**{**defaults, **changes})


def draft(*experiences: Submission, by: User | None = None, **changes: object) -> Response:
    """Return a draft answer to `experiences` (a new one when none is given)."""
    return draft_response(by=by or responder(), experiences=experiences or [published()], words=words(**changes))


def answered(*experiences: Submission, by: User | None = None, **changes: object) -> Response:
    """Return a published answer to `experiences` (a new one when none is given)."""
    by = by or responder()
    made = draft(*experiences, by=by, **changes)
    return publish_response(response=made, by=by, seen_version=made.version)


def theme(
    *experiences: Submission, title: str = "Letters that come late", by: User | None = None, **said: str
) -> Theme:
    """Return a theme with these experiences (a new one when none is given), all of which say it."""
    stone = cornerstone(said.pop("stone", "communicate"))
    return make_theme(
        by=by or person(Role.FORUM_MODERATOR, name="Thea Themes"),
        words=ThemeWords(title=title, cornerstone=stone, **said),
        experiences=experiences or [published()],
        key=new_token(),
    )


def overdue_promise(*experiences: Submission, on: date) -> Response:
    """Return a published promise whose day was `on`: made a month before it."""
    with clock.set_to(noon(on - timedelta(days=30))):
        return answered(*experiences, due_on=on)
