"""Telling writers that there is news: that it is there, and never what it says (PC-14)."""

from contact.selectors.details import link_of
from contact.services.news import tell
from feedback.models import Challenge, ReceiptCode, Response, ResponseUpdate
from feedback.selectors.receipts import code_hashes_of


def tell_of_answer(response: Response) -> int:
    """Tell each writer who wants it that what they told us was answered, once. Returns how many want it.

    Call it in the transaction that publishes; the messages leave after commit. Nobody is told of a hidden answer, and
    nobody whose experience is not public now: withdrawn, hidden, or held back because somebody may not be safe.
    """
    return _tell(response, event=f"answer {response.pk}")


def tell_of_update(update: ResponseUpdate) -> int:
    """Tell each writer who wants it that something happened since the answer, once. Returns how many want it."""
    return _tell(update.response, event=f"update {update.pk}")


def tell_of_challenge(challenge: Challenge) -> int:
    """Tell the writer, where they want it, that a second person has looked. Returns how many want it."""
    hashes = ReceiptCode.objects.filter(submission=challenge.submission_id).values_list("code_hash", flat=True)
    return tell(links=[link_of(code_hash) for code_hash in hashes], event=f"challenge {challenge.pk}")


def tell_of_correction(response: Response) -> int:
    """Tell each writer who wants it that the answer was corrected, once an edition. Returns how many want it."""
    return _tell(response, event=f"answer {response.pk} edition {response.edition}")


def _tell(response: Response, *, event: str) -> int:
    return tell(links=[link_of(code_hash) for code_hash in code_hashes_of(response)], event=event)
