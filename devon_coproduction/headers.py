"""Headers that every answer carries, errors too; and what a log may say about a request."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django_structlog.middlewares import RequestMiddleware

PUBLIC_FOR = "public, max-age=60"
PERSONAL = "no-store, private"


class SecurityHeadersMiddleware:
    """Adds Cross-Origin-Resource-Policy, and keeps every page that is not static out of shared caches."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request, then add the headers that are not there yet."""
        response = self.get_response(request)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.headers.setdefault("Cache-Control", PERSONAL)
        return response


class RequestLogMiddleware(RequestMiddleware):
    """Logs requests without what stands after the question mark: somebody searched for those words."""

    @staticmethod
    def format_request(request: HttpRequest) -> str:
        """Return the method and the path."""
        return f"{request.method} {request.path}"
