"""Names of people and schools, found by what stands around them and by a list. Each finder yields (start, end)."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

Span = tuple[int, int]
_DATA = Path(__file__).resolve().parent.parent / "data"

_WORD = r"[^\W\d_](?:[^\W\d_]|(?!['’]s\b)['’-](?=[^\W\d_])){1,30}"
_ONE_WORD = re.compile(_WORD)
_NEXT_WORD = re.compile(rf"[ \u00a0]({_WORD})")
_TITLE = re.compile(
    r"\b(?:mr|mrs|ms|miss|mx|dr|doctor|prof|professor|sir|dame|rev|nurse)\b\.?[ \u00a0](?=[^\W\d_])", re.IGNORECASE
)
_SURE_TITLES = ("mr", "mrs")  # "mrs smith" is a name even without capitals; "miss school" is not
_FAMILY = (
    "son|daughter|child|boy|girl|brother|sister|husband|wife|partner|mum|dad|mother|father|nephew|niece|cousin|grandson|"
    "granddaughter|grandchild|stepson|stepdaughter|foster son|foster daughter|friend|eldest|oldest|youngest|twin|twins|"
    "teacher|tutor|ta|senco|sendco|caseworker|case worker|social worker|headteacher|head teacher|key worker"
)
_BEFORE_A_NAME = re.compile(
    rf"\b(?:(?:my|our|his|her|their|the)(?: (?:own|little|older|younger|eldest|youngest|autistic|disabled|deaf))?"
    rf"(?: \d{{1,2}}[- ]year[- ]old)? (?:{_FAMILY})|called|named|name is|name['’]s|names are)[,:]?[ \u00a0]"
    r"(?=[^\W\d_])",
    re.IGNORECASE,
)
_AGE_AFTER = re.compile(r"(?:,? aged \d{1,2}\b| ?\(\d{1,2}\)| is \d{1,2} years\b)")

_SCHOOL_END = re.compile(
    r"\b(?:(?:Community|Church of England|C of E|CofE|CE|RC|Catholic|Methodist|Special|Primary|Secondary|"
    r"Infants?|Junior|High|Grammar|Nursery|Free|Middle|Village|Preparatory|Prep)\s){0,4}"
    r"(?:School|Academy|College|Nursery|Pre-?[Ss]chool|Playgroup)\b"
)
_SCHOOL_WORD = re.compile(r"[\w'’.&-]+")
# Places that look like names of people; and "St Thomas" is a parish or a school.
_PLACE = re.compile(r"Bovey Tracey|(?:Peter|Mary) Tavy|Stoke Gabriel|George Nympton|\bSt\.? \w+")
_JOINING = frozenset(("of", "and", "the", "on", "upon", "in", "&", "le", "la", "de"))


def people(text: str) -> Iterator[Span]:
    """Yield likely names of people."""
    yield from _after_titles(text)
    yield from _after_family(text)
    yield from _from_the_list(text)


def schools(text: str) -> Iterator[Span]:
    """Yield names of schools, such as "St Brannock’s Primary School"; "the special school" is none."""
    for match in _SCHOOL_END.finditer(text):
        start = _start_of_school(text, match.start())
        if start < match.start():
            yield start, match.end()


def _after_titles(text: str) -> Iterator[Span]:
    for match in _TITLE.finditer(text):
        word = _ONE_WORD.match(text, match.end())
        sure = match[0].rstrip(". \u00a0").lower() in _SURE_TITLES
        if word and ((sure and word[0] not in ("and", "or")) or _is_name_like(word[0])):
            yield match.start(), _with_surname(text, word.end())


def _after_family(text: str) -> Iterator[Span]:
    for match in _BEFORE_A_NAME.finditer(text):
        word = _ONE_WORD.match(text, match.end())
        if word and (_is_name_like(word[0]) or _is_listed_small(word[0])):
            yield word.start(), _with_surname(text, word.end())


def _from_the_list(text: str) -> Iterator[Span]:
    sure, unsure = _first_names()
    places = {place for match in _PLACE.finditer(text) for place in range(*match.span())}
    for word in _ONE_WORD.finditer(text):
        listed = word[0] in sure or (word[0] in unsure and _AGE_AFTER.match(text, word.end()))
        if listed and word.start() not in places:
            yield word.start(), _with_surname(text, word.end())


def _is_name_like(word: str) -> bool:
    """Return whether a word has a capital and is not known to be something else; unsure names pass."""
    return word[0].isupper() and (word not in _not_names() or word in _first_names()[1])


def _is_listed_small(word: str) -> bool:
    return word.islower() and word.capitalize() in _first_names()[0]


def _with_surname(text: str, end: int) -> int:
    """Return where a name ends, with up to two more words that have a capital."""
    for _ in range(2):
        following = _NEXT_WORD.match(text, end)
        if not following or not following[1][0].isupper() or following[1] in _not_names() | _general():
            break
        end = following.end()
    return end


def _start_of_school(text: str, end: int) -> int:
    """Return where the proper words before a school's kind begin, at most six; `end` where there are none."""
    start = end
    for word in reversed(_words_before(text, end)):
        is_joining = word[0] in _JOINING
        if word[0] in _general() or not (is_joining or word[0][0].isupper()):
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


@cache
def _first_names() -> tuple[frozenset[str], frozenset[str]]:
    """Return the names that stand for themselves and those that are everyday words too."""
    words = _read("first_names.txt")
    unsure = frozenset(word.rstrip("?") for word in words if word.endswith("?"))
    return words - {f"{word}?" for word in unsure}, unsure


@cache
def _not_names() -> frozenset[str]:
    return _read("not_names.txt")


@cache
def _general() -> frozenset[str]:
    return _read("general_words.txt")


def _read(name: str) -> frozenset[str]:
    lines = (_DATA / name).read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
