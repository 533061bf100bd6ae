"""What people sent with a proposal goes once nobody needs it to check a decision any more."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Exists, Max, OuterRef, Q

from lib import clock
from priorities.enums import ProposalState
from priorities.models import Proposal, ProposalVoice, ProposalWording

KEPT_DAYS = 90  # after the last decision: long enough to ask why, and to read it again


def proposals_to_forget() -> list[Proposal]:
    """Return the proposals whose words as sent may go: declined ones, and those with words of their own to read."""
    worded = ProposalWording.objects.filter(proposal=OuterRef("pk"))
    replaced = Q(state__in=(ProposalState.PUBLISHED, ProposalState.JOINED)) & Q(Exists(worded))
    decided = Proposal.objects.annotate(last=Max("decisions__at")).filter(
        Q(state=ProposalState.DECLINED) | replaced,
        forgotten_on=None,
        last__lt=clock.now() - timedelta(days=KEPT_DAYS),
    )
    return list(decided)


@transaction.atomic
def forget(proposal: Proposal) -> bool:
    """Delete the words as sent, and all wordings but what people read. Returns False where it happened already."""
    locked = Proposal.objects.select_for_update(of=("self",)).get(pk=proposal.pk)
    if locked.forgotten_on or locked.version != proposal.version:
        return False
    locked.strength = locked.changes = locked.why = ""
    locked.forgotten_on = clock.today()
    locked.save(update_fields=("strength", "changes", "why", "forgotten_on"))
    wordings = locked.wordings.order_by("-number")
    read = wordings.values("pk")[:1] if locked.state != ProposalState.DECLINED else ProposalWording.objects.none()
    locked.wordings.exclude(pk__in=read.values("pk")).delete()
    return True


def forget_words_of_voices() -> int:
    """Delete what came with voices that were given long ago. Returns how many."""
    before = clock.today() - timedelta(days=KEPT_DAYS)
    return ProposalVoice.objects.filter(given_on__lt=before).exclude(words="").update(words="")
