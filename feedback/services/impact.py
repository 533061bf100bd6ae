"""Did an answer make a difference, and was it a real say? Its writer says so, by code."""

from django.db import transaction

from feedback.enums import Difference, RealSay, Speaker, SubmissionState
from feedback.models import ImpactAnswer, Response, Submission
from lib import clock


class NotAnswered(Exception):
    """There is no such published answer to what the code belongs to."""


@transaction.atomic
def say_difference(
    *, code_hash: str, response_reference: str, difference: Difference | str = "", real_say: RealSay | str = ""
) -> ImpactAnswer:
    """Keep what a writer says about one answer to them; a later word takes the place of an earlier one.

    `real_say` is asked of children and young people only (CY-11) and dropped for others. Raises NotAnswered when the
    answer is not published or not theirs.
    """
    found = Submission.objects.select_for_update(of=("self",)).filter(receipt_code__code_hash=code_hash).first()
    answer = Response.objects.published().filter(reference=response_reference, experiences=found).first()
    if found is None or answer is None or found.state == SubmissionState.WITHDRAWN:
        raise NotAnswered
    said = {"difference": difference, "real_say": real_say if found.speaker == Speaker.YOUNG_PERSON else ""}
    kept, _made = ImpactAnswer.objects.update_or_create(
        response=answer, submission=found, defaults={**said, "said_on": clock.today()}
    )
    return kept
