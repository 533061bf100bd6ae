"""Who is here: whoever has just sent something, or has given their code. Nobody signs in for it."""

from django.http import HttpRequest

from feedback.selectors.receipts import hash_of_code
from feedback.selectors.status import has_feedback
from feedback.views.tell_us.browser import receipt_token
from feedback.views.tell_us.journeys import JOURNEYS
from feedback.views.your_feedback import code_hash_given
from lib import codes

JUST_SENT = "sent"  # in the address of a page that was reached from the receipt


def code_hash(request: HttpRequest) -> str | None:
    """Return the hash of the visitor's code (ReceiptCode.code_hash), or None when they hold neither cookie.

    A browser may hold both, for two things that somebody told us: on a page reached from a receipt
    (`?sent=parent-carer`) the receipt counts, elsewhere the code that was given.
    """
    looks = (_sent, _given) if receipt_of_journey(request) else (_given, _sent)
    return next((found for look in looks if (found := look(request))), None)


def receipt_of_journey(request: HttpRequest) -> str:
    """Return the journey from whose receipt a page was reached, or an empty text."""
    named = request.GET.get(JUST_SENT, "")
    return named if named in JOURNEYS else ""


def _given(request: HttpRequest) -> str | None:
    given = code_hash_given(request)
    return given if given and has_feedback(given) else None


def _sent(request: HttpRequest) -> str | None:
    token = receipt_token(request)
    sent = hash_of_code(codes.derive_code(token)) if token else ""
    return sent if sent and has_feedback(sent) else None
