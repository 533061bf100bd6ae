import re
from xml.etree import ElementTree as ET

import pytest
from django.utils.safestring import SafeString
from hypothesis import given
from hypothesis import strategies as st

from lib import disclosure
from lib.charts import Bar, bars, bars_of, line

SVG = "{http://www.w3.org/2000/svg}"
ROWS = [
    Bar("Communicate", 45, "about 45", "communicate"),
    Bar("Welcome", None, "fewer than 8"),
    Bar("Value", 0, "none", "2"),
]
TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff"))


def draw(kind, rows=ROWS, **more):
    said = {"chart_id": "c1", "title": "Most said communicate", "description": "About 45."} | more
    return kind(rows=rows, **said)


def parse(svg):
    return ET.fromstring(svg)  # noqa: S314 - our own drawing


def tags(svg, tag, kind=""):
    return [each for each in parse(svg).iter(SVG + tag) if kind in each.get("class", "")]


@pytest.mark.parametrize("kind", [bars, line])
def test_chart_is_an_image_with_title_and_description(kind):
    svg = draw(kind)
    root = parse(svg)
    assert isinstance(svg, SafeString)
    assert (root.get("role"), root.get("aria-labelledby"), root.get("class")) == (
        "img",
        "c1-title c1-description",
        "chart",
    )
    assert [(each.get("id"), each.text) for each in root[:2]] == [
        ("c1-title", "Most said communicate"),
        ("c1-description", "About 45."),
    ]


@pytest.mark.parametrize("kind", [bars, line])
def test_chart_has_no_style_and_no_script(kind):
    svg = draw(kind)
    assert re.findall(r"style|<script|\son\w+=|href", svg) == []


@pytest.mark.parametrize("kind", [bars, line])
def test_chart_gives_every_id_its_own_prefix(kind):
    ids = re.findall(r'\bid="([^"]+)"', draw(kind, chart_id="report-2"))
    assert ids == ["report-2-title", "report-2-description", "report-2-hatch"]


@pytest.mark.parametrize("kind", [bars, line])
@pytest.mark.parametrize("chart_id", ["", "1a", 'a"b', "a b", "a\n"])
def test_chart_refuses_what_is_no_id(kind, chart_id):
    with pytest.raises(ValueError, match="cannot be the id"):
        draw(kind, chart_id=chart_id)


@pytest.mark.parametrize("kind", [bars, line])
def test_chart_of_nothing_is_still_a_drawing(kind):
    assert parse(draw(kind, rows=[])).get("role") == "img"


@pytest.mark.parametrize("kind", [bars, line])
@given(words=TEXT)
def test_chart_escapes_everything(kind, words):
    hostile = words + "</text><script>\"'&"
    svg = draw(kind, rows=[Bar(hostile, None, hostile, hostile), Bar(hostile, 10, hostile, hostile)], title=hostile)
    assert parse(svg)[0].text == hostile
    assert "<script" not in svg


def test_bars_are_in_proportion_and_of_their_kind():
    drawn = [(each.get("class"), each.get("width")) for each in tags(draw(bars), "rect", "chart__bar")]
    assert drawn == [("chart__bar chart__bar--communicate", "216.0"), ("chart__bar chart__bar--2", "0.0")]


def test_bars_say_hidden_values_in_words_beside_a_hatched_mark():
    svg = draw(bars)
    assert [each.text for each in tags(svg, "text", "chart__hidden")] == ["fewer than 8"]
    assert [(each.get("width"), each.get("fill")) for each in tags(svg, "rect", "chart__hidden")] == [
        ("24", "url(#c1-hatch)")
    ]


def test_bars_label_every_value_directly():
    svg = draw(bars)
    assert [each.text for each in tags(svg, "text", "chart__label")] == ["Communicate", "Welcome", "Value"]
    assert [each.text for each in tags(svg, "text", "chart__value")] == ["about 45", "none"]


def test_bars_wrap_a_long_label_and_stay_inside():
    svg = draw(bars, rows=[Bar("Value and include every family of the county " * 3, 1000, "about 1,000")])
    assert len(tags(svg, "text", "chart__label")) == 4
    height = float(parse(svg).get("viewBox").split()[3])
    assert max(float(each.get("y")) for each in tags(svg, "text")) < height
    assert tags(svg, "rect", "chart__bar")[0].get("width") == "216.0"


def test_line_breaks_at_a_hidden_point_and_names_it():
    rows = [
        Bar(str(year), shown, "w" if shown else "fewer than 8")
        for year, shown in zip(range(2020, 2026), [10, 20, None, 30, 10, 15], strict=True)
    ]
    svg = draw(line, rows=rows)
    assert [each.get("d").count("L") + 1 for each in tags(svg, "path", "chart__line")] == [2, 3]
    assert [each.text for each in tags(svg, "text", "chart__hidden")] == ["2022: fewer than 8"]
    assert [each.text for each in tags(svg, "text", "chart__label")] == ["2020", "2025"]


def test_line_of_few_points_labels_them_all():
    svg = draw(line)
    assert [each.text for each in tags(svg, "text", "chart__label")] == ["Communicate", "Welcome", "Value"]
    assert [each.text for each in tags(svg, "text", "chart__value")] == ["about 45", "none"]


def test_bars_of_a_table_sorts_and_keeps_kinds():
    table = disclosure.release({"a": 3, "b": 12, "c": 40, "d": 0})
    assert bars_of(table, kinds=["k1", "k2"]) == [
        Bar("c", 40, "about 40", ""),
        Bar("b", 10, "about 10", "k2"),
        Bar("d", 0, "none", ""),
        Bar("a", None, "fewer than 8", "k1"),
    ]
