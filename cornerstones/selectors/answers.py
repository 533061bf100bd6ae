"""Organisations' answers where people sign in: those of one's own organisation, and those that wait to be read."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Prefetch
from django.shortcuts import get_object_or_404

from accounts.models import User
from cornerstones.enums import AnswerState
from cornerstones.models import Answer, OpenQuestion, Settlement


@dataclass(frozen=True)
class OwnQuestion:
    """A question, and one's own organisation's answer: what is public, what is begun, what was refused."""

    question: OpenQuestion
    is_settled: bool
    published: Answer | None
    begun: Answer | None
    refused: Answer | None

    @property
    def is_draft(self) -> bool:
        """Whether a draft can be gone on with."""
        return self.begun is not None and self.begun.state == AnswerState.DRAFT

    @property
    def waits(self) -> bool:
        """Whether an edition waits to be read."""
        return self.begun is not None and self.begun.state == AnswerState.WAITING


@dataclass(frozen=True)
class AnswersDesk:
    """What waits to be read by this person, and what is public now."""

    waiting: tuple[Answer, ...]
    published: tuple[Answer, ...]
    own: int


def own_questions(user: User) -> tuple[OwnQuestion, ...]:
    """Return every question with the answers of this person's organisation; open ones first."""
    answers = Answer.objects.of(user).select_related("written_by", "sent_by").order_by("-edition")
    questions = OpenQuestion.objects.order_by("-event__held_on", "-event__pk", "order").prefetch_related(
        Prefetch("answers", answers), Prefetch("settlements", Settlement.objects.filter(reopened_at=None))
    )
    return tuple(sorted((_own_question(each) for each in questions), key=lambda own: own.is_settled))


def own_question(user: User, number: int) -> OwnQuestion:
    """Return one question with the answers of this person's organisation. Raises Http404."""
    question = get_object_or_404(OpenQuestion, pk=number)
    return next(own for own in own_questions(user) if own.question == question)


def answers_desk(user: User) -> AnswersDesk:
    """Return what waits for a forum moderator or a report editor; never what their own organisation wrote."""
    joined = Answer.objects.select_related("question", "organisation", "sent_by", "decided_by")
    waiting = Answer.objects.waiting()
    published = (
        joined.filter(state=AnswerState.PUBLISHED).not_of(user).order_by("question", "organisation__name", "-edition")
    )
    return AnswersDesk(
        tuple(joined.filter(pk__in=waiting).not_of(user).order_by("sent_at", "pk")),
        _latest(published),
        waiting.of(user).count(),
    )


def answer_at_the_desk(user: User, number: int) -> Answer:
    """Return an answer that was sent. Raises Http404, also for one of this person's own organisation."""
    joined = Answer.objects.select_related("question", "organisation", "sent_by", "decided_by")
    return get_object_or_404(joined.exclude(state=AnswerState.DRAFT).not_of(user), pk=number)


def stands_before(answer: Answer) -> Answer | None:
    """Return what its organisation has published on the question until now."""
    return (
        Answer.objects.filter(
            question=answer.question_id, organisation=answer.organisation_id, state=AnswerState.PUBLISHED
        )
        .exclude(pk=answer.pk)
        .order_by("-edition")
        .first()
    )


def how_many_answers_wait(user: User) -> int:
    """Return how many answers wait for this person."""
    return Answer.objects.waiting().not_of(user).count()


def _latest(answers: Iterable[Answer]) -> tuple[Answer, ...]:
    found: dict[tuple[int, int], Answer] = {}
    for answer in answers:
        found.setdefault((answer.question_id, answer.organisation_id), answer)
    return tuple(found.values())


def _own_question(question: OpenQuestion) -> OwnQuestion:
    editions = list(question.answers.all())
    states = {AnswerState(each.state): each for each in reversed(editions)}
    begun = states.get(AnswerState.DRAFT) or states.get(AnswerState.WAITING)
    last = editions[0] if editions else None
    refused = last if last and last.state in (AnswerState.DECLINED, AnswerState.TAKEN_DOWN) else None
    if begun and len(editions) > 1 and editions[1].state in (AnswerState.DECLINED, AnswerState.TAKEN_DOWN):
        refused = editions[1]
    return OwnQuestion(question, bool(question.settlements.all()), states.get(AnswerState.PUBLISHED), begun, refused)
