"""Charts as SVG, drawn on the server: one module for pages, the worker and PDF.

Each chart is an image with a title and a description, labelled directly, with no style of its own: the page's CSS
gives the looks. Its width is 320 units, so that text keeps its size on a small phone. The classes:

    chart                    the svg
    chart__bar               a bar; with chart__bar--<kind>, the kind being a number or the slug of a cornerstone
    chart__label             the label of a bar or a point
    chart__value             the words of a value ("about 45")
    chart__axis              the base line
    chart__hidden            the words and the outline of a hidden value ("fewer than 8")
    chart__hatch             the strokes of the hatching that marks a hidden value
    chart__line              the line of a line chart; chart__point its points
"""

from lib.charts.bars import bars
from lib.charts.line import line
from lib.charts.parts import Bar, bars_of

__all__ = ["Bar", "bars", "bars_of", "line"]
