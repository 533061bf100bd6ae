"""How a receipt code is kept and found: only by a keyed hash."""

from feedback.models import Submission
from lib import codes


def hash_of_code(typed: str) -> str:
    """Return the keyed hash of a code as typed: dashes, spaces, small letters and look-alikes are forgiven."""
    return codes.keyed_hash(codes.normalise(typed), purpose="receipt code")


def speaker_of(token: str) -> str:
    """Return who sent what a browser's token stands for, or an empty text."""
    key = codes.keyed_hash(token, purpose="submission")
    return Submission.objects.filter(submission_key=key).values_list("speaker", flat=True).first() or ""
