"""Open questions as everybody reads them: answers by organisation, and how one was settled (PR-10)."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import attrgetter

from django.db.models import Prefetch
from django.utils.timezone import localtime

from cornerstones.models import Answer, OpenQuestion, Settlement
from lib.counting import how_many


@dataclass(frozen=True)
class EditionShown:
    """What an organisation answered, and the day on which it was published."""

    text: str
    on: date


@dataclass(frozen=True)
class AnswerShown:
    """The answer of one organisation as it stands, and what it said before, latest first."""

    organisation: str
    text: str
    on: date
    earlier: tuple[EditionShown, ...]


@dataclass(frozen=True)
class SettledShown:
    """The words with which a question is, or was, settled; `again` and `why` once it was opened again."""

    words: str
    on: date
    again: date | None = None
    why: str = ""


@dataclass(frozen=True)
class QuestionShown:
    """A question that partners asked, with all that was said to it since."""

    pk: int
    text: str
    answers: tuple[AnswerShown, ...]
    settled: SettledShown | None
    before: tuple[SettledShown, ...]

    @property
    def number(self) -> str:
        """How many organisations have answered, in words."""
        return how_many(len(self.answers), "organisation has answered", "organisations have answered")


def questions_shown() -> tuple[QuestionShown, ...]:
    """Return every question of every event, the latest event first: none goes away when another event comes."""
    published = Answer.objects.published().select_related("organisation")
    questions = OpenQuestion.objects.order_by("-event__held_on", "-event__pk", "order").prefetch_related(
        Prefetch("answers", published), Prefetch("settlements", Settlement.objects.order_by("-at", "-pk"))
    )
    return tuple(_question_shown(question) for question in questions)


def _question_shown(question: OpenQuestion) -> QuestionShown:
    settlements = list(question.settlements.all())
    standing = next((_settled_shown(each) for each in settlements if each.reopened_at is None), None)
    before = tuple(_settled_shown(each) for each in settlements if each.reopened_at is not None)
    by_organisation = groupby(question.answers.all(), key=attrgetter("organisation_id"))
    answers = tuple(_answer_shown(list(editions)) for _, editions in by_organisation)
    return QuestionShown(question.pk, question.text, answers, standing, before)


def _answer_shown(editions: list[Answer]) -> AnswerShown:
    now, *earlier = [EditionShown(each.text, localtime(each.decided_at).date()) for each in editions]
    return AnswerShown(editions[0].organisation.name, now.text, now.on, tuple(earlier))


def _settled_shown(settlement: Settlement) -> SettledShown:
    again = localtime(settlement.reopened_at).date() if settlement.reopened_at else None
    return SettledShown(settlement.words, settlement.settled_on, again, settlement.reopened_why)
