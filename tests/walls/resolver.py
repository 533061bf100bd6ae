"""Walks every address that the portal answers to, those of libraries and the administration too."""

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver


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
