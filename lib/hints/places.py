"""Where somebody lives, and the numbers under which offices keep them: each finder yields (start, end)."""

import re
from collections.abc import Iterator

from lib.hints.names import Span

_STREET = (
    r"(?:Road|Rd|Street|St|Lane|Ln|Close|Avenue|Ave|Way|Drive|Terrace|Crescent|Court|Gardens|Place|Hill|Park|Row|Walk|"
    r"Square|Grove|View|Mews|Rise|Green|Cottages?|Meadows?|Orchard|Parade|Villas)"
)
_FLAT = r"(?:(?:Flat|Apartment|Unit) \w{1,4},? )?"
_ADDRESS = re.compile(rf"\b{_FLAT}\d{{1,4}}[A-Za-z]?,? (?:[A-Z][\w’'-]+ ){{1,3}}{_STREET}\b")
_SMALL_ADDRESS = re.compile(
    rf"\b(?:live at|lives at|lived at|address is|moved to) ({_FLAT}\d{{1,4}}[a-z]? (?:[\w’'-]+ ){{1,3}}{_STREET})\b",
    re.IGNORECASE,
)

_CODE = r"(?=[A-Z]{0,6}[ /-]?\d)[A-Z]{0,6}[ /-]?\d[\dA-Z/-]{3,18}"
_OF = r"(?:EHCP?|EHC plan|case|tribunal|appeal|file|hospital|patient|client|complaint|plan)"
_NUMBERED = r"(?:number|no\.?|reference|ref\.?|id)"
_CASE = re.compile(
    rf"\b(?i:{_OF} {_NUMBERED}|(?:our|your|my|the)? ?(?:reference|ref\.?) (?:number|no\.?)|(?:our|your) ref\.?)"
    rf"(?i: is| was)?:? ({_CODE})(?![\d/])"
)
_SHAPES = re.compile(r"\b(?:EH\d{3}/\d{2}/\d{5}|(?:EHCP?|SEND?|SENDIASS|CAMHS|LADO|MASH)[-/]\d[\d/-]{3,14})\b")


def addresses(text: str) -> Iterator[Span]:
    """Yield a house number with a street; a street alone is none."""
    yield from (match.span() for match in _ADDRESS.finditer(text))
    yield from (match.span(1) for match in _SMALL_ADDRESS.finditer(text))


def case_numbers(text: str) -> Iterator[Span]:
    """Yield numbers of cases, plans, appeals and hospital files, known by the words before them or by their shape."""
    yield from (match.span() for match in _SHAPES.finditer(text))
    yield from (match.span(1) for match in _CASE.finditer(text))
