"""What stands beside names of people: titles, family, what people do, how letters end."""

import re

TITLE = re.compile(
    r"\b(?:mr|mrs|ms|miss|mx|master|dr|doctor|prof|professor|sir|dame|rev|nurse|auntie|uncle|nana)\b\.?[ \u00a0]"
    r"(?=[^\W\d_])",
    re.IGNORECASE,
)
SURE_TITLES = ("mr", "mrs")  # "mrs smith" is a name even without capitals; "miss school" is not
_FAMILY = (
    "son|daughter|child|boy|girl|brother|sister|husband|wife|partner|mum|dad|mother|father|nephew|niece|cousin|grandson|"
    "granddaughter|grandchild|lad|lass|baby|bairn|little one|"
    "stepson|stepdaughter|foster son|foster daughter|friend|eldest|oldest|youngest|twin|twins|"
    "teacher|tutor|ta|senco|sendco|caseworker|case worker|social worker|headteacher|head teacher|key worker"
)
BEFORE_A_NAME = re.compile(
    rf"\b(?:(?:my|our|his|her|their|the)(?: (?:own|little|older|younger|eldest|youngest|autistic|disabled|deaf))?"
    rf"(?: \d{{1,2}}[- ]year[- ]old)? (?:{_FAMILY})|called|named|name is|name['’]s|names are)[,:]?[ \u00a0]"
    r"(?=[^\W\d_])",
    re.IGNORECASE,
)
AGE_AFTER = re.compile(r"(?:,? aged \d{1,2}\b| ?\(\d{1,2}\)| is \d{1,2} years\b|, \d{1,2}(?=[,.]))")
# What only people do, what is done only to people, and how letters end.
PEOPLE_DO = re.compile(
    r" (?:cried|cries|screamed|screams|loves|loved|hates|hated|hides|hid|sleeps|slept|speaks|spoke|signs|signed|"
    r"laughs|"
    r"laughed|smiles|smiled|learned|learnt|wants to|wanted to|told (?:me|us|them)|said that (?:he|she)|"
    r"turned \d+|is (?:my|our|his|her|autistic|deaf|blind|non-verbal|nine|ten|happy)|has (?:not )?(?:left|started|"
    r"had|got) "
    r"(?:his|her|a|no)|struggles|misses|missed|stopped going|refuses|refused to go|lives with|was (?:born|sent home|"
    r"excluded)|got|ate|came|went|asked|made|gave|took|"
    r"and (?:his|her) (?:mum|dad|mother|father|sister|brother|gran))\b"
)
WORD_BEFORE = re.compile(r"([^\W\d_]+),? $")
BODY_AFTER = re.compile(
    r"(?:[ -][A-Z][\w’'-]{1,30}){0,4} (?:[Cc]ouncil|[Tt]eam|[Ss]ociety|[Tt]rust|[Ss]ervices?|[Cc]entre|[Cc]lub|"
    r"[Gg]roup|[Ff]und|[Aa]ct|"
    r"[Cc]harity|[Pp]artnership|[Ff]orum|[Pp]ark|[Bb]each|[Ss]tation|[Pp]ool|[Cc]inema|[Ss]hop|[Aa]pp|[Bb]us|"
    r"[Mm]oor|[Hh]all)\b"
)
# After these a capital is a place; after an article it is a thing or a body: people have none.
BEFORE_PLACES = frozenset(
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
OWNS = re.compile(
    r"['’]s (?:plan|ehcp|school|teacher|taxi|mum|dad|mother|father|sister|brother|gran|grandmother|class|place|"
    r"diagnosis|"
    r"needs|name|friend|social|case|key|bag|chair|room)\b",
    re.IGNORECASE,
)
TO_PEOPLE = re.compile(
    r"(?:\b(?:told|tell|asked|ask|met|put|left|sent|called|thank|thanks to|spoke to|talked to|with|about|for|"
    r"call (?:him|her|them)|children,|twins,?|friend|nephew|niece|spelled)|,) $",
    re.IGNORECASE,
)
SIGNED = re.compile(
    r"\b(?:thank you|thanks|yours(?: sincerely| faithfully| truly)?|regards|wishes|love|i am|i’m|i'm),? $",
    re.IGNORECASE,
)
INITIALS = re.compile(r"\b(?:[A-Z]\. ?){1,2}([A-Z][^\W\d_]{2,20})\b")
STREET_AFTER = re.compile(
    r" (?:Road|Rd|Street|Lane|Close|Avenue|Way|Drive|Terrace|Crescent|Court|Gardens|Place|Hill|Park|Row|Walk|Square|"
    r"Grove|Mews|Rise|Cottages?|House|School|Primary|Academy|College|Nursery|Hospital)\b"
)
# Places that look like names of people; and "St Thomas" is a parish or a school.
PLACE = re.compile(r"Bovey Tracey|(?:Peter|Mary) Tavy|Stoke Gabriel|George Nympton|\bSt\.? \w+")
