"""Cornerstones, stars and states: never colour alone."""

from django.template import engines

from lib.govukforms.templatetags.look import SHAPES, star_words


def draw(source: str) -> str:
    return engines["django"].from_string("{% load look %}" + source).render({})


def test_star_words_say_how_many() -> None:
    assert [star_words(1), star_words(4), star_words(3, at_least=True)] == ["1 star", "4 stars", "3 or more stars"]


def test_stars_are_drawn_and_said() -> None:
    html = draw("{% stars 3 at_least=True %}")

    assert html.count("<svg") == 3
    assert "3 or more stars" in html


def test_many_stars_are_drawn_up_to_a_dozen() -> None:
    assert draw("{% stars 400 %}").count("<svg") == 12


def test_cornerstone_has_colour_shape_and_word() -> None:
    drawn = {slug: draw(f'{{% cornerstone "{slug}" "The word" %}}') for slug in SHAPES}

    assert all(f"cornerstone--{shape}" in drawn[slug] for slug, shape in SHAPES.items())
    assert all("The word" in html for html in drawn.values())
    assert len({html[html.index("<path") if "<path" in html else 0 :] for html in drawn.values()}) == 4


def test_unknown_cornerstone_is_plain() -> None:
    assert "cornerstone--welcome" not in draw('{% cornerstone "else" "Not sorted yet" %}')


def test_status_has_its_words() -> None:
    assert ">Being read</strong>" in draw('{% status "Being read" %}')
