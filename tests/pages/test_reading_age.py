"""The fixed text of the public pages reads as easily as we promise.

`WRITE_READING_AGE=1 make test TESTS=…` (or pytest on this file) writes the figures into docs/reading-age.md.
"""

import os
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command

from lib.words import average_sentence_length, reading_age
from tests.feedback import young_journey

OLDEST = 11
OLDEST_CHILD = 9
LONGEST = 20
DOCUMENT = Path(settings.BASE_DIR) / "docs" / "reading-age.md"
PAGES = (
    "/",
    "/our-promises/",
    "/you-said-we-did/small-wins/",
    "/tell-us/",
    "/tell-us/parent-carer/",
    "/tell-us/parent-carer/who-reads-this/",
    "/tell-us/parent-carer/what-went-well/",
    "/tell-us/young-person/",
    "/tell-us/young-person/who-is-here/",
    "/tell-us/young-person/stopped/",
    "/tell-us/young-person/sent/",
    "/tell-us/young-person-words/",
    "/tell-us/professional/",
    "/tell-us/someone-else/",
    "/tell-us/paper-form/",
    "/your-feedback/",
    "/somebody-may-not-be-safe/",
    "/somebody-may-not-be-safe/?for=young-person",
    "/somebody-may-not-be-safe/told/",
    "/somebody-may-not-be-safe/told/?for=young-person",
    "/this-is-about-me/hidden/",
    "/this-is-about-me/waits/",
    "/experiences/",
    "/search/",
    "/themes/",
    "/you-said-we-did/",
    "/cornerstones/",
    "/what-co-production-means/",
    "/priorities/",
    "/priorities/rounds/",
    "/priorities/rounds/cornerstones-event-2025/",
    "/priorities/proposals/",
    "/priorities/proposals/new/",
    "/priorities/proposals/new/priority/",
    "/priorities/proposals/new/statement/",
    "/vote/",
    "/commitments/",
    "/commitments/promises/",
    "/reports/",
    "/reports/annual-statements/",
    "/who-we-have-not-heard-from/",
    "/reports/data-dictionary/",
    "/talk-to-a-person/",
    "/talk-to-a-person/call-back/",
    "/talk-to-a-person/call-back/?from=young-person",
    "/stay-safe/",
    "/who-reads-this/",
    "/get-it-offline/",
    "/get-it-offline/order/",
    "/accessibility/",
    "/privacy/",
    "/privacy/children/",
    "/privacy/young-people/",
    "/cookies/",
    "/help-and-advice/",
    "/translate/",
    "/glossary/",
)
FOR_CHILDREN = (  # and all below them
    "/tell-us/young-person/",
    "/tell-us/young-person-words/",
    "/privacy/children/",
    "/somebody-may-not-be-safe/?for=young-person",
    "/somebody-may-not-be-safe/told/?for=young-person",
)
HARD = "The Authority endeavours to facilitate the implementation of multidisciplinary recommendations expeditiously."
EASY = "You can ring us. A person will listen and write down what you say."
INLINE = {"a", "b", "strong", "em", "span", "abbr", "code", "mark", "i"}
UNREAD = {"svg", "script", "option", "dt"}  # a term of the glossary is the hard word that the page explains


class MainText(HTMLParser):
    """The words inside <main>, one line for each block."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.in_main = False
        self.unread = 0
        self.parts: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, _attrs: object) -> None:
        self.in_main = self.in_main or tag == "main"
        self.unread += tag in UNREAD
        self.parts.append("" if tag in INLINE else "\n")

    def handle_endtag(self, tag: str) -> None:
        self.in_main = self.in_main and tag != "main"
        self.unread -= tag in UNREAD
        self.parts.append("" if tag in INLINE else "\n")

    def handle_data(self, data: str) -> None:
        if self.in_main and not self.unread:
            self.parts.append(re.sub(r"\s+", " ", data))

    @property
    def text(self) -> str:
        lines = (" ".join(line.split()) for line in "".join(self.parts).split("\n"))
        return "\n".join(line for line in lines if line)


def faults(text: str, oldest: int = OLDEST) -> list[str]:
    """Return what is too hard about a text; nothing when it reads as promised."""
    age, length = reading_age(text), average_sentence_length(text)
    too_old = [f"reading age {age:.1f}, more than {oldest}"] if age > oldest else []
    return too_old + ([f"{length:.1f} words a sentence, more than {LONGEST}"] if length > LONGEST else [])


@pytest.fixture
def starting_data(db: None) -> None:
    call_command("load_starting_data", verbosity=0)


@pytest.fixture(scope="module")
def measured() -> Iterator[dict[str, str]]:
    rows: dict[str, str] = {}
    yield rows
    if os.environ.get("WRITE_READING_AGE") == "1":
        _write(rows)


@pytest.mark.parametrize("path", PAGES)
def test_page_reads_easily(client, starting_data, measured, path: str) -> None:
    text = MainText(client.get(path, follow=True).content.decode()).text
    measured[path] = f"| {path} | {reading_age(text):.1f} | {average_sentence_length(text):.1f} |"

    assert faults(text, OLDEST_CHILD if path.startswith(FOR_CHILDREN) else OLDEST) == []


@pytest.mark.parametrize("version", ["young-person", "young-person-words"])
def test_young_persons_questions_read_easily(client, starting_data, measured, version: str) -> None:
    """CY-07: the pages behind the first question, and the last one, which only come with an answer."""
    texts = {}
    for slug in young_journey.ORDER:
        young_journey.answer(client, slug, version)
    for slug in (*young_journey.ORDER, "check"):
        texts[slug] = MainText(client.get(young_journey.address(slug, version)).content.decode()).text
    young_journey.send(client, version)
    texts["sent"] = MainText(client.get(young_journey.address("sent", version)).content.decode()).text

    assert {slug: found for slug, text in texts.items() if (found := faults(text, OLDEST_CHILD))} == {}


def test_words_for_adults_fail_on_a_childs_page() -> None:
    assert faults("People may tell us about themselves.", OLDEST_CHILD) == ["reading age 9.5, more than 9"]


def test_hard_words_fail() -> None:
    assert faults(HARD) == [f"reading age {reading_age(HARD):.1f}, more than 11"]


def test_long_sentence_fails() -> None:
    assert "30.0 words a sentence, more than 20" in faults("and so we go on " * 6)


def test_easy_words_pass() -> None:
    assert faults(EASY) == []


def test_only_the_main_words_are_measured() -> None:
    html = "<body><p>Not this</p><main><h1>Hello</h1><svg><title>Nor this</title></svg><p>We <b>listen</b>.</p></main>"
    assert MainText(html).text == "Hello\nWe listen."


def test_document_names_every_page() -> None:
    written = [line.split("|")[1].strip() for line in DOCUMENT.read_text().splitlines() if line.startswith("| /")]
    assert written == sorted(PAGES)


def _write(rows: dict[str, str]) -> None:
    head = (
        "# Reading age of the public pages\n\n"
        "The fixed words of each page with the starting data, without the header, the help strips and the footer. "
        "`WRITE_READING_AGE=1` before the tests of `tests/pages/test_reading_age.py` writes this file. "
        f"The same tests fail above a reading age of {OLDEST} ({OLDEST_CHILD} on children’s pages) or {LONGEST} words "
        "a sentence on average. "
        "The measure is Flesch-Kincaid plus five (`lib.words`): a rough guide that sees length and not sense.\n\n"
        "| page | reading age in years | words a sentence |\n|---|---|---|\n"
    )
    DOCUMENT.write_text(head + "\n".join(rows[path] for path in sorted(rows)) + "\n")
