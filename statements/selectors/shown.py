"""The comments and answers of a statement as they may be read today: what is not public any more has no words.

The frozen content names texts; here they are looked up. What was taken back stays in the list, so it stays counted.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from feedback.enums import Outcome
from feedback.models import PublishedVersion, Response
from lib.due import in_full

GONE = "These words are not public any more. They were taken back, or we are reading them again."
YOUNG = "A child or young person told us. We do not repeat their words here."


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
    edited_since: bool
    state: str
    answers: tuple[Answer, ...]


def comments_of(
    told: Sequence[Mapping[str, Any]], *, answers: Mapping[str, Answer], among: slice | None = None, after: int = 0
) -> list[Comment]:
    """Return the comments of a frozen content, in its order, with the words and answers that are public today.

    `answers` are those that are public; `among` picks some of the comments, as they are numbered from 0. `after` is
    how many comments stand before them on the page.
    """
    picked = list(enumerate(told, after + 1))[among or slice(None)]
    public = PublishedVersion.objects.visible().without_search().select_related("submission")
    found = public.filter(submission__reference__in=[each["reference"] for _number, each in picked])
    versions = {each.submission.reference: each for each in found}
    return [_comment(number, each, versions.get(each["reference"]), answers) for number, each in picked]


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
        edited_since=bool(shown and shown.edition != told["edition"]),
        state=_state(told, found),
        answers=found,
    )


def _state(told: Mapping[str, Any], answers: Sequence[Answer]) -> str:
    if answers:
        return "Answered"
    if told["answers"]:
        return "The answer is being read again"
    return f"Not answered yet. It had waited {told['waited']} by the last day of this statement."


def answers_of(content: Mapping[str, Any]) -> dict[str, Answer]:
    """Return the answers of a frozen content that are public today, by reference."""
    frozen: Mapping[str, Mapping[str, Any]] = content["answers"]
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
