"""What people wrote: tidied as little as possible, and measured for how easily it reads."""

import re
import unicodedata
from functools import cache

import pyphen

_LINE_ENDS = re.compile(r"\r\n?")
_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"'”’)\]]*\s+|\n+")
_NOT_AN_END = re.compile(r"\b(?:Mrs?|Ms|Mx|Dr|St|Prof|Revd?|e\.g|i\.e|etc|vs|approx|No)\.$")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_VOWELS = re.compile(r"[aeiouyàâäéèêëîïôöûü]+")
# Two vowels that are said apart, and an "e" that is not said.
_APART = re.compile(r"i[ao](?!n|l\b)|[rd]ea$|rea(?=t[ei])|uie|eing|ying|yone$")
_SILENT = re.compile(
    r"[^aeiouytdl]ed$|[^aeioucgszxl]es$|[^aeioul]e$|[aeiou]les?$|[^l]e(?=ly$|ful|less|ment|thing|table)"
)


def clean(text: str) -> str:
    """Return the text in NFC, with LF line ends and no blanks at its end; nothing else is touched."""
    return unicodedata.normalize("NFC", _LINE_ENDS.sub("\n", text)).rstrip()


def opening(text: str, longest: int = 60) -> str:
    """Return the first sentence of a text without its full stop, cut between words with “…” where it is too long."""
    first = (sentences(text) or [text.strip()])[0].rstrip(".")
    return first if len(first) <= longest else f"{first[:longest].rsplit(' ', 1)[0].rstrip(',;:')} …"


def sentences(text: str) -> list[str]:
    """Return the sentences of a text; a line break ends one too. Abbreviations such as "Mrs." do not."""
    found: list[str] = []
    for piece in _SENTENCE_END.split(text):
        if found and _NOT_AN_END.search(found[-1]):
            found[-1] = f"{found[-1]} {piece.strip()}"
        elif _WORD.search(piece):
            found.append(piece.strip())
    return found


def average_sentence_length(text: str) -> float:
    """Return the words in a sentence on average; 0.0 for a text without words."""
    found = sentences(text)
    return len(_WORD.findall(text)) / len(found) if found else 0.0


def reading_age(text: str) -> float:
    """Return the reading age of a text in years; 0.0 for a text without words.

    Flesch-Kincaid grade plus five: 0.39 × words a sentence + 11.8 × syllables a word - 15.59 + 5, never under 5.
    Only a rough guide: it measures length, not sense.
    """
    words = _WORD.findall(text)
    if not words:
        return 0.0
    each = sum(syllables(word) for word in words) / len(words)
    return max(5.0, 0.39 * average_sentence_length(text) + 11.8 * each - 15.59 + 5)


def syllables(word: str) -> int:
    """Return about how many syllables a word has: its groups of vowels or its hyphenation points, if those are more."""
    small = word.lower()
    if word.isupper() and len(word) > 1:  # an acronym is spelled out: EHCP
        return len(word)
    groups = len(_VOWELS.findall(small)) + len(_APART.findall(small)) - len(_SILENT.findall(small))
    return max(1, groups, len(_hyphens().positions(small)) + 1)


@cache
def _hyphens() -> pyphen.Pyphen:
    return pyphen.Pyphen(lang="en_GB")
