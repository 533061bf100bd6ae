"""Families' ballots: codes that are handed out, and one choice for each (PC-21, CY-08).

A code says only that somebody was handed it. Nobody here knows who that was, so nobody can be asked twice, and whoever
was handed two codes has two voices: the result says so.
"""

from django.db import transaction

from accounts.enums import Permission
from accounts.models import User
from accounts.permissions import require
from lib import clock
from lib.codes import CODE_ALPHABET, keyed_hash, new_token, normalise
from priorities.enums import ROUND_STATES, RoundState, Voice
from priorities.models import CodeBatch, FamilyBallot, Priority, StarRound, VotingCode
from priorities.services.chain import accept
from priorities.services.stars import NotInTheRound, locked_open

CODE_LENGTH = 12  # of 32 letters: 60 bits, more than anybody tries through the limit of wrong codes
_PURPOSE = "code to vote"


class CodeUnknown(ValueError):
    """No round takes this code now."""


class BatchStopped(ValueError):
    """The codes of this form were stopped; it makes them no second time."""


@transaction.atomic
def make_codes(
    *, star_round: StarRound, by: User, voice: Voice, how: str, number: int, key: str = ""
) -> tuple[CodeBatch, list[str]]:
    """Return a new batch and its codes. Only keyed hashes are kept: whoever has no `key` cannot see them again.

    The codes follow from `key`, a token (`lib.codes.new_token`) that stands only in the form that made them. The same
    form sent again, by the same person, gives the same batch and codes, and makes nothing new. Without a key every
    call makes a new batch.
    Raises PermissionDenied, BatchStopped, WrongState once the round has closed.
    """
    require(by, Permission.HAND_OUT_CODES)
    locked = StarRound.objects.select_for_update().get(pk=star_round.pk)
    if locked.state not in (RoundState.DRAFT, RoundState.OPEN):
        ROUND_STATES.check(locked.state, RoundState.OPEN)
    seed = f"{key or new_token()} {locked.pk} {by.pk}"
    made_with = keyed_hash(seed, purpose="form that made codes to vote")
    before = CodeBatch.objects.filter(made_with=made_with).first()
    if before and before.stopped_at:
        raise BatchStopped("These codes were stopped. Make new ones.")
    if before:
        return before, _codes(seed, before.number)
    batch = CodeBatch.objects.create(
        round=locked, voice=voice, how=how, number=number, made_by=by, made_at=clock.now(), made_with=made_with
    )
    codes = _codes(seed, number)
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


def _codes(seed: str, number: int) -> list[str]:
    """Return the codes that follow from a seed, as those of receipts follow from a token (`lib.codes`)."""
    return [_code(f"{seed} {place}") for place in range(number)]


def _code(seed: str) -> str:
    bits = int(keyed_hash(seed, purpose="new code to vote"), 16)
    return "".join(CODE_ALPHABET[(bits >> (5 * place)) & 31] for place in range(CODE_LENGTH))
