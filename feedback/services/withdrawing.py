"""A writer takes back what they told us, by their code: gone from everything at once, deleted later."""

from django.db import transaction

from contact.selectors.details import link_of
from contact.services.details import forget
from feedback.enums import SUBMISSION_STATES, ChallengeState, SubmissionState
from feedback.models import Challenge, InTheme, Proposal, Submission, TrueForMeToo
from lib import clock


@transaction.atomic
def withdraw(*, code_hash: str) -> Submission | None:
    """Take back what the code belongs to, and forget how to reach its writer. Doing it twice changes nothing.

    The words leave every page at once; they are deleted after the council's number of days (UK GDPR, article 17),
    so that a safeguarding lead can still act. Returns the submission, or None when there is no such code.
    """
    found = Submission.objects.select_for_update(of=("self",)).filter(receipt_code__code_hash=code_hash).first()
    if found is None or found.state == SubmissionState.WITHDRAWN:
        return found
    SUBMISSION_STATES.check(found.state, SubmissionState.WITHDRAWN)
    found.state, found.withdrawn_on = SubmissionState.WITHDRAWN, clock.today()
    found.claimed_by = found.claimed_until = None
    found.version += 1
    found.save(update_fields=("state", "withdrawn_on", "claimed_by", "claimed_until", "version"))
    Proposal.objects.filter(submission=found).delete()
    Challenge.objects.filter(submission=found, state=ChallengeState.OPEN).update(state=ChallengeState.WITHDRAWN)
    TrueForMeToo.objects.filter(submission=found).delete()
    InTheme.objects.filter(submission=found).delete()
    forget(link=link_of(code_hash))
    return found
