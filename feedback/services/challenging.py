"""A writer asks a second person to look at what was taken out, or at why their words are not published (LA-05)."""

from django.db import transaction

from feedback.models import Challenge, Submission
from feedback.selectors.challenges import to_challenge
from lib import clock
from lib.words import clean


class AskedAlready(Exception):
    """They have asked about this decision before, in other words."""


class NothingToAsk(Exception):
    """Nothing was decided that can be asked about now: it was read anew, taken back, or somebody may not be safe."""


@transaction.atomic
def challenge(*, code_hash: str, why: str = "") -> Challenge:
    """Ask a second person to look at the decision that stands now; once for each decision. Returns the challenge.

    `why` are the writer's own words and may be empty. Asking again shows the first asking and adds nothing. Raises
    NothingToAsk, AskedAlready where they wrote something else this time: it is not kept, so nobody may believe that it
    is; and Submission.DoesNotExist for an unknown code.
    """
    found = Submission.objects.select_for_update(of=("self",)).get(receipt_code__code_hash=code_hash)
    standing = to_challenge(found)
    if standing is None:
        raise NothingToAsk
    kind, decision = standing
    said = clean(why).strip()
    wanted = {"submission": found, "kind": kind, "why": said, "made_on": clock.today()}
    made, new = Challenge.objects.get_or_create(decision=decision, defaults=wanted)
    if said and not new and made.why != said:
        raise AskedAlready
    return made
