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
    r"\b(?:mr|mrs|ms|miss|mx|master|dr|doctor|prof|professor|sir|dame|rev|nurse|auntie|uncle|nana)\b\.?[ \u00a0]"
    r"(?=[^\W\d_])",
    re.IGNORECASE,
)
_SURE_TITLES = ("mr", "mrs")  # "mrs smith" is a name even without capitals; "miss school" is not
_FAMILY = (
    "son|daughter|child|boy|girl|brother|sister|husband|wife|partner|mum|dad|mother|father|nephew|niece|cousin|grandson|"
    "granddaughter|grandchild|lad|lass|baby|bairn|little one|"
    "stepson|stepdaughter|foster son|foster daughter|friend|eldest|oldest|youngest|twin|twins|"
    "teacher|tutor|ta|senco|sendco|caseworker|case worker|social worker|headteacher|head teacher|key worker"
)
_BEFORE_A_NAME = re.compile(
    rf"\b(?:(?:my|our|his|her|their|the)(?: (?:own|little|older|younger|eldest|youngest|autistic|disabled|deaf))?"
    rf"(?: \d{{1,2}}[- ]year[- ]old)? (?:{_FAMILY})|called|named|name is|name['’]s|names are)[,:]?[ \u00a0]"
    r"(?=[^\W\d_])",
    re.IGNORECASE,
)
_AGE_AFTER = re.compile(r"(?:,? aged \d{1,2}\b| ?\(\d{1,2}\)| is \d{1,2} years\b|, \d{1,2}(?=[,.]))")
# What only people do, what is done only to people, and how letters end.
_PEOPLE_DO = re.compile(
    r" (?:cried|cries|screamed|screams|loves|loved|hates|hated|hides|hid|sleeps|slept|speaks|spoke|signs|signed|"
    r"laughs|"
    r"laughed|smiles|smiled|learned|learnt|wants to|wanted to|told (?:me|us|them)|said that (?:he|she)|"
    r"turned \d+|is (?:my|our|his|her|autistic|deaf|blind|non-verbal|nine|ten|happy)|has (?:not )?(?:left|started|"
    r"had|got) "
    r"(?:his|her|a|no)|struggles|misses|missed|stopped going|refuses|refused to go|lives with|was (?:born|sent home|"
    r"excluded)|got|ate|came|went|asked|made|gave|took|"
    r"and (?:his|her) (?:mum|dad|mother|father|sister|brother|gran))\b"
)
_WORD_BEFORE = re.compile(r"([^\W\d_]+),? $")
_BODY_AFTER = re.compile(
    r"(?:[ -][A-Z][\w’'-]{1,30}){0,4} (?:[Cc]ouncil|[Tt]eam|[Ss]ociety|[Tt]rust|[Ss]ervices?|[Cc]entre|[Cc]lub|"
    r"[Gg]roup|[Ff]und|[Aa]ct|"
    r"[Cc]harity|[Pp]artnership|[Ff]orum|[Pp]ark|[Bb]each|[Ss]tation|[Pp]ool|[Cc]inema|[Ss]hop|[Aa]pp|[Bb]us|"
    r"[Mm]oor|[Hh]all)\b"
)
# After these a capital is a place; after an article it is a thing or a body: people have none.
_BEFORE_PLACES = frozenset(
    [
        "in",
        "at",
        "near",
        "to",
        "from",
        "of",
        "through",
        "around",
        "via",
        "into",
        "outside",
        "between",
        "by",
        "past",
        "towards",
        "across",
        "the",
        "a",
        "an",
        "our",
        "my",
        "his",
        "her",
        "their",
        "your",
        "this",
        "that",
        "every",
        "each",
        "some",
        "any",
        "no",
        "on",
    ]
)
_OWNS = re.compile(
    r"['’]s (?:plan|ehcp|school|teacher|taxi|mum|dad|mother|father|sister|brother|gran|grandmother|class|place|"
    r"diagnosis|"
    r"needs|name|friend|social|case|key|bag|chair|room)\b",
    re.IGNORECASE,
)
_TO_PEOPLE = re.compile(
    r"(?:\b(?:told|tell|asked|ask|met|put|left|sent|called|thank|thanks to|spoke to|talked to|with|about|for|"
    r"call (?:him|her|them)|children,|twins,?|friend|nephew|niece|spelled)|,) $",
    re.IGNORECASE,
)
_SIGNED = re.compile(
    r"\b(?:thank you|thanks|yours(?: sincerely| faithfully| truly)?|regards|wishes|love|i am|i’m|i'm),? $",
    re.IGNORECASE,
)
_INITIALS = re.compile(r"\b(?:[A-Z]\. ?){1,2}([A-Z][^\W\d_]{2,20})\b")
_STREET_AFTER = re.compile(
    r" (?:Road|Rd|Street|Lane|Close|Avenue|Way|Drive|Terrace|Crescent|Court|Gardens|Place|Hill|Park|Row|Walk|Square|"
    r"Grove|Mews|Rise|Cottages?|House|School|Primary|Academy|College|Nursery|Hospital)\b"
)

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
# Places that look like names of people; and "St Thomas" is a parish or a school.
_PLACE = re.compile(r"Bovey Tracey|(?:Peter|Mary) Tavy|Stoke Gabriel|George Nympton|\bSt\.? \w+")
_JOINING = frozenset(("of", "and", "the", "on", "upon", "in", "&", "le", "la", "de"))


