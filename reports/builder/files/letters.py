"""Which letters our font can print: a PDF that anybody can read aloud holds no letter that its font lacks."""

import re

INSTEAD = "…"  # for a word in letters that our font does not have
_SHOWN = (
    " -~\u00a0-\u00ac\u00ae-\u00b4\u00b6-\u0107\u010a-\u0113\u0116-\u011b\u011e-\u0123\u0126\u0127\u012a\u012b"
    "\u012e-\u0133\u0136\u0137\u0139-\u013e\u0141-\u0148\u0150-\u0155\u0158-\u015b\u015e-\u0165\u016a\u016b"
    "\u016e-\u017e\u0218-\u021b\u1e80-\u1e85\u1e9e\u1ef2\u1ef3\u2013\u2014\u2018-\u201a\u201c-\u201e\u2020\u2022"
    "\u2026\u2039\u203a\u20ac\u2122\u2212"
)
_HIDDEN_LETTERS = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff]")
_UNKNOWN = re.compile(f"(?:[^{_SHOWN}\n]+\\s*)+")
_BLANKS = re.compile(r"[\t\r\f\v\u2000-\u200a\u202f\u205f\u3000]+")


def printable(words: str) -> str:
    """Return words in which every letter can be printed; “…” stands where some could not, and the page has them all."""
    known = _HIDDEN_LETTERS.sub("", words).replace("\u2011", "-").replace("\u2010", "-")
    return _UNKNOWN.sub(f"{INSTEAD} ", _BLANKS.sub(" ", known)).rstrip(" ")
