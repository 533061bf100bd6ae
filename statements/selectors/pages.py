"""An annual statement as everybody reads it: its frozen content, and the published texts that it names, as of now.

Words stand only while they are public. What was taken back stays in the list without its words, so it stays counted.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.http import Http404

from accounts.enums import Permission
from accounts.models import User
from feedback.enums import Outcome
from feedback.models import PublishedVersion, Response
from lib import clock
from lib.counting import how_many
from lib.disclosure import Table
from lib.due import in_full
from reports.periods import DEVON_TIME
from reports.words import answers_given
from statements.days import in_words
from statements.enums import ABOUT, StatementState
from statements.models import Edition
from statements.selectors.due import due

GONE = "These words are not public any more. They were taken back, or we are reading them again."
YOUNG = "We told children and young people that we do not repeat their words in reports. So they do not stand here."


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer of the council. `outcome` says in words what its `code` means: it did, will do or cannot do it."""

    reference: str
    href: str
    code: str
    outcome: str
    answer: str
    reason: str
    evidence: str
    owner: str
    due: str


@dataclass(frozen=True, slots=True)
class Comment:
    """One comment under its permanent anchor; no more than what it is about is told. `no_words` says why none stand."""

    anchor: str
    number: int
    about: str
    valued: str
    needs_change: str
    lang: str
    edited: bool
    no_words: str
    state: str
    answers: tuple[Answer, ...]

    @property
    def is_answered(self) -> bool:
        """Whether an answer of the council may be read."""
        return bool(self.answers)


@dataclass(frozen=True, slots=True)
class Part:
    """The comments about one thing that regulation 56(1) names."""

    slug: str
    title: str
    comments: tuple[Comment, ...]


@dataclass(frozen=True, slots=True)
class Cover:
    """Which statement and edition, of which days, and by when the next one is due."""

    slug: str
    words: str
    start: str
    end: str
    number: int
    why: str
    published: date | None
    frozen: date | None
    digest: str
    is_newest: bool


@dataclass(frozen=True, slots=True)
class StatementPage:
    """Everything that any version of a statement shows."""

    cover: Cover
    authority: Mapping[str, str]
    parts: tuple[Part, ...]
    findings: tuple[str, ...]
    withheld: Table
    others: Table
    editions: tuple[Cover, ...]

    @property
    def comments(self) -> tuple[Comment, ...]:
        """Every comment, in the order of the page."""
        return tuple(comment for part in self.parts for comment in part.comments)


@dataclass(frozen=True, slots=True)
class Archive:
    """Every published statement, and when the next one is due; `late_since` is the day that has passed, or empty."""

    statements: tuple[Cover, ...]
    due: str
    late_since: str


def archive() -> Archive:
    """Return the list that everybody reads, the newest statement first, each by its newest edition."""
    newest: dict[str, Cover] = {}
    for edition in Edition.objects.published().select_related("statement").defer("content"):
        newest.setdefault(edition.statement.slug, _cover(edition, is_newest=True))
    found = due()
    late = found.due_words if found and found.is_late(clock.today()) else ""
    return Archive(tuple(newest.values()), found.due_words if found else "", late)


def statement_page(slug: str, *, reader: User | AnonymousUser, number: int | None = None) -> StatementPage:
    """Return a published edition, the newest without `number`; a report editor sees what is frozen too.

    Raises Http404 for any other.
    """
    editions = _readable(slug, reader)
    edition = next((each for each in editions if number in (None, each.number)), None)
    if edition is None or edition.content is None:
        raise Http404
    comments = _comments(edition.content)
    return StatementPage(
        cover=_cover(edition, is_newest=edition == editions[0]),
        authority=edition.content["authority"],
        parts=_parts(comments),
        findings=findings(comments),
        withheld=Table.from_json(edition.content["withheld"]),
        others=Table.from_json(edition.content["others"]),
        editions=tuple(_cover(each, is_newest=each == editions[0]) for each in editions if each != edition),
    )


