"""Closed by default: a page that has not opted out needs a sign-in."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponseBase, HttpResponseNotAllowed
from django.utils.module_loading import import_string

OPEN_ROOMS = ("allauth.",)
METHODS = ("GET", "HEAD", "POST")  # a page needs no others; libraries' form views would take PUT as a POST


class ClosedByDefaultMiddleware(LoginRequiredMiddleware):
    """Django's rule, with the sign-in pages themselves left open (they guard their own)."""

    def process_view(
        self,
        request: HttpRequest,
        view_func: Callable[..., HttpResponseBase],
        view_args: tuple[Any, ...],
        view_kwargs: dict[str, Any],
    ) -> HttpResponseBase | None:
        """Send a stranger to the sign-in page unless the view is open; refuse what no page asks for."""
        if request.method not in METHODS:
            return HttpResponseNotAllowed(METHODS)
        if view_func.__module__.startswith(OPEN_ROOMS):
            return None
        return super().process_view(request, view_func, view_args, view_kwargs)

    def handle_no_permission(self, request: HttpRequest, view_func: Callable[..., Any]) -> HttpResponseBase:  # type: ignore[override]
        """Send a stranger to the sign-in page; who was signed out while they typed gets their words back first."""
        if request.method == "POST" and set(request.POST) - {"csrfmiddlewaretoken"}:
            answer: HttpResponseBase = import_string(settings.SIGNED_OUT_VIEW)(request)
            return answer
        return super().handle_no_permission(request, view_func)
