"""An annual statement as everybody reads it: its frozen content, and the published texts that it names, as of now.

Words stand only while they are public. What was taken back stays in the list without its words, so it stays counted.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.core.paginator import Page, Paginator
from django.http import Http404

from accounts.enums import Permission
from accounts.models import User
from lib import clock
from lib.counting import how_many
from lib.disclosure import Table
from lib.due import in_full
from reports.periods import DEVON_TIME
from statements.days import Days
from statements.enums import ABOUT, StatementState
from statements.models import Edition
from statements.selectors.due import due
from statements.selectors.findings import answered_since, became, findings, given
from statements.selectors.shown import Comment, answers_of, comments_of

COMMENTS_ON_A_PAGE = 100


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
    """Everything that any version of a statement shows.

    `parts` hold the comments of one `sheet`, or every one where there is no sheet. `answered_since` are comments of
    earlier statements that had no answer there; they stand on the last sheet. `answered` is the outcome of each
    answer that is public, in words.
    """

    cover: Cover
    authority: Mapping[str, str]
    parts: tuple[Part, ...]
    answered_since: tuple[Comment, ...]
    sheet: Page[int] | None
    answered: Mapping[str, str]
    findings: tuple[str, ...]
    became: tuple[str, ...]
    withheld: Table
    others: Table
    editions: tuple[Cover, ...]

    @property
    def comments(self) -> tuple[Comment, ...]:
        """The comments that stand here, in the order of the page."""
        return tuple(comment for part in self.parts for comment in part.comments)

    @property
    def address_of_comments(self) -> str:
        """The slug of this statement where the address of a comment leads to this edition; else empty."""
        return self.cover.slug if self.cover.is_newest else ""

    @property
    def easy_findings(self) -> tuple[str, ...]:
        """The findings in short sentences, each kind of answer in one of its own."""
        kinds = sorted(Counter(self.answered.values()).items(), key=lambda kind: (-kind[1], kind[0]))
        answers = (f"{how_many(number, 'answer says', 'answers say')}: {words}." for words, number in kinds)
        return (*self.became, *answers)


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


def statement_page(
    slug: str, *, reader: User | AnonymousUser, number: int | None = None, sheet: str | None = None
) -> StatementPage:
    """Return a published edition, the newest without `number`; a report editor sees what is frozen too.

    `sheet` is which of its pages was asked for, as a reader typed it; without it, every comment stands on one page.
    Raises Http404 for any other edition.
    """
    editions = _readable(slug, reader)
    edition = next((each for each in editions if number in (None, each.number)), None)
    if edition is None or edition.content is None:
        raise Http404
    told, answers = edition.content["comments"], answers_of(edition.content)
    since = edition.content.get("answered_since", [])  # the first statements do not know it
    on = None if sheet is None else Paginator(range(len(told)), COMMENTS_ON_A_PAGE).get_page(sheet)
    among = slice(on.start_index() - 1, on.end_index()) if on and told else None
    return StatementPage(
        cover=_cover(edition, is_newest=edition == editions[0]),
        authority=edition.content["authority"],
        parts=_parts(comments_of(told, answers=answers, among=among)),
        answered_since=(
            tuple(comments_of(since, answers=answers, after=len(told))) if on is None or not on.has_next() else ()
        ),
        sheet=on,
        answered={reference: each.outcome for reference, each in answers.items() if reference in given(told)},
        findings=(*findings(told, answers), *answered_since(since, answers)),
        became=became(told, answers),
        withheld=Table.from_json(edition.content["withheld"]),
        others=Table.from_json(edition.content["others"]),
        editions=tuple(_cover(each, is_newest=each == editions[0]) for each in editions if each != edition),
    )


def sheet_of(slug: str, anchor: str, *, reader: User | AnonymousUser) -> int:
    """Return on which page of the newest edition a comment stands, the first page being 1. Raises Http404."""
    newest = next(iter(_readable(slug, reader)), None)
    if newest is None or newest.content is None:
        raise Http404
    anchors = [each["anchor"] for each in newest.content["comments"]]
    last = Paginator(anchors, COMMENTS_ON_A_PAGE).num_pages
    if anchor in (each["anchor"] for each in newest.content.get("answered_since", [])):
        return last
    if anchor not in anchors:
        raise Http404
    return anchors.index(anchor) // COMMENTS_ON_A_PAGE + 1


def _readable(slug: str, reader: User | AnonymousUser) -> list[Edition]:
    editions = Edition.objects.filter(statement__slug=slug).select_related("statement").order_by("-number")
    is_editor = isinstance(reader, User) and reader.may(Permission.EDIT_REPORTS)
    return list(editions.frozen() if is_editor else editions.filter(state=StatementState.PUBLISHED))


def _parts(comments: Sequence[Comment]) -> tuple[Part, ...]:
    by_part: dict[str, list[Comment]] = defaultdict(list)
    for comment in comments:
        by_part[comment.about].append(comment)
    return tuple(Part(slug, title, tuple(by_part[slug])) for slug, title in ABOUT.items() if by_part[slug])


def _cover(edition: Edition, *, is_newest: bool) -> Cover:
    statement = edition.statement
    return Cover(
        slug=statement.slug,
        words=Days(statement.period_start, statement.period_end).words,
        start=in_full(statement.period_start),
        end=in_full(statement.period_end),
        number=edition.number,
        why=edition.why,
        published=edition.published_on,
        frozen=edition.frozen_at.astimezone(DEVON_TIME).date() if edition.frozen_at else None,
        digest=edition.digest,
        is_newest=is_newest,
    )
