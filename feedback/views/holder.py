"""Who is here: whoever has just sent something, or has given their code. Nobody signs in for it."""

from django.http import HttpRequest

from feedback.selectors.receipts import hash_of_code
from feedback.selectors.status import has_feedback
from feedback.views.tell_us.browser import receipt_token
from feedback.views.your_feedback import code_hash_given
from lib import codes

JUST_SENT = "sent"  # in the address of a page that was reached from the receipt


def code_hash(request: HttpRequest) -> str | None:
    """Return the hash of the visitor's code (ReceiptCode.code_hash), or None when they hold neither cookie.

    A browser may hold both, for two things that somebody told us: on a page reached from the receipt (`?sent`) the
    receipt counts, elsewhere the code that was given.
    """
    found = (_given(request), _sent(request))
    return next(filter(None, reversed(found) if JUST_SENT in request.GET else found), None)


def _given(request: HttpRequest) -> str | None:
    given = code_hash_given(request)
    return given if given and has_feedback(given) else None


def _sent(request: HttpRequest) -> str | None:
    token = receipt_token(request)
    sent = hash_of_code(codes.derive_code(token)) if token else ""
    return sent if sent and has_feedback(sent) else None
