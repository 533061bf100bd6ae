"""How a receipt code is kept and found: only by a keyed hash."""

from feedback.models import ReceiptCode, Response, Submission
from lib import codes


def hash_of_code(typed: str) -> str:
    """Return the keyed hash of a code as typed: dashes, spaces, small letters and look-alikes are forgiven."""
    return codes.keyed_hash(codes.normalise(typed), purpose="receipt code")


def speaker_of(token: str) -> str:
    """Return who sent what a browser's token stands for, or an empty text."""
    key = codes.keyed_hash(token, purpose="submission")
    return Submission.objects.filter(submission_key=key).values_list("speaker", flat=True).first() or ""


def code_hashes_of(response: Response) -> list[str]:
    """Return the hashes of the codes of all whose public experiences this answers; none while the answer is hidden."""
    public = Submission.objects.published().filter(responses__in=Response.objects.published().filter(pk=response.pk))
    return list(ReceiptCode.objects.filter(submission__in=public).values_list("code_hash", flat=True))
