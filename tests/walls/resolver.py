"""Walks every address that the portal answers to, those of libraries and the administration too."""

from collections.abc import Iterator

from django.urls import Resolver404, URLPattern, URLResolver, get_resolver, resolve


def patterns(urlconf: str | None = None) -> dict[str, URLPattern]:
    """Return every URL pattern by its whole route."""
    return dict(_walk(get_resolver(urlconf).url_patterns, ""))


def _walk(found: list[URLPattern | URLResolver], before: str) -> Iterator[tuple[str, URLPattern]]:
    for each in found:
        route = before + str(each.pattern).removeprefix("^")
        if isinstance(each, URLResolver):
            yield from _walk(each.url_patterns, route)
        else:
            yield route, each


def is_open(pattern: URLPattern) -> bool:
    """Return whether a stranger is let through to the view."""
    return getattr(pattern.callback, "login_required", True) is False


def opens_for_all(address: str) -> bool:
    """Return whether a stranger is let through to the view behind an address."""
    try:
        return getattr(resolve(address.split("?")[0]).func, "login_required", True) is False
    except Resolver404:
        return False
