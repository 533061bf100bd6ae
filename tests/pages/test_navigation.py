"""The links of every page."""

import pytest

from pages import navigation


@pytest.mark.parametrize(("path", "current"), [("/reports/", "page"), ("/reports/2026-q3/", "true"), ("/", "")])
def test_places_mark_where_we_are(path: str, current: str) -> None:
    assert [place.current for place in navigation.places(path)] == ["", "", "", "", "", current]


def test_search_is_one_press_from_every_page() -> None:
    assert ("Search", "/search/", "page") in [
        (place.text, place.href, place.current) for place in navigation.places("/search/")
    ]


def test_footer_translates_and_signs_in() -> None:
    assert "/translate/" in [link.href for link in navigation.HELP]
    assert navigation.SIGN_IN.href == "/account/login/"
