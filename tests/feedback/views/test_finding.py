"""Searching, narrowing and following what is published, as a visitor's browser meets it."""

import logging
import re
from datetime import datetime, timedelta
from html import unescape
from xml.etree import ElementTree as ET
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings

from cornerstones.models import AreaOfWeakness
from feedback.enums import HowFar, Outcome
from feedback.services.small_wins import SmallWinWords, draft_small_win, publish_small_win
from feedback.services.updates import add_update
from feedback.views import finding
from lib import clock
from lib.codes import new_token
from lib.words import opening
from tests.feedback import factories as make
from tests.feedback.answering import corrected
from tests.feedback.selectors.test_public import HIDE

pytestmark = pytest.mark.django_db
LISTS = ("/experiences/", "/you-said-we-did/")
SEARCHED = (*LISTS, "/search/", "/you-said-we-did/feed/")
ATOM = "{http://www.w3.org/2005/Atom}"
MONDAY = datetime(2026, 11, 2, 9, tzinfo=ZoneInfo("Europe/London"))


def page(client, address, status=200):
    response = client.get(address)
    assert response.status_code == status
    return response.content.decode()


def listed(client, address):
    shown = client.get(address).context["page"].items
    return [item[0].reference if isinstance(item, tuple) else item.reference for item in shown]


def feed(client, address="/you-said-we-did/feed/"):
    return ET.fromstring(client.get(address).content)  # noqa: S314 - our own answer


def entries(client, address="/you-said-we-did/feed/"):
    return [entry.findtext(f"{ATOM}title") for entry in feed(client, address).iter(f"{ATOM}entry")]


def entry(answer):
    """Return how an answer is called in a feed: by words, then its code."""
    return f"{answer.get_outcome_display()}: {opening(answer.answer)} ({answer.reference})"


@pytest.mark.parametrize("path", SEARCHED)
@pytest.mark.parametrize(
    ("value", "status"),
    [
        ("letters", 200), ("", 200), ("%20", 200), ("the", 200), ("%26%21%7C", 200), ("%22", 200), ("-letters", 200),
        ("x" * 201, 200), ("a" * 10_000, 414), ("%00", 400), ("%ed%a0%80", 400), ("%ff", 400), ("\\", 200),
        ("%F0%9F%98%80", 200), ("letters&q=other", 200), ("&q", 200), ("%27%29%3B--", 200), ("or", 200),
        ("letters&after=zzz&exact=yes&exact=no", 200), ("letters&when=2026-q9&status=zzz&phase=1", 200),
    ],
)  # fmt: skip
def test_search_is_never_broken_by_odd_input(client, path, value, status):
    make.answered()

    assert client.get(f"{path}?q={value}").status_code == status


@pytest.mark.parametrize("path", ["/experiences/", "/you-said-we-did/", "/search/"])
@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("the of", "These words are in almost every text."),
        ("!!!", "Enter a word to search for"),
        ("x" * 201, "Search for fewer words: 200 letters or less"),
    ],
)
def test_search_for_what_cannot_be_found_says_what_to_do(client, path, typed, says):
    text = page(client, f"{path}?q={typed}")

    assert text.count(says) == 2
    assert "<title>Error: " in text


def test_search_shows_a_few_of_each_and_the_way_to_all(client):
    for _ in range(6):
        make.answered()

    text = page(client, "/search/?q=letters")

    assert text.count('<article class="card"') == 10
    assert 'href="/you-said-we-did/?q=letters&amp;"' in text
    assert 'href="/experiences/?q=letters&amp;"' in text


def test_search_shows_themes_and_small_wins_and_says_where_it_found_nothing(client, responder):
    make.theme(title="Lamps", summary="Some want a lamp & a chair.")
    words = SmallWinWords("win", "A lamp & a chair came.", make.cornerstone())
    win = publish_small_win(
        win=draft_small_win(by=responder, words=words, key=new_token()), by=responder, seen_version=1
    )

    text = page(client, "/search/?q=lamps")

    assert 'href="/themes/lamps/">Lamps</a>' in text
    assert f'href="/you-said-we-did/small-wins/#win-{win.reference}"' in text
    assert "<strong>What people say:</strong>" in text
    assert "Some want a <mark>lamp</mark> &amp; a chair." in text
    assert "A <mark>lamp</mark> &amp; a chair came." in text
    assert "We found nothing about it in the answers or in what people told us." in text


