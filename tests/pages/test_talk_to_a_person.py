"""“Talk to a person” on every page: the same order, nothing folded away, each way with its reply time (ALL-03)."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from authority.models import Settings
from pages.models import ContactPoint
from pages.services import load_starting_data
from tests.walls import table

pytestmark = pytest.mark.django_db
OPEN = [
    line.address
    for line in table.LINES
    if line.method == "GET" and line.status.get("visitor") == 200 and "{" not in line.address
    and not line.address.startswith(("/health", "/account", "/priorities/rounds/recount"))
    and not line.address.startswith(("/you-said-we-did/feed", "/reports/feed", "/reports/schema"))
]  # fmt: skip
IN_ORDER = (
    "Phone",
    "Hours",
    "Email",
    "Post",
    "How long a reply takes",
    "/talk-to-a-person/call-back/",
    "Within 3 working",
)


@pytest.fixture
def council(db):
    load_starting_data()
    Settings.objects.create(called_back_within_days=3)
    point = ContactPoint.objects.get(block="talk-to-a-person")
    point.email, point.address = "send@example.gov.uk", "County Hall\nExeter"
    point.save()


def block(page: str) -> str:
    return page[page.index('<section class="talk') : page.index('<footer class="site-footer"')]


@pytest.mark.parametrize("address", OPEN)
def test_every_page_offers_a_person_in_the_same_order(client, council, address):
    page = client.get(address).content.decode()
    shown = block(page)
    places = [shown.index(words) for words in IN_ORDER]
    assert places == sorted(places)
    assert "<details" not in shown
    assert not re.search(r"<details[^>]*>(?:(?!</details>).)*<section class=\"talk", page, re.DOTALL)


@pytest.mark.parametrize("address", ["/moderation/", "/moderation/set-aside/", "/themes/desk/"])
def test_people_at_work_have_the_same_ways_in_few_words(moderator, signed_in, council, address):
    page = signed_in(moderator).get(address).content.decode()
    shown = block(page)
    in_order = ("tel:", "Monday", "mailto:", "County Hall", "A reply takes", "call-back/", "/stay-safe/")
    places = [shown.index(words) for words in in_order]
    assert places == sorted(places)
    assert "stay-safe-title" not in page  # the strip is for families: here the red button stands beside each item


def test_walk_is_over_many_pages():
    assert len(OPEN) >= 25


def test_every_layout_stands_on_the_base_that_has_the_block():
    folder = Path(settings.BASE_DIR) / "templates"
    base = (folder / "base.html").read_text()
    assert '{% include "components/talk_to_a_person.html" %}' in base
    inside = re.findall(r"{% block \w+ %}(?:(?!{% endblock).)*talk_to_a_person", base, re.DOTALL)
    assert inside == []  # no page can leave it out by replacing a block


def test_call_back_time_is_the_councils_own_setting(client, council):
    Settings.objects.update(called_back_within_days=1)
    assert "Within 1 working day<" in block(client.get("/").content.decode())


def test_pages_lead_to_a_call_back_and_to_paper(client, council):
    leads = {
        "/talk-to-a-person/": ("/talk-to-a-person/call-back/?from=young-person", "/get-it-offline/order/"),
        "/get-it-offline/": ("/get-it-offline/order/", "/talk-to-a-person/call-back/"),
        "/translate/": ("/talk-to-a-person/call-back/",),
        "/help-and-advice/": ("/talk-to-a-person/call-back/",),
    }
    for address, links in leads.items():
        main = client.get(address).content.decode().split("<main")[1].split("</main>")[0]
        assert [link for link in links if f'href="{link}"' not in main] == []


def test_help_and_advice_names_who_is_independent_with_the_day_of_the_last_check(client, council):
    ContactPoint.objects.filter(name="IPSEA").update(last_checked="2026-11-02")
    main = client.get("/help-and-advice/").content.decode().split("<main")[1].split("</main>")[0]
    named = ("DiAS", "complain", "mediation", "SEND Tribunal", "IPSEA", "Ombudsman", "Childline")
    assert [words for words in named if words not in main] == []
    points = ContactPoint.objects.filter(block="help-and-advice").count()
    assert main.count("Checked on 2 November 2026") == 1
    assert main.count("Nobody here has checked this yet") == points - 1
    assert "01392 383080" not in main  # nobody has established that this number is right
