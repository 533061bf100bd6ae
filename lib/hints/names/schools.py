"""Names of schools, found by the words for their kind."""

import re
from collections.abc import Iterator

from lib.hints.names.words import Span, general, never, opens

_SCHOOL_END = re.compile(
    r"\b(?:(?:Community|Church of England|C of E|CofE|CE|RC|Catholic|Methodist|Special|Primary|Secondary|"
    r"Infants?|Junior|High|Grammar|Nursery|Free|Middle|Village|Preparatory|Prep)\s){0,4}"
    r"(?:School|Academy|College|Nursery|Pre-?[Ss]chool|Playgroup)\b"
)
_SMALL_SCHOOL_END = re.compile(
    r"(?:(?:community|primary|secondary|infants?|junior|high|grammar|special|nursery) )?"
    r"\b(?:school|academy|college|nursery|pre-?school|playgroup)\b|\b(?:Primary|Juniors?|Infants?|Comprehensive|"
    r"Comp)\b"
)
_GOES_TO = re.compile(
    r"\b(?:goes to|go to|went to|attends|attended|starts at|started at|is at|was at)[ ]((?!(?:a|an|the|our|my|his|"
    r"her|their|"
    r"another|any|special|mainstream|local|primary|secondary|nursery|new|this|that|no|one|"
    r"two)\b)[a-z’']+(?: [a-z’']+){0,2}"
    r" (?:primary|school|academy|college|infants|juniors))\b"
)
_SCHOOL_WORD = re.compile(r"[\w'’.&-]+")
_JOINING = frozenset(("of", "and", "the", "on", "upon", "in", "&", "le", "la", "de"))


def schools(text: str) -> Iterator[Span]:
    """Yield names of schools, such as "St Brannock’s Primary School"; "the special school" is none."""
    for match in _SCHOOL_END.finditer(text):
        start = _start_of_school(text, match.start())
        if start < match.start():
            yield start, match.end()
    for match in _SMALL_SCHOOL_END.finditer(text):
        start = _start_of_school(text, match.start())
        proper = [word for word in text[start : match.start()].split() if word not in never()]
        if proper and (proper[0][0].isupper() and (len(proper) > 1 or not opens(text, start))):
            yield start, match.end()
    yield from (match.span(1) for match in _GOES_TO.finditer(text))


def _start_of_school(text: str, end: int) -> int:
    """Return where the proper words before a school's kind begin, at most six; `end` where there are none."""
    start = end
    for word in reversed(_words_before(text, end)):
        is_joining = word[0] in _JOINING
        if word[0] in general() or not (is_joining or word[0][0].isupper()):
            break
        if not is_joining:
            start = word.start()
    return start


def _words_before(text: str, end: int) -> list[re.Match[str]]:
    """Return the last words of the line before `end`, as far back as nothing but single blanks parts them."""
    line = max(end - 120, text.rfind("\n", 0, end) + 1)
    words = list(_SCHOOL_WORD.finditer(text, line, end))[-6:]
    for number in range(len(words) - 1, -1, -1):
        gap_ends = words[number + 1].start() if number + 1 < len(words) else end
        if gap_ends - words[number].end() != 1 or not text[words[number].end()].isspace():
            return words[number + 1 :]
    return words
