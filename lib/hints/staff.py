"""People named together with their work, and what they are paid to do: each finder yields (start, end)."""

import re
from collections.abc import Iterator

from lib.hints import names
from lib.hints.names import Span

_ROLES = (
    r"(?:deputy |assistant |class |form |special needs |link )?(?:head ?teacher|teacher)|(?:deputy |assistant )?head|"
    r"(?:higher level )?teaching assistant|classroom assistant|learning mentor|mentor|TA|LSA|HLTA|SENCO|SENDCo|"
    r"case ?worker|case manager|case officer|(?:social|key|support|youth|portage|outreach|family|link) ?worker|tutor|"
    r"(?:speech(?: and language)? |occupational |art |play |music )?therapist|physio(?:therapist)?|"
    r"(?:educational |clinical |school )?psychologist|EP|OT|SALT|psychiatrist|p(?:a)?ediatrician|consultant|doctor|GP|"
    r"(?:school |community )?nurse|health visitor|midwife|(?:bus |taxi )?(?:escort|driver)|passenger assistant|"
    r"(?:\w+ )?advis[eo]r|(?:\w+ )?co-?ordinator|(?:\w+ )?officer|(?:\w+ )?manager|governor|receptionist|secretary|"
    r"lunchtime supervisor|dinner lady|inspector|mediator|solicitor|councillor|childminder|respite carer"
)
_ROLE = rf"(?:the|our|my|his|her|their|a|an) (?:\w+ )?(?:{_ROLES})|(?:{_ROLES})"
_THEN_A_NAME = re.compile(rf"\b(?i:{_ROLE})(?i:,? (?:is |was |who is )?(?:called|named)| is| was|,)? (?=[^\W\d_])")
_WHOSE = re.compile(
    rf",?(?: who (?:is|was))? (?i:the|our|my|his|her|their|a) (?:[\w-]+ )?(?i:{_ROLES})\b|, (?i:{_ROLES})\b"
)
_FROM_WORK = re.compile(
    r" (?i:from|at|of|in) (?i:the|our|my|his|her|their) (?:[\w-]+ ){0,2}?"
    r"(?i:team|council|county|local authority|LA|school|office|hospital|surgery|nursery|college|service|panel|"
    r"department)\b"
)


def staff(text: str) -> Iterator[Span]:
    """Yield names that stand beside a role: "the SENCO, Mrs X", "Mrs X, our head", "Jo from the SEND team"."""
    for match in _THEN_A_NAME.finditer(text):
        yield from names.name_at(text, match.end())
    for start, end in list(names.people(text)):
        if _WHOSE.match(text, end) or _FROM_WORK.match(text, end):
            yield start, end
    yield from _unlisted_at_work(text)


def _unlisted_at_work(text: str) -> Iterator[Span]:
    """A word with a capital that no list knows, beside a role after it or a place of work."""
    for word in names.capitals(text):
        end = names.with_surname(text, word.end())
        if _WHOSE.match(text, end) or _FROM_WORK.match(text, end):
            yield word.start(), end
