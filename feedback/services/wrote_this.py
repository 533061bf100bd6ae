"""A writer whose words were set aside says that a person wrote them: they wait to be read again at once (AD-14)."""

from django.db import transaction

from feedback.enums import CHALLENGE_STATES, SUBMISSION_STATES, ChallengeKind, ChallengeState, SubmissionState, Verdict
from feedback.models import Challenge, Submission
from feedback.permissions import has_open_concern


@transaction.atomic
def say_i_wrote_it(*, code_hash: str) -> bool:
    """Put what was set aside back in the queue on its writer's word. Nobody has to agree to that.

    Returns whether it went back; nothing happens where it is not set aside, or somebody may not be safe. Raises
    Submission.DoesNotExist for an unknown code.
    """
    found = Submission.objects.select_for_update(of=("self",)).get(receipt_code__code_hash=code_hash)
    made = found.decisions.filter(verdict=Verdict.SET_ASIDE).last()
    if made is None or found.state != SubmissionState.SET_ASIDE or has_open_concern(found):
        return False
    said = Challenge.objects.create(submission=found, kind=ChallengeKind.SET_ASIDE, decision=made, why="")
    CHALLENGE_STATES.check(said.state, ChallengeState.PUT_BACK)
    said.state = ChallengeState.PUT_BACK
    said.save(update_fields=("state",))
    SUBMISSION_STATES.check(found.state, SubmissionState.RECEIVED)
    found.state, found.version = SubmissionState.RECEIVED, found.version + 1
    found.save(update_fields=("state", "version"))
    return True
