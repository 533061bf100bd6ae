"""Bits of the web page that come along when its text is copied: links to the top, banners, the site's name."""

import re

# Long enough never to end a sentence by chance, so they are also cut where they stick to the end of a word.
_UNMISTAKABLE = ("skip to content", "skip to main content", "back to top", "devon's send local offer")
_SHORT = ("top", "beta", "translate")
_LINKS = ("menu", "search", "home", "share", "share this page", "print", "print this page", "cookies")
_WHOLE_LINES = frozenset((*_UNMISTAKABLE, *_SHORT, *_LINKS))
_ANY = f"(?:{'|'.join((*_UNMISTAKABLE, *_SHORT))})"
# The short ones only right after the end of a sentence, with no space: "resources.Top". Others may follow.
_GLUED = re.compile(
    rf"(?:(?<=\S)(?:{'|'.join(_UNMISTAKABLE)})|(?<=[.!?*)”'])(?:{'|'.join(_SHORT)}))(?:\s?{_ANY})*$",
    re.IGNORECASE,
)
_ONLY_FURNITURE = re.compile(rf"(?:{_ANY}\s?)+")


def is_furniture(text: str) -> bool:
    """Return whether a whole line is page furniture, perhaps several pieces run together."""
    rest = _plain(text)
    if rest in _WHOLE_LINES:
        return True
    return bool(_ONLY_FURNITURE.fullmatch(rest))


def without_furniture(text: str) -> tuple[str, str]:
    """Return the line without page furniture stuck to its end, and what was cut."""
    found = _GLUED.search(text.replace("’", "'"))
    return (text[: found.start()], text[found.start() :]) if found else (text, "")


def _plain(text: str) -> str:
    return " ".join(text.replace("’", "'").casefold().split())