def test_search_leads_to_all_of_one_kind_and_reads_it_page_by_page(client):
    for number in range(22):
        make.theme(title=f"Lamps {number}")

    few, first = page(client, "/search/?q=lamps"), page(client, "/search/?q=lamps&only=themes")
    (rest,) = re.findall(r'href="(\?q=lamps&amp;only=themes&amp;after=[^"]+)"', first)
    last = page(client, f"/search/{unescape(rest)}")

    assert 'href="?q=lamps&amp;only=themes"' in few
    assert [text.count('<article class="card"') for text in (few, first, last)] == [5, 20, 2]
    assert 'href="?q=lamps&amp;"' in last
    assert page(client, "/search/?q=lamps&only=zzz").count('<article class="card"') == 5


def test_typing_mistakes_are_put_right_once_for_all_that_is_searched(client):
    make.answered(make.published(needs_change="The lamps are bright."), answer="We bought lamps.")

    text = page(client, "/search/?q=lampps")

    assert text.count("Showing results for <strong><bdi>lamps</bdi></strong>") == 1
    assert text.count('<article class="card"') == 2
    assert 'href="?q=lampps&amp;exact=yes"' in text


def test_headings_and_tabs_begin_with_words_and_a_code_stands_unbroken(client, responder):
    answer = make.answered(experience := make.published())
    corrected(answer, responder)
    path = f"/you-said-we-did/{answer.reference}/"
    pages = {
        path: "We will do this: ",
        f"{path}earlier/1/": "Earlier version 1 of answer ",
        f"/experiences/{experience.reference}/": "Parent carer: ",
    }

    for address, words in pages.items():
        text, code = page(client, address), experience.reference if "exp" in address else answer.reference
        assert f'<h1 class="govuk-heading-xl">{words}<span class="reference">{code}</span></h1>' in text
        assert f"<title>{words}{code}" in text

    found = page(client, "/search/?q=letters")
    assert (
        f'We will do this: We will send it within ten days</span> <span class="reference">{answer.reference}' in found
    )


def test_search_marks_what_it_found_and_no_html_of_a_writer_is_ever_html(client):
    make.published(needs_change='<script>alert("taxi")</script> <b>taxi</b> & <i>')

    for path in ("/experiences/", "/search/"):
        text = page(client, f"{path}?q=taxi")
        assert "<mark>taxi</mark>" in text
        assert "<script>alert" not in text
        assert "<b>" not in text


def test_typed_words_stand_escaped_on_the_page(client):
    for path in ("/experiences/", "/you-said-we-did/", "/search/"):
        text = page(client, f"{path}?q=%3Cb%3Exylo%3C/b%3E")
        assert "<b>xylo" not in text
        assert "&lt;b&gt;xylo" in text


def test_typing_mistakes_are_said_and_can_be_overruled(client):
    for _ in range(21):
        make.answered()

    text = page(client, "/experiences/?q=leters")
    exact = page(client, "/experiences/?q=leters&exact=yes")

    assert "Showing results for <strong><bdi>letters</bdi></strong>" in text
    assert 'href="?q=leters&amp;exact=yes"' in text
    assert 'href="?q=letters&amp;after=' in text
    assert "Nothing that is published matches" in exact
    assert "Showing results" not in exact


@pytest.mark.parametrize("path", SEARCHED)
@pytest.mark.parametrize("how", HIDE)
def test_hidden_words_are_on_no_page_of_a_search(client, path, how):
    hidden = make.published(needs_change="The letters of CANARY.")
    make.answered(hidden, said="CANARY told us of letters.", answer="We did something.")
    make.answered()
    assert "canary" in page(client, f"{path}?q=canary").lower().replace("q=canary", "").replace('value="canary"', "")

    HIDE[how](hidden)

    for typed in ("letters", "zzz"):
        text = page(client, f"{path}?q={typed}")
        assert "CANARY" not in text
        assert hidden.reference not in text


