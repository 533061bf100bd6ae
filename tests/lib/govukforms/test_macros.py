"""Components drawn from plain parameters."""

import pytest
from django.utils.safestring import mark_safe
from jinja2 import TemplateNotFound

from lib.govukforms.macros import render


def test_render_escapes_text() -> None:
    assert "&lt;b&gt;" in render("tag", {"text": "<b>"})


def test_render_escapes_html_that_nobody_marked_safe() -> None:
    html = render("inset-text", {"html": "<script>"})

    assert "<script>" not in html
    assert "&lt;script&gt;" in html


def test_render_escapes_html_deep_inside() -> None:
    html = render("radios", {"name": "a", "items": [{"value": "1", "text": "1", "conditional": {"html": "<script>"}}]})

    assert "<script>" not in html


def test_render_keeps_html_that_is_safe() -> None:
    assert "<em>kind</em>" in render("inset-text", {"html": mark_safe("<em>kind</em>")})


def test_render_unknown_component_raises() -> None:
    with pytest.raises(TemplateNotFound):
        render("carousel", {})
