"""The first check of every request: text that no person types is refused with a clear page, never with a 500.

It stands before sessions, forms and views, and after the middleware that only adds headers. The address, the query and
the cookies are checked at once. The body is checked only when a view is about to be called, so that an address that
does not exist costs no upload; Django keeps what was parsed, so nothing is read twice.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any
from urllib.parse import unquote_to_bytes

import structlog
from django.conf import settings
from django.core.exceptions import BadRequest, RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.template import TemplateDoesNotExist
from django.template.loader import render_to_string

from lib import odd_json

LONGEST_ADDRESS = 10_000  # characters of path or query; web servers often stop at 4,000
LARGEST_UPLOAD = 12_000_000  # bytes of a form with files; other bodies: DATA_UPLOAD_MAX_MEMORY_SIZE

_log = structlog.get_logger("portal.sanity")
_UTF_8 = re.compile(r"charset\s*=\s*\"?(?!utf-?8\b)", re.IGNORECASE)
_SURROGATE = re.compile("[\ud800-\udfff]")

ADDRESS = "Check the address for mistakes, or start again from the home page."
COOKIES = "Clear the cookies of this site in your browser, then open the page again."
TYPED = (
    "Go back, delete any odd symbols that you pasted in, and send it again. What you typed is still on the last page."
)
BROKEN = "What you sent did not reach us whole. Go back and send it again."
TOO_BIG = "What you sent is too big for us. Go back, make it shorter or choose a smaller file, and send it again."
TOO_LONG = "This address is too long. Start again from the home page."


class Refused(Exception):
    """The request cannot be understood. Carries the status and the words that say what to do."""

    def __init__(self, what_to_do: str, *, status: int = 400) -> None:
        super().__init__(what_to_do)
        self.what_to_do = what_to_do
        self.status = status


class SanityMiddleware:
    """Refuses NUL, bytes that are not UTF-8, lone surrogates, broken or oversized bodies and too many fields."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer 400, 413 or 414 for an odd address, cookie or length; else pass the request on."""
        try:
            _check_address(request)
            _check_cookies(request)
            _check_length(request)
        except Refused as refusal:
            return _page(refusal)
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: Any) -> HttpResponse | None:
        """Answer 400 or 413 for an odd body, just before the view would read it; else None."""
        try:
            _check_body(request)
        except Refused as refusal:
            return _page(refusal)
        return None


def is_odd(text: str) -> bool:
    """Return whether a text holds a NUL or a lone surrogate, which PostgreSQL cannot keep."""
    return "\0" in text or _SURROGATE.search(text) is not None


def _check_address(request: HttpRequest) -> None:
    query = str(request.META.get("QUERY_STRING", ""))
    if max(len(query), len(request.path_info)) > LONGEST_ADDRESS:
        raise Refused(TOO_LONG, status=414)
    _check_bytes(query.encode("latin-1", "replace"), ADDRESS)
    # Django has decoded the path; bytes that it could not decode stand percent-encoded again.
    _check_bytes(request.path_info.encode("utf-8", "surrogatepass"), ADDRESS)
    try:
        values = request.GET.lists()
    except (TooManyFieldsSent, BadRequest) as error:
        raise Refused(ADDRESS) from error
    _check_fields(values, ADDRESS)


def _check_cookies(request: HttpRequest) -> None:
    _check_bytes(str(request.META.get("HTTP_COOKIE", "")).encode("latin-1", "replace"), COOKIES)
    if any(is_odd(name) or is_odd(value) for name, value in request.COOKIES.items()):
        raise Refused(COOKIES)


def _check_length(request: HttpRequest) -> None:
    stated = str(request.META.get("CONTENT_LENGTH") or "0")
    if not (stated.isascii() and stated.isdigit() and len(stated) < 20):
        raise Refused(BROKEN)
    if _UTF_8.search(request.META.get("CONTENT_TYPE", "")):
        raise Refused(BROKEN)
    files = request.content_type == "multipart/form-data"
    if int(stated) > (LARGEST_UPLOAD if files else settings.DATA_UPLOAD_MAX_MEMORY_SIZE or LARGEST_UPLOAD):
        raise Refused(TOO_BIG, status=413)


def _check_body(request: HttpRequest) -> None:
    try:
        if request.content_type == "application/json":
            _check_json(request.body)
        elif request.method == "POST":
            _check_form(request)
    except RequestDataTooBig as error:
        raise Refused(TOO_BIG, status=413) from error
    except (MultiPartParserError, TooManyFieldsSent, TooManyFilesSent, UnreadablePostError, BadRequest) as error:
        raise Refused(BROKEN) from error


def _check_form(request: HttpRequest) -> None:
    if request.content_type == "application/x-www-form-urlencoded":
        _check_bytes(request.body, TYPED)
    _check_fields(request.POST.lists(), TYPED)


def _check_json(body: bytes) -> None:
    try:
        odd_json.check(body.decode())
    except ValueError as error:
        raise Refused(BROKEN) from error


def _check_bytes(raw: bytes, what_to_do: str) -> None:
    """Refuse bytes (perhaps percent-encoded) that are not UTF-8 or hold a NUL."""
    plain = unquote_to_bytes(raw)
    if b"\0" in plain or not _is_utf_8(plain):
        raise Refused(what_to_do)


def _is_utf_8(plain: bytes) -> bool:
    try:
        plain.decode()
    except UnicodeDecodeError:
        return False
    return True


def _check_fields(fields: Iterable[tuple[str, Sequence[object]]], what_to_do: str) -> None:
    for name, values in fields:
        for text in (name, *map(str, values)):
            if is_odd(text) or odd_json.nests_too_deep(text) or odd_json.hides_odd_text(text):
                raise Refused(what_to_do)


def _page(refusal: Refused) -> HttpResponse:
    _log.info("request_refused", status=refusal.status)
    context = {"heading": "We could not understand that", "what_to_do": refusal.what_to_do, "status": refusal.status}
    try:
        template = "413.html" if refusal.status == 413 else "400.html"
        return HttpResponse(render_to_string(template, context), status=refusal.status)
    except TemplateDoesNotExist:
        text = f"{context['heading']}\n\n{refusal.what_to_do}\n"
        return HttpResponse(text, status=refusal.status, content_type="text/plain; charset=utf-8")