def test_list_says_what_is_chosen_and_gives_a_link_to_clear_each(client):
    make.published(place="torridge", phase="primary")

    response = client.get("/experiences/?place=torridge&phase=primary&q=letters&when=2026")

    assert [(one.label, one.value, one.href) for one in response.context["chosen"]] == [
        ("Words to look for", "“letters”", "?place=torridge&phase=primary&when=2026"),
        ("Place", "Torridge", "?q=letters&phase=primary&when=2026"),
        ("Age of the child", "Primary, age 5 to 11", "?q=letters&place=torridge&when=2026"),
        ("Published in", "All of 2026", "?q=letters&place=torridge&phase=primary"),
    ]


@pytest.mark.parametrize("path", LISTS)
@pytest.mark.parametrize(("query", "stands_open"), [("", False), ("q=letters", False), ("place=exeter", True)])
def test_filters_are_folded_until_one_is_chosen(client, path, query, stands_open):
    make.district("exeter")

    text = page(client, f"{path}?{query}")

    assert text.count('<details class="govuk-details" open>') == int(stands_open)
    assert text.count("Choose by topic, place, age or time") == 1


@pytest.mark.parametrize("path", LISTS)
def test_age_narrows_only_where_it_finds_ten_and_is_on_no_card(client, path):
    older = make.published(phase="post-16")
    nine = [make.published(needs_change="Letters of CANARY.", phase="primary") for _ in range(9)]
    make.answered(older, *nine)
    asked = f"{path}?phase=primary"
    few = page(client, asked)
    assert "Too few people told us about this age" in few
    assert listed(client, asked) == listed(client, path)

    tenth = make.published(needs_change="Letters.", phase="primary")
    make.answered(tenth)

    enough = client.get(asked)
    assert enough.context["too_few"] is False
    assert tenth.reference in enough.content.decode()
    assert (older.reference in enough.content.decode()) is (path == "/you-said-we-did/")
    assert client.get(f"{asked}&q=canary").context["too_few"] is True
    assert client.get(f"{asked}&status=late").context["too_few"] is True
    assert client.get(f"{asked}&who=professional").context["too_few"] is True
    assert "age 5 to 11" not in page(client, f"/experiences/{tenth.reference}/")


def test_feed_is_narrowed_by_age_only_where_it_finds_ten(client):
    no = make.answered(make.published(phase="post-16"), outcome=Outcome.CANNOT, reason="No room.", due_on=None)
    yes = make.answered(make.published(phase="primary"))
    everything = [entry(yes), entry(no)]
    assert entries(client, "/you-said-we-did/feed/?phase=post-16") == everything

    more = make.answered(*(make.published(phase="post-16") for _ in range(9)))

    narrowed = [entry(more), entry(no)]
    assert entries(client, "/you-said-we-did/feed/?phase=post-16") == narrowed


def test_place_of_a_young_person_is_shown_and_found_nowhere(client):
    make.district("exeter")
    young = make.published(speaker="young-person", place="torridge", phase="primary")
    grown = make.published(place="torridge")
    make.answered(young)

    assert "Torridge" in page(client, f"/experiences/{grown.reference}/")
    assert "Torridge" not in page(client, f"/experiences/{young.reference}/")
    assert listed(client, "/experiences/?place=torridge") == [grown.reference]
    assert listed(client, "/you-said-we-did/?place=torridge") == []
    for path in LISTS:
        assert "We do not say where young people live" in page(client, f"{path}?place=torridge&who=young-person")


def test_age_never_counts_or_lists_a_young_person(client):
    young = [make.published(speaker="young-person", phase="primary") for _ in range(10)]
    assert client.get("/experiences/?phase=primary").context["too_few"] is True

    for _ in range(10):
        make.published(phase="primary")

    text = page(client, "/experiences/?phase=primary")
    assert [one.reference for one in young if one.reference in text] == []


