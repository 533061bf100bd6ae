"""An answer that made no difference is opened again when a family asks, and closed again only by words (PR-13)."""

from django.db import transaction

from feedback.enums import SubmissionState
from feedback.models import LookAgain, Reopening, Response, ResponseUpdate, Submission
from feedback.selectors.reopening import times_spoken
from feedback.services.impact import NotAnswered
from lib import clock


@transaction.atomic
def ask_to_look_again(*, code_hash: str, response_reference: str) -> Reopening:
    """Open an answer again because its writer says that it made no difference, and return how it is open.

    Once for each word of the council and writer: the same wish again opens nothing new; after an update or a
    correction that made no difference either, the same writer may ask again. Several families are one reopening.
    Raises NotAnswered when the answer is not public or not theirs.
    """
    found = Submission.objects.safe().filter(receipt_code__code_hash=code_hash).first()
    public = Response.objects.published().filter(reference=response_reference, experiences=found)
    answer = Response.objects.select_for_update(of=("self",)).filter(pk__in=public.values("pk")).first()
    if found is None or answer is None or found.state == SubmissionState.WITHDRAWN:
        raise NotAnswered
    _wish, made = LookAgain.objects.get_or_create(
        response=answer,
        heard=times_spoken(answer),
        submission=found,
        defaults={"edition": answer.edition, "asked_on": clock.today()},
    )
    last = Reopening.objects.filter(response=answer).last()
    if last and (last.closed_on is None or not made):
        return last
    return Reopening.objects.create(response=answer, opened_on=clock.today())


def close_with_update(update: ResponseUpdate) -> None:
    """Close what is open again: the council has said something new to everybody. Call it where the update is made."""
    _close(update.response, closed_by_update=update)


def close_with_edition(answer: Response) -> None:
    """Close what is open again: the answer was corrected. Call it where the new edition is published."""
    _close(answer, closed_by_edition=answer.edition)


def _close(answer: Response, **by: object) -> None:
    for opened in Reopening.objects.select_for_update().filter(response=answer, closed_on=None):
        Reopening.objects.filter(pk=opened.pk).update(closed_on=clock.today(), **by)
