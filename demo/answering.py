"""The answers of the trial's council to what people told it."""

from collections.abc import Mapping
from datetime import timedelta

from accounts.models import User
from cornerstones.models import AreaOfWeakness, Cornerstone
from demo.stories import Answer
from feedback.models import Response, Submission, Theme
from feedback.services import responding
from lib import clock

People = Mapping[str, User]


def answer_with(
    answer: Answer, told: Mapping[str, Submission], people: People, themes: Mapping[str, Theme], *, publish: bool
) -> Response:
    """Write an answer on its day to the stories it names, and publish it where asked."""
    with clock.set_to(answer.at()):
        response = responding.draft_response(
            by=people["responder"],
            experiences=[told[key] for key in answer.stories],
            words=_words(answer),
            theme=themes.get(answer.theme),
        )
        if publish:
            responding.publish_response(response=response, by=people["responder"], seen_version=response.version)
    return response


def _words(answer: Answer) -> responding.ResponseWords:
    due_on = clock.today() + timedelta(days=answer.due_in_days) if answer.due_in_days else None
    return responding.ResponseWords(
        said=answer.said,
        outcome=answer.outcome,
        answer=answer.answer,
        owner=answer.owner,
        cornerstone=Cornerstone.objects.get(slug=answer.cornerstone),
        reason=answer.reason,
        evidence=answer.evidence,
        due_on=due_on,
        area_of_weakness=AreaOfWeakness.objects.filter(code=answer.area_of_weakness).first(),
    )