def test_experiences_are_narrowed_by_status_and_time(client):
    with clock.set_to(MONDAY - timedelta(days=200)):
        late = make.published().reference
        answered = make.published()
    waiting = make.published().reference
    make.answered(answered)

    with clock.set_to(MONDAY):
        assert listed(client, "/experiences/?status=late") == [late]
        assert listed(client, "/experiences/?status=waiting") == [waiting]
        assert listed(client, "/experiences/?status=answered") == [answered.reference]
        assert listed(client, "/experiences/?when=2026-q2") == [answered.reference, late]
        assert listed(client, "/experiences/?when=2026-q4") == [waiting]
        assert listed(client, "/experiences/?when=2025") == []


@pytest.mark.parametrize(
    ("status", "wanted"),
    [
        ("done", ["did", "kept"]),
        ("under-way", ["will"]),
        ("late", ["moved", "late"]),
        ("cannot", ["cannot", "stopped"]),
        ("disagree", ["disagree"]),
        ("", ["did", "cannot", "disagree", "will", "kept", "stopped", "moved", "late"]),
    ],
)
def test_answers_are_narrowed_by_where_they_stand_and_every_one_is_shown_without(client, status, wanted):
    with clock.set_to(MONDAY - timedelta(days=30)):
        made = {
            "late": make.answered(due_on=(MONDAY - timedelta(days=2)).date()),
            "moved": make.answered(),
            "stopped": make.answered(),
            "kept": make.answered(),
            "will": make.answered(due_on=(MONDAY + timedelta(days=60)).date()),
            "disagree": make.answered(outcome=Outcome.DISAGREE, reason="We saw it work.", due_on=None),
            "cannot": make.answered(outcome=Outcome.CANNOT, reason="No room.", due_on=None),
            "did": make.answered(outcome=Outcome.DID, evidence="A page.", due_on=None),
        }
        _update(made["moved"], HowFar.LATE, due_on=(MONDAY + timedelta(days=90)).date())
        _update(made["stopped"], HowFar.STOPPED)
        _update(made["kept"], HowFar.DONE)

    with clock.set_to(MONDAY):
        found = listed(client, f"/you-said-we-did/?status={status}")

    names = {response.reference: name for name, response in made.items()}
    assert [names[reference] for reference in found] == wanted


def test_answers_are_narrowed_by_age_only_through_what_is_public(client):
    hidden = make.published(phase="post-16")
    response = make.answered(hidden)
    others = make.answered(*(make.published(phase="post-16") for _ in range(10)))
    assert listed(client, "/you-said-we-did/?phase=post-16") == [others.reference, response.reference]

    make.raise_concern(hidden)

    assert listed(client, "/you-said-we-did/?phase=post-16") == [others.reference]
    assert listed(client, "/you-said-we-did/") == [others.reference, response.reference]


def test_searching_very_often_is_told_to_wait_with_the_lists_still_open(client, monkeypatch):
    monkeypatch.setattr(finding, "SEARCHES", finding.limits.Limit("search", tries=2, seconds=60))

    statuses = [client.get("/search/?q=letters").status_code for _ in range(3)]

    assert statuses == [200, 200, 429]
    assert [client.get(path).status_code for path in LISTS] == [200, 200]
    assert client.get("/search/").status_code == 200


def test_no_log_holds_what_was_searched_for(client, caplog):
    caplog.set_level(logging.DEBUG)
    make.answered()

    for path in ("/search/", *LISTS, "/you-said-we-did/feed/", "/nowhere/"):
        client.get(f"{path}?q=canarysearch")

    logs = "\n".join(str(record.msg) + record.getMessage() for record in caplog.records if "sql" not in record.name)
    assert "GET /nowhere/" in logs
    assert "canarysearch" not in "\n".join(line for line in logs.splitlines() if "SELECT" not in line)


