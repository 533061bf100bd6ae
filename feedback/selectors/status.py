"""What became of a submission, in the words that its writer reads."""

from dataclasses import dataclass, fields
from datetime import date

from django.urls import reverse
from django.utils import timezone

from feedback.enums import (
    ConcernState,
    ReportState,
    ResponseState,
    SetAsideReason,
    Speaker,
    SubmissionState,
    Verdict,
    WithholdingGround,
)
from feedback.models import Decision, OriginalWords, PublishedVersion, Submission
from feedback.selectors.answers import Answer, answers_of
from feedback.selectors.challenges import Asked, asked_of, may_ask, wrote_it
from feedback.selectors.conflicts import could_look
from feedback.selectors.editions import Edition, editions_of
from feedback.selectors.promises import promises
from feedback.selectors.waiting import in_full, is_overdue
from feedback.selectors.writer import CHANGEABLE

GROUNDS: dict[str, str] = {
    WithholdingGround.VEXATIOUS: "The council thinks that the words are abusive, or are meant to upset people. "
    "The law lets it leave such words out.",
    WithholdingGround.INDIVIDUAL_SERVICE: "It is about the help that one person gets. The law says that the council "
    "need not publish that. There are other ways to be heard about it.",
    WithholdingGround.OTHER_LAW: "Another law stops the council from publishing it.",
}

SET_ASIDE = (
    "It is not on the website yet. We get adverts and test messages too, and we were not sure that yours came from a "
    "person. We may be wrong, and we are sorry if we are. Nothing is deleted. Press “I wrote this, please read it”, "
    "and a person reads it."
)
SET_ASIDE_YOUNG = (
    "It is not on the website yet. We get adverts too, and we were not sure about yours. We can be wrong. Sorry if we "
    "are! You did nothing wrong. Press “I wrote this, please read it” and a person reads it."
)
THEY_WROTE_IT = "You told us that you wrote it. Thank you. A person reads it now."


