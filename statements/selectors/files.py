"""A statement as a table and as data: what the page says, and nothing more."""

from collections.abc import Iterator
from typing import Any

from lib.disclosure import Table
from statements.enums import ABOUT
from statements.selectors.pages import StatementPage
from statements.selectors.shown import Answer, Comment

COLUMNS = (
    "Comment",
    "What it is about",
    "What went well",
    "What needs to change",
    "Why no words stand here",
    "What became of it",
    "Answer",
    "What the council said",
    "Why",
    "How you can tell",
    "By when",
    "Who answers for it",
    "Edited since",
    "Stood in an earlier statement",
)


def rows(page: StatementPage) -> Iterator[tuple[str, ...]]:
    """Yield one row for each comment and answer; a comment without an answer has one row too."""
    for comment, earlier in (*((one, "") for one in page.comments), *((one, "Yes") for one in page.answered_since)):
        said = (
            comment.anchor,
            ABOUT[comment.about],
            comment.valued,
            comment.needs_change,
            comment.no_words,
            comment.state,
        )
        for answer in comment.answers or (None,):
            yield (*said, *_cells(answer), "Yes" if comment.edited_since else "", earlier)


def as_json(page: StatementPage) -> dict[str, Any]:
    """Return the whole statement as plain JSON; numbers of people only as they are published."""
    cover = page.cover
    return {
        "statement": cover.slug,
        "edition": cover.number,
        "why_corrected": cover.why,
        "from": cover.start,
        "to": cover.end,
        "published_on": cover.published.isoformat() if cover.published else None,
        "digest_of_what_was_frozen": cover.digest,
        "law": "Regulation 56 of the Special Educational Needs and Disability Regulations 2014",
        "comments": [_comment(each) for each in page.comments],
        "answered_since_an_earlier_statement": [_comment(each) for each in page.answered_since],
        "not_published": _table(page.withheld),
        "not_in_the_list": _table(page.others),
    }


def _cells(answer: Answer | None) -> tuple[str, ...]:
    if answer is None:
        return ("",) * 6
    return (answer.outcome, answer.answer, answer.reason, answer.evidence, answer.due, answer.owner)


def _comment(comment: Comment) -> dict[str, Any]:
    return {
        "comment": comment.anchor,
        "about": comment.about,
        "valued": comment.valued,
        "needs_change": comment.needs_change,
        "why_no_words": comment.no_words,
        "edited_since": comment.edited_since,
        "state": comment.state,
        "answers": [
            {
                "reference": each.reference,
                "outcome": each.outcome,
                "answer": each.answer,
                "reason": each.reason,
                "evidence": each.evidence,
                "by_when": each.due,
                "owner": each.owner,
            }
            for each in comment.answers
        ],
    }


def _table(table: Table) -> list[dict[str, str]]:
    return [{"ground": cell.label, "people": cell.words} for cell in table.cells]
