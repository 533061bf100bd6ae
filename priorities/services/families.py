"""Families' ballots: codes that are handed out, and one choice for each (PC-21, CY-08).

A code says only that somebody was handed it. Nobody here knows who that was, so nobody can be asked twice, and whoever
was handed two codes has two voices: the result says so.
"""

import secrets

from django.db import transaction

from accounts.enums import Permission
from accounts.models import User
from accounts.permissions import require
from lib import clock
from lib.codes import CODE_ALPHABET, keyed_hash, normalise
from priorities.enums import ROUND_STATES, RoundState, Voice
from priorities.models import CodeBatch, FamilyBallot, Priority, StarRound, VotingCode
from priorities.services.chain import accept
from priorities.services.stars import NotInTheRound, locked_open

CODE_LENGTH = 12  # of 32 letters: 60 bits, more than anybody tries through the limit of wrong codes
_PURPOSE = "code to vote"


class CodeUnknown(ValueError):
    """No round takes this code now."""


@transaction.atomic
def make_codes(*, star_round: StarRound, by: User, voice: Voice, how: str, number: int) -> tuple[CodeBatch, list[str]]:
    """Return a new batch and its codes. They are shown now and never again: only keyed hashes are kept.

    Raises PermissionDenied, WrongState once the round has closed.
    """
    require(by, Permission.HAND_OUT_CODES)
    locked = StarRound.objects.select_for_update().get(pk=star_round.pk)
    if locked.state not in (RoundState.DRAFT, RoundState.OPEN):
        ROUND_STATES.check(locked.state, RoundState.OPEN)
    batch = CodeBatch.objects.create(round=locked, voice=voice, how=how, number=number, made_by=by, made_at=clock.now())
    codes = [_new_code() for _ in range(number)]
    VotingCode.objects.bulk_create(VotingCode(round=locked, batch=batch, code_hash=hash_of(code)) for code in codes)
    return batch, codes


@transaction.atomic
def stop_batch(*, batch: CodeBatch, by: User) -> int:
    """Delete the codes of a batch that nobody has used, for one that was lost. Returns how many."""
    require(by, Permission.HAND_OUT_CODES)
    locked = CodeBatch.objects.select_for_update().get(pk=batch.pk)
    if locked.stopped_at is None:
        locked.stopped_at = clock.now()
        locked.save(update_fields=("stopped_at",))
    _number, deleted = VotingCode.objects.filter(batch=locked, ballot=None).delete()
    return deleted.get("priorities.VotingCode", 0)


@transaction.atomic
def choose_first(*, star_round: StarRound, code: str, slug: str) -> FamilyBallot:
    """Keep the one priority that somebody would change first, instead of what this code chose before.

    The same again changes nothing. Raises CodeUnknown, RoundClosed, NotInTheRound.
    """
    locked = locked_open(star_round)
    known = VotingCode.objects.select_for_update().filter(round=locked, code_hash=hash_of(code)).first()
    if known is None:
        raise CodeUnknown("We do not know this code in this round.")
    priority = Priority.objects.filter(round=locked, slug=slug, withdrawn_at=None).first()
    if priority is None:
        raise NotInTheRound("This priority is no longer in the round. Look again, then choose.")
    ballot = FamilyBallot.objects.filter(code=known).first()
    if ballot and ballot.priority_id == priority.pk:
        return ballot
    if ballot is None:
        ballot = FamilyBallot(code=known)
    ballot.priority = priority
    ballot.save()
    accept(star_round=locked, voice=Voice(known.batch.voice), says=slug)
    return ballot


def hash_of(code: str) -> str:
    """Return the keyed hash under which a code is kept, however it was typed."""
    return keyed_hash(normalise(code), purpose=_PURPOSE)


def _new_code() -> str:
    return "".join(secrets.choice(CODE_ALPHABET) for _ in range(CODE_LENGTH))