def test_feed_is_atom_with_every_answer_the_last_change_first(client):
    one, other = make.answered(), make.answered(outcome=Outcome.CANNOT, reason="No <b>room</b>.\x0b", due_on=None)
    _update(one, HowFar.UNDER_WAY)

    response = client.get("/you-said-we-did/feed/")
    root = feed(client)
    first = root.find(f"{ATOM}entry")

    assert response.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert root.tag == f"{ATOM}feed"
    assert all(root.findtext(f"{ATOM}{name}") for name in ("id", "title", "updated"))
    assert root.findtext(f"{ATOM}author/{ATOM}name") == settings.SITE_NAME
    assert [link.attrib["rel"] for link in root.findall(f"{ATOM}link")] == ["alternate", "self"]
    assert entries(client) == [entry(one), entry(other)]
    assert first.findtext(f"{ATOM}id") == f"{settings.SITE_URL}/you-said-we-did/{one.reference}/"
    assert first.findtext(f"{ATOM}updated") > first.findtext(f"{ATOM}published")
    assert "No &lt;b&gt;room&lt;/b&gt;." in root.findall(f"{ATOM}entry")[1].findtext(f"{ATOM}summary")


def test_feed_keeps_to_the_filters_and_the_list_leads_to_it(client):
    make.answered()
    no = make.answered(outcome=Outcome.CANNOT, reason="No room.", due_on=None)

    text = page(client, "/you-said-we-did/?status=cannot")

    assert entries(client, "/you-said-we-did/feed/?status=cannot") == [entry(no)]
    assert entries(client, "/you-said-we-did/feed/?q=room") == [entry(no)]
    assert (
        '<link rel="alternate" type="application/atom+xml" title="You said, we did"'
        ' href="/you-said-we-did/feed/?status=cannot&amp;">' in text
    )


def test_feed_is_sent_again_only_when_it_changed_and_never_from_a_copy(client):
    hidden = make.published()
    make.answered(hidden)
    first = client.get("/you-said-we-did/feed/")
    again = client.get("/you-said-we-did/feed/", headers={"if-none-match": first.headers["ETag"]})

    make.raise_concern(hidden)
    changed = client.get("/you-said-we-did/feed/", headers={"if-none-match": first.headers["ETag"]})

    assert first.headers["Cache-Control"] == "no-store, private"
    assert (again.status_code, again.content) == (304, b"")
    assert changed.status_code == 200
    assert b"Families told us" in first.content
    assert b"Families told us" not in changed.content


def test_an_empty_feed_does_not_change_with_the_clock(client):
    with clock.set_to(MONDAY):
        first = client.get("/you-said-we-did/feed/").content

    assert client.get("/you-said-we-did/feed/").content == first


@pytest.mark.parametrize("number", [1, 3])
@pytest.mark.parametrize(
    ("path", "queries"),
    [
        ("/experiences/", 7),
        ("/experiences/?q=letters", 8),
        ("/you-said-we-did/", 10),
        ("/you-said-we-did/?q=letters&status=under-way", 11),
        ("/search/?q=letters", 16),
        ("/you-said-we-did/feed/", 8),
    ],
)
def test_pages_take_as_many_queries_for_many_as_for_one(client, django_assert_num_queries, path, queries, number):
    for _ in range(number):
        make.answered(make.published(cornerstones=("communicate",), place="exeter"))

    with django_assert_num_queries(queries):
        client.get(path)


def _update(response, progress, due_on=None):
    return add_update(
        response=response,
        progress=progress,
        text="Something happened.",
        due_on=due_on,
        by=make.responder(),
        key=str(response.pk),
    )


def test_list_can_be_narrowed_by_whose_voice_by_what_it_says_and_by_the_area_of_the_answer(client):
    """What the council's dashboard leads to."""
    area = AreaOfWeakness.objects.create(code="asw1", name="Strategic leadership")
    own = make.published(speaker="young-person", valued="They ask me.", needs_change="")
    helped = make.published(speaker="young-person", voice="supported")
    named = make.published()
    make.answered(named, area_of_weakness=area)
    wanted = {"who=young-own": own, "who=young-supported": helped, "says=valued": own, "area=asw1": named}
    for query, item in wanted.items():
        page = client.get(f"/experiences/?{query}").content.decode()
        assert set(re.findall(r'href="/experiences/(DEV-[^/"]+)/"', page)) == {item.reference}
    assert client.get("/experiences/?area=nowhere&says=nothing").status_code == 200
