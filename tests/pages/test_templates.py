"""Pages that must be drawn when nothing else works."""

import pytest
from django.template.loader import render_to_string

from tests.page_inspector import check


@pytest.mark.parametrize("code", [400, 413, 500, 503])
def test_error_page_needs_neither_context_nor_database(code: int) -> None:
    html = render_to_string(f"{code}.html")

    check(html)
    assert "Talk to a person" in html
    assert 'href="tel:999"' in html


def test_try_again_gives_back_what_was_typed() -> None:
    context = {"heading": "Press again", "words": "Check it.", "action": "/x/", "csrf": "t"}
    html = render_to_string("try_again.html", context | {"typed": [("story", "They <rang>\nfirst")]})

    check(html)
    assert 'name="story" value="They &lt;rang&gt;\nfirst"' in html