def people(text: str) -> Iterator[Span]:
    """Yield likely names of people."""
    yield from _after_titles(text)
    yield from _after_family(text)
    yield from _from_the_list(text)
    yield from _beside_what_people_do(text)
    yield from _with_initials(text)


def name_at(text: str, at: int) -> Iterator[Span]:
    """Yield the name that begins here, with or without a title, if there is one."""
    title = _TITLE.match(text, at)
    word = _ONE_WORD.match(text, title.end() if title else at)
    if word and (_is_name_like(word[0]) or _is_listed_small(word[0])):
        yield at, with_surname(text, word.end())


def capitals(text: str) -> Iterator[re.Match[str]]:
    """Yield words with a capital that are not known to be something else."""
    for word in _ONE_WORD.finditer(text):
        if word[0][0].isupper() and not word[0].isupper() and word[0] not in _never():
            yield word


def schools(text: str) -> Iterator[Span]:
    """Yield names of schools, such as "St Brannock’s Primary School"; "the special school" is none."""
    for match in _SCHOOL_END.finditer(text):
        start = _start_of_school(text, match.start())
        if start < match.start():
            yield start, match.end()
    for match in _SMALL_SCHOOL_END.finditer(text):
        start = _start_of_school(text, match.start())
        proper = [word for word in text[start : match.start()].split() if word not in _never()]
        if proper and (proper[0][0].isupper() and (len(proper) > 1 or not _opens(text, start))):
            yield start, match.end()
    yield from (match.span(1) for match in _GOES_TO.finditer(text))


def is_first_name(word: str) -> bool:
    """Return whether a word is a first name that is no everyday word."""
    return word in _first_names()[0]


def _after_titles(text: str) -> Iterator[Span]:
    for match in _TITLE.finditer(text):
        word = _ONE_WORD.match(text, match.end())
        sure = match[0].rstrip(". \u00a0").lower() in _SURE_TITLES
        if word and ((sure and word[0] not in ("and", "or")) or _is_name_like(word[0])):
            yield match.start(), with_surname(text, word.end())


def _after_family(text: str) -> Iterator[Span]:
    for match in _BEFORE_A_NAME.finditer(text):
        word = _ONE_WORD.match(text, match.end())
        if word and (_is_name_like(word[0]) or _is_listed_small(word[0])):
            yield word.start(), with_surname(text, word.end())


def _from_the_list(text: str) -> Iterator[Span]:
    sure, unsure = _first_names()
    places = {place for match in _PLACE.finditer(text) for place in range(*match.span())}
    for word in _ONE_WORD.finditer(text):
        listed = _first_part(word[0]) in sure or (word[0] in unsure and _AGE_AFTER.match(text, word.end()))
        if listed and word.start() not in places and not _STREET_AFTER.match(text, word.end()):
            yield word.start(), with_surname(text, word.end())


def _beside_what_people_do(text: str) -> Iterator[Span]:
    """Words with a capital that no list knows, where what stands beside them is done by or to a person."""
    places = {place for match in _PLACE.finditer(text) for place in range(*match.span())}
    for word in capitals(text):
        if word.start() in places:
            continue
        before, after = text[max(0, word.start() - 30) : word.start()], word.end()
        does = _PEOPLE_DO.match(text, after) or _AGE_AFTER.match(text, after)
        owns = _OWNS.match(text, after) and not _opens(text, word.start())
        if does or owns or _TO_PEOPLE.search(before) or _SIGNED.search(before) or _stands_alone(text, word):
            yield word.start(), with_surname(text, after)


def _stands_alone(text: str, word: re.Match[str]) -> bool:
    """Return whether a word has its capital in the middle of a sentence, and nothing makes it a place or a body."""
    if _opens(text, word.start()) or _STREET_AFTER.match(text, word.end()) or _BODY_AFTER.match(text, word.end()):
        return False
    before = _WORD_BEFORE.search(text, max(0, word.start() - 30), word.start())
    return before is not None and before[1].islower() and before[1] not in _BEFORE_PLACES


def _opens(text: str, at: int) -> bool:
    """Return whether a sentence begins here, where every word has a capital."""
    before = text[max(0, at - 20) : at].rstrip()
    return not before or before[-1] in ".!?"


def _with_initials(text: str) -> Iterator[Span]:
    for match in _INITIALS.finditer(text):
        if match[1] not in _not_names():
            yield match.span()


def _first_part(word: str) -> str:
    """Return the first of two names that a hyphen joins, where both have a capital; else the word."""
    first, _dash, second = word.partition("-")
    return first if second[:1].isupper() else word


def _is_name_like(word: str) -> bool:
    """Return whether a word has a capital and is not known to be something else; unsure names pass."""
    return word[0].isupper() and (word not in _not_names() or word in _first_names()[1])


def _is_listed_small(word: str) -> bool:
    return word.islower() and word.capitalize() in _first_names()[0]


def with_surname(text: str, end: int) -> int:
    """Return where a name ends, with up to two more words that have a capital."""
    for _ in range(2):
        following = _NEXT_WORD.match(text, end)
        if not following or not following[1][0].isupper() or following[1] in _no_surnames():
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
def _openers() -> frozenset[str]:
    return _read("openers.txt")


@cache
def _never() -> frozenset[str]:
    return _no_surnames() | _openers()


@cache
def _no_surnames() -> frozenset[str]:
    return _not_names() | _general()


@cache
def _not_names() -> frozenset[str]:
    return _read("not_names.txt")


@cache
def _general() -> frozenset[str]:
    return _read("general_words.txt")


def _read(name: str) -> frozenset[str]:
    lines = (_DATA / name).read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