LOOKING_AGAIN = "Somebody said that the answer made no difference. You will find here what the council says."
WHEN_YOUNG = "When a child or young person tells us something, two people read it before it is published."


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the timeline; `state` is done, now or next."""

    title: str
    state: str
    when: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Texts:
    """The two texts, as sent or as published."""

    valued: str
    needs_change: str
    edited: bool = False


@dataclass(frozen=True)
class MyAnswer(Answer):
    """An answer as its writer sees it: `my_word` is what they said of it, and may be asked where it is public."""

    my_word: str = ""
    may_say: bool = False


@dataclass(frozen=True, slots=True)
class Status:
    """All that a writer sees with the code."""

    reference: str
    tone: str
    headline: str
    steps: tuple[Step, ...]
    sent: Texts
    published: Texts | None
    published_href: str
    edition: Edition | None
    earlier: tuple[Edition, ...]
    asked: Asked | None
    may_ask: str
    nobody_to_look: bool
    answers: tuple["MyAnswer", ...]
    individual_service: bool
    set_aside: bool
    may_change: bool
    withdrawn: bool
    young_person: bool
    lang: str


@dataclass(frozen=True, slots=True)
class _Facts:
    """What the lines are made from, read once."""

    submission: Submission
    decisions: list[Decision]
    version: PublishedVersion | None
    answers: tuple[Answer, ...]
    read_by: date
    answered_by: date
    looked_at_first: bool
    answer_looked_at: bool

    def last(self, *verdicts: Verdict) -> Decision | None:
        """Return the newest decision of one of these kinds."""
        return next((made for made in reversed(self.decisions) if made.verdict in verdicts), None)


def has_feedback(code_hash: str) -> bool:
    """Return whether a code with this hash was given to somebody."""
    return Submission.objects.filter(receipt_code__code_hash=code_hash).exists()


def status_of(code_hash: str) -> Status | None:
    """Return what the holder of the code may see, or None when there is no such code."""
    submission = Submission.objects.filter(receipt_code__code_hash=code_hash).first()
    return _status(_facts(submission)) if submission else None


def _facts(submission: Submission) -> _Facts:
    due = promises(received_on=submission.received_on)
    unsafe = submission.concerns.filter(state__in=ConcernState.still_open()).exists()
    looked_at_first = unsafe or not Submission.objects.unhidden().filter(pk=submission.pk).exists()
    waiting = {
        "state": ResponseState.PUBLISHED,
        "reports_about_me__state": ReportState.OPEN,
        "reports_about_me__hides": True,
    }
    answers = () if looked_at_first else answers_of(submission)
    return _Facts(
        submission=submission,
        decisions=list(submission.decisions.order_by("at", "pk")),
        version=PublishedVersion.objects.filter(submission=submission).order_by("-edition").first(),
        answers=answers,
        read_by=due.read_by,
        answered_by=due.answered_by,
        looked_at_first=looked_at_first,
        answer_looked_at=not answers and submission.responses.filter(**waiting).exists(),
    )


def _status(facts: _Facts) -> Status:
    submission = facts.submission
    asks = "" if facts.looked_at_first else may_ask(submission)
    words = OriginalWords.objects.filter(submission=submission).order_by("-version").first()
    public = facts.version if submission.state == SubmissionState.PUBLISHED and not facts.looked_at_first else None
    editions = () if facts.looked_at_first or _is_gone(facts) else editions_of(submission)
    steps = (Step("We received it", "done", in_full(submission.received_on)), *_what_followed(facts))
    return Status(
        reference=submission.reference,
        tone=_tone(facts),
        headline=next((step.title for step in steps if step.state == "now"), steps[-1].title),
        steps=steps,
        sent=Texts(words.valued, words.needs_change) if words else Texts("", ""),
        published=Texts(public.valued, public.needs_change, public.edited) if public else None,
        published_href=reverse("experience", args=[submission.reference]) if public else "",
        edition=editions[0] if public else None,
        earlier=editions[1:] if public else editions,
        asked=None if facts.looked_at_first else asked_of(submission),
        may_ask=asks,
        nobody_to_look=bool(asks) and not could_look(submission, asks),
        answers=_with_my_word(facts),
        individual_service=_ground(facts) == WithholdingGround.INDIVIDUAL_SERVICE,
        set_aside=submission.state == SubmissionState.SET_ASIDE and not facts.looked_at_first,
        may_change=submission.state in CHANGEABLE and not facts.looked_at_first,
        withdrawn=submission.state == SubmissionState.WITHDRAWN,
        lang=submission.lang,
        young_person=submission.speaker == Speaker.YOUNG_PERSON,
    )


def _with_my_word(facts: _Facts) -> tuple[MyAnswer, ...]:
    said = facts.submission.impact_answers.select_related("response")
    words = {one.response.reference: one.get_difference_display() for one in said}
    may_say = facts.submission.state != SubmissionState.WITHDRAWN
    return tuple(
        MyAnswer(
            **{field.name: getattr(answer, field.name) for field in fields(answer)},
            my_word=words.get(answer.reference, ""),
            may_say=may_say,
        )
        for answer in facts.answers
    )


def _tone(facts: _Facts) -> str:
    if facts.submission.state in (SubmissionState.WITHDRAWN, SubmissionState.WITHHELD, SubmissionState.SET_ASIDE):
        return "stopped"
    if facts.submission.state == SubmissionState.PUBLISHED and not facts.looked_at_first:
        return "done" if facts.answers and not _is_open_again(facts) else "doing"
    return "waiting"


def _is_gone(facts: _Facts) -> bool:
    return facts.submission.state == SubmissionState.WITHDRAWN


def _ground(facts: _Facts) -> str:
    withheld = facts.last(Verdict.WITHHOLD) if facts.submission.state == SubmissionState.WITHHELD else None
    return withheld.ground if withheld else ""


def _what_followed(facts: _Facts) -> tuple[Step, ...]:
    if facts.submission.state == SubmissionState.WITHDRAWN:
        return (_withdrawn(facts),)
    if facts.looked_at_first and facts.submission.state == SubmissionState.PUBLISHED:
        words = "It was on the website. We are reading it once more, so it is hidden for now."
        return (_read(facts), Step("A person is looking at it again", "now", words=words))
    if facts.looked_at_first:
        words = "It is not on the website. When there is news, you will find it here."
        return (Step("A person is looking at it first", "now", words=words),)
    return {
        SubmissionState.RECEIVED: _received,
        SubmissionState.SECOND_APPROVAL: _read_by_one,
        SubmissionState.WITHHOLDING_RECOMMENDED: _being_decided,
        SubmissionState.SECOND_OFFICER: _decided_by_one,
        SubmissionState.PUBLISHED: _published,
        SubmissionState.WITHHELD: _withheld,
        SubmissionState.SET_ASIDE: _set_aside,
    }[SubmissionState(facts.submission.state)](facts)


def _withdrawn(facts: _Facts) -> Step:
    day = facts.submission.withdrawn_on
    return Step("You took it back", "done", in_full(day) if day else "", "It is not on the website any more.")


def _received(facts: _Facts) -> tuple[Step, ...]:
    again = facts.last(Verdict.READ_AGAIN, Verdict.SEND_BACK, Verdict.TAKE_DOWN, Verdict.LOOK_AGAIN, Verdict.PUT_BACK)
    words = _late(facts.read_by)
    if again and again.verdict == Verdict.READ_AGAIN:
        words = "Two people read it before it is published, and they are taking a little longer over it."
    elif again and again.verdict == Verdict.LOOK_AGAIN:
        words = "You asked, and a second person looked. So it is read again. Until then it is not on the website."
    elif wrote_it(facts.submission):
        words = " ".join(part for part in (THEY_WROTE_IT, words) if part)
    elif again:
        words = "A person is reading it once more. Until then it is not on the website."
    reading = Step("A person is reading it", "now", "" if again else f"By {in_full(facts.read_by)}", words)
    return (reading, Step("It is published", "next"), _answer_to_come(facts, state="next"))


def _read_by_one(facts: _Facts) -> tuple[Step, ...]:
    young = facts.submission.speaker == Speaker.YOUNG_PERSON
    why = WHEN_YOUNG if young else "Two people read this one before it is published, so that nobody can be recognised."
    words = " ".join(part for part in (why, _late(facts.read_by)) if part)
    reading = Step("A second person is reading it", "now", f"By {in_full(facts.read_by)}", words)
    return (_read(facts), reading, Step("It is published", "next"), _answer_to_come(facts, state="next"))


def _being_decided(facts: _Facts) -> tuple[Step, ...]:
    return _deciding(facts, "The council is deciding whether to publish it", "The council will decide, and say why.")


def _decided_by_one(facts: _Facts) -> tuple[Step, ...]:
    why = "Two people at the council decide about it, and they will say why."
    return _deciding(facts, "A second person at the council is deciding", why)


def _deciding(facts: _Facts, title: str, why: str) -> tuple[Step, ...]:
    """The same days as for a first reading, from the day that it came to whoever decides now."""
    came = timezone.localtime(facts.decisions[-1].at).date() if facts.decisions else facts.submission.received_on
    by = promises(received_on=came).read_by
    words = " ".join(part for part in ("It is not on the website.", why, _late(by)) if part)
    return (_read(facts), Step(title, "now", f"By {in_full(by)}", words))


def _withheld(facts: _Facts) -> tuple[Step, ...]:
    made = facts.last(Verdict.WITHHOLD)
    if made is None:
        return (_read(facts), Step("It is not published", "now"))
    words = " ".join(part for part in (GROUNDS.get(made.ground, ""), made.note) if part)
    return (_read(facts), Step("It is not published", "now", _day_of(made), words))


def _set_aside(facts: _Facts) -> tuple[Step, ...]:
    made = facts.last(Verdict.SET_ASIDE)
    young = facts.submission.speaker == Speaker.YOUNG_PERSON
    words = " ".join(part for part in (SET_ASIDE_YOUNG if young else SET_ASIDE, _own_note(made)) if part)
    return (Step("We put it to one side, and may be wrong", "now", _day_of(made) if made else "", words),)


def _own_note(made: Decision | None) -> str:
    """Return what somebody added for the writer: the reason before it is in the words of the desk."""
    note = made.note if made else ""
    for reason in SetAsideReason:
        note = note.removeprefix(f"{reason.label}.")
    return note.strip()


def _published(facts: _Facts) -> tuple[Step, ...]:
    made = facts.last(Verdict.PUBLISH, Verdict.AGREE)
    published = Step("It is published", "done", _day_of(made) if made else "", _note(facts))
    if not facts.answers and facts.answer_looked_at:
        words = "It is not on the website. When there is news, you will find it here."
        return (_read(facts), published, Step("A person is looking at the council’s answer first", "now", words=words))
    if not facts.answers:
        return (_read(facts), published, _answer_to_come(facts, state="now"))
    first = min(answer.answered_on for answer in facts.answers)
    answered = Step("The council answered", "done", in_full(first), "You can read the answer on this page.")
    again = (Step("The council is looking again", "now", words=LOOKING_AGAIN),) if _is_open_again(facts) else ()
    return (_read(facts), published, answered, *again)


def _is_open_again(facts: _Facts) -> bool:
    """Return whether somebody said that an answer made no difference, and the council has said nothing since."""
    return any(answer.open_again for answer in facts.answers)


def _note(facts: _Facts) -> str:
    """Return what the person who made it safe wrote to the writer: the first of two, where two decided."""
    made = facts.last(Verdict.PUBLISH, Verdict.PROPOSE)
    return made.note if made else ""


def _read(facts: _Facts) -> Step:
    return Step("A person read it", "done", _day_of(facts.decisions[0]) if facts.decisions else "")


def _answer_to_come(facts: _Facts, *, state: str) -> Step:
    return Step("The council answers", state, f"By {in_full(facts.answered_by)}", _late(facts.answered_by))


def _late(promised: date) -> str:
    return "We are later than we promised, and we are sorry." if is_overdue(promised) else ""


def _day_of(decision: Decision) -> str:
    return in_full(timezone.localtime(decision.at).date())
