"""Some words of a text, as somebody typed or selected them: found again however the blanks, capitals or quotes were."""

import re

_QUOTES = {"'": "['’‘]", "’": "['’‘]", "‘": "['’‘]", '"': '["“”]', "“": '["“”]', "”": '["“”]'}
_DASHES = "[-–—]"


def words_in(text: str, typed: str) -> tuple[str, ...]:
    """Return every place of `text` where the typed words stand, as they are written there; none for no words."""
    pieces = [_written(piece) for piece in typed.split()]
    return tuple(re.findall(r"\s+".join(pieces), text, re.IGNORECASE)) if pieces else ()


def overlap(text: str, one: str, other: str) -> bool:
    """Say whether two phrases of a text share a character; False where one does not stand in it."""
    first, second = text.find(one), text.find(other)
    return min(first, second) >= 0 and first < second + len(other) and second < first + len(one)


def _written(word: str) -> str:
    return "".join(_QUOTES.get(sign) or (_DASHES if sign in "-–—" else re.escape(sign)) for sign in word)