def findings(comments: Sequence[Comment]) -> tuple[str, ...]:
    """Say how many comments stand here and what became of them. They stand on the page one by one: exact numbers."""
    if not comments:
        return ("Nobody sent a comment of this kind in this time that we could publish.",)
    answered = sum(comment.is_answered for comment in comments)
    many = len(comments) - answered
    outcomes = Counter({answer.reference: answer.code for one in comments for answer in one.answers}.values())
    return (
        f"{how_many(len(comments), 'comment stands', 'comments stand')} in this statement.",
        f"The council has answered {answered} of them.",
        f"{how_many(many, 'comment has', 'comments have')} no answer yet." if many else "None waits for an answer.",
        *((answers_given(outcomes),) if outcomes else ()),
    )


def _readable(slug: str, reader: User | AnonymousUser) -> list[Edition]:
    editions = Edition.objects.filter(statement__slug=slug).select_related("statement").order_by("-number")
    is_editor = isinstance(reader, User) and reader.may(Permission.EDIT_REPORTS)
    return list(editions.frozen() if is_editor else editions.filter(state=StatementState.PUBLISHED))


def _comments(content: Mapping[str, Any]) -> list[Comment]:
    references = [comment["reference"] for comment in content["comments"]]
    public = PublishedVersion.objects.visible().without_search().select_related("submission")
    versions = {each.submission.reference: each for each in public.filter(submission__reference__in=references)}
    answers = _answers(content["answers"])
    return [
        _comment(number, each, versions.get(each["reference"]), answers)
        for number, each in enumerate(content["comments"], 1)
    ]


def _comment(
    number: int, told: Mapping[str, Any], version: PublishedVersion | None, answers: Mapping[str, Answer]
) -> Comment:
    shown = version if told["repeat"] else None
    found = tuple(answers[each] for each in told["answers"] if each in answers)
    return Comment(
        anchor=told["anchor"],
        number=number,
        about=told["about"],
        valued=shown.valued if shown else "",
        needs_change=shown.needs_change if shown else "",
        lang=shown.lang if shown else "",
        edited=bool(shown and shown.edited),
        no_words="" if shown else GONE if version is None else YOUNG,
        state=_state(told, found),
        answers=found,
    )


def _state(told: Mapping[str, Any], answers: Sequence[Answer]) -> str:
    if answers:
        return "Answered"
    if told["answers"]:
        return "The answer is being read again"
    return f"Not answered yet. It had waited {told['waited']} by the last day of this statement."


def _answers(frozen: Mapping[str, Mapping[str, Any]]) -> dict[str, Answer]:
    """Return the frozen answers that are public today, by reference."""
    public = Response.objects.published().filter(reference__in=list(frozen)).order_by()
    shown = set(public.values_list("reference", flat=True))
    return {reference: _answer(reference, each) for reference, each in frozen.items() if reference in shown}


def _answer(reference: str, frozen: Mapping[str, Any]) -> Answer:
    return Answer(
        reference=reference,
        href=f"/you-said-we-did/{reference}/",
        code=frozen["outcome"],
        outcome=str(Outcome(frozen["outcome"]).label),
        answer=frozen["answer"],
        reason=frozen["reason"],
        evidence=frozen["evidence"],
        owner=frozen["owner"],
        due=in_full(date.fromisoformat(frozen["due_on"])) if frozen["due_on"] else "",
    )


def _parts(comments: Sequence[Comment]) -> tuple[Part, ...]:
    by_part: dict[str, list[Comment]] = defaultdict(list)
    for comment in comments:
        by_part[comment.about].append(comment)
    return tuple(Part(slug, title, tuple(by_part[slug])) for slug, title in ABOUT.items() if by_part[slug])


def _cover(edition: Edition, *, is_newest: bool) -> Cover:
    statement = edition.statement
    return Cover(
        slug=statement.slug,
        words=f"{in_words(statement.period_start)} to {in_words(statement.period_end)}",
        start=in_full(statement.period_start),
        end=in_full(statement.period_end),
        number=edition.number,
        why=edition.why,
        published=edition.published_on,
        frozen=edition.frozen_at.astimezone(DEVON_TIME).date() if edition.frozen_at else None,
        digest=edition.digest,
        is_newest=is_newest,
    )
