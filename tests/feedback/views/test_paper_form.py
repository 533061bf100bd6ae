"""PP-11: the paper form is made from the web's questions, and entering it reproduces every field."""

import re
from html import unescape

import pytest
from html5lib import parse

from feedback.models import HelperEntry, Submission
from feedback.views.sheets import SHEETS
from feedback.views.tell_us.journeys import JOURNEYS
from lib import codes
from tests.feedback.factories import CORNERSTONES, cornerstone, district
from tests.feedback.views.test_entering import FACTS, SAID, entry_href, fields, start
from tests.feedback.views.test_tell_us import text_of

pytestmark = pytest.mark.django_db
PATH = "/tell-us/paper-form/"


@pytest.fixture(autouse=True)
def _choices(db):
    for slug in CORNERSTONES:
        cornerstone(slug)
    district("torridge")


@pytest.fixture
def desk(helper, signed_in):
    return signed_in(helper)


def printed(html):
    """Return what the paper asks: the name of each question with its label and the values of its boxes."""
    tree = parse(html, namespaceHTMLElements=False)
    asked = {}
    for box in tree.iter("div"):
        if name := box.get("data-field"):
            label = " ".join("".join(box.find("h3").itertext()).split())
            asked[name] = (label, [each.get("data-value") for each in box.iter("li")])
    return asked


def entered(html):
    """Return what the entry page asks, in the same shape."""
    asked = {}
    tree = parse(html, namespaceHTMLElements=False)
    for element in tree.iter():
        name = (element.get("name") or "").removesuffix("_day")
        if element.tag in ("input", "textarea", "select") and name and element.get("type") != "hidden":
            values = asked.setdefault(name, [])
            if element.get("type") in ("radio", "checkbox"):
                values.append(element.get("value"))
            values.extend(each.get("value") for each in element.iter("option") if each.get("value"))
    return asked


@pytest.mark.parametrize("sheet", SHEETS)
def test_paper_asks_what_the_entry_page_asks_in_the_same_order(client, desk, sheet):
    batch = start(desk)
    on_paper = printed(client.get(f"{PATH}?for={sheet}").content.decode())
    html = desk.get(entry_href(batch, sheet)).content.decode()
    on_screen = entered(html)
    for name in ("paper_reference", "heard_on_month", "heard_on_year"):
        del on_screen[name]
    assert set(on_paper) == set(on_screen)
    assert [name for name in on_paper if name in SAID[sheet]] == [name for name in on_screen if name in SAID[sheet]]
    assert set(SAID[sheet]) | {"group_size", "helper", "consent", "heard_on", "words_are", "read_back"} <= set(on_paper)
    words = " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())
    for name, (label, boxes) in on_paper.items():
        assert label in words, name
        assert boxes in ([], on_screen[name]), name


@pytest.mark.parametrize("slug", list(SHEETS))
def test_paper_asks_what_the_web_asks(slug):
    journey = [step.form for step in JOURNEYS[slug].steps if step.counted and step.slug != "for-whom"]
    assert list(SHEETS[slug].pages) == journey


@pytest.mark.parametrize("sheet", SHEETS)
def test_print_and_enter_reproduce_every_field(client, desk, sheet):
    html = client.get(f"{PATH}?for={sheet}").content.decode()
    reference = re.search(r"data-paper-reference>([^<]+)<", html)[1]
    batch = start(desk)
    chosen = {name: SAID[sheet].get(name, FACTS.get(name, [])) for name in printed(html)}
    for name, (_label, boxes) in printed(html).items():
        values = chosen[name] if isinstance(chosen[name], list) else [chosen[name]]
        assert not boxes or set(values) <= set(boxes), name
    page = desk.post(entry_href(batch, sheet), fields(desk, batch, sheet, paper_reference=reference.lower()))
    assert page.status_code == 200
    said = Submission.objects.get()
    assert (HelperEntry.objects.get().paper_reference, said.speaker, said.channel) == (reference, sheet, "paper")


def test_each_printing_has_a_reference_of_its_own_on_both_sheets(client):
    pages = [client.get(PATH).content.decode() for _ in range(3)]
    found = [re.findall(r"P-[0-9A-Z]{4}-[0-9A-Z]{4}", page) for page in pages]
    assert [len(set(each)) for each in found] == [1, 1, 1]
    assert len({each[0] for each in found}) == 3
    assert codes.read_reference(found[0][0], prefix="P") == found[0][0]


def test_paper_says_who_reads_it_and_keeps_contact_wishes_apart(client):
    words = text_of(client.get(PATH))
    answers, contact = words.split("Keep this sheet apart from the answers.")
    assert "Then the person you choose reads it" in answers
    assert "Do you want to hear back?" in contact
    assert "By letter" in contact
    assert "By letter" not in answers


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("", "Tell us what support is like for your family"),
        ("?for=young-person", "Tell us what it is like for you"),
        ("?for=professional", "Tell us what it is like to work with families"),
        ("?for=no-such", "Tell us what support is like for your family"),
        ("?for=parent-carer&print=large", "Tell us what support is like for your family"),
    ],
)
def test_paper_opens_for_everybody(client, query, title):
    assert title in text_of(client.get(f"{PATH}{query}"))


def test_nothing_is_stored_by_printing(client, django_assert_num_queries):
    client.get(PATH)
    assert (HelperEntry.objects.count(), Submission.objects.count()) == (0, 0)


@pytest.mark.parametrize("path", ["/get-it-offline/", "/tell-us/"])
def test_paper_is_one_click_away(client, path):
    assert f'href="{PATH}"' in client.get(path).content.decode()


def test_paper_counts_no_characters(client):
    words = text_of(client.get(PATH))
    assert "Add more paper if you need it." in words
    assert "10,000" not in words
