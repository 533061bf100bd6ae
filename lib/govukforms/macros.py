"""Draws a component of the GOV.UK Design System from plain parameters."""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from jinja2 import Environment, PackageLoader, PrefixLoader

PACKAGE = "govuk_frontend_jinja"


def _leave_as_it_is(text: Any, *_: Any, **__: Any) -> Any:
    return text


def _environment() -> Environment:
    loader = PrefixLoader({PACKAGE: PackageLoader(PACKAGE)})
    env = Environment(loader=loader, autoescape=True, trim_blocks=True, lstrip_blocks=True, auto_reload=False)
    # The macros indent what they nest. Inside a textarea that would add spaces to what a person wrote.
    env.filters["indent"] = _leave_as_it_is
    return env


ENVIRONMENT = _environment()


@cache
def _macro(component: str) -> Callable[[Mapping[str, Any]], str]:
    template = ENVIRONMENT.get_template(f"{PACKAGE}/components/{component}/macro.html")
    name = "govuk" + "".join(part.title() for part in component.split("-"))
    macro: Callable[[Mapping[str, Any]], str] = getattr(template.module, name)
    return macro


def _escape_html_values(value: Any, key: str = "") -> Any:
    """The macros trust every "html" parameter; only a SafeString deserves that."""
    if isinstance(value, Mapping):
        return {name: _escape_html_values(part, str(name)) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [_escape_html_values(part) for part in value]
    return conditional_escape(value) if key.lower().endswith("html") and value is not None else value


def render(component: str, params: Mapping[str, Any]) -> SafeString:
    """The component ("button", "summary-list") as HTML.

    Parameters are those of the Design System's own macros. An "html" value that is not marked safe is escaped.
    Raises jinja2.TemplateNotFound for a component that does not exist.
    """
    html = _macro(component)(_escape_html_values(params))
    return mark_safe(str(html))  # nosec B308
