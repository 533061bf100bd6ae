import re

import pytest
from django.db import OperationalError, connection
from django.test import Client

from feedback.models import Draft, OriginalWords, Submission
from feedback.services import drafting
from tests.feedback.factories import CORNERSTONES, cornerstone, district
from tests.feedback.journey import (
    ANSWERS,
    CHECK,
    ORDER,
    SENT,
    STEP,
    answer,
    answer_all,
    code_on,
    hidden_draft,
    send,
)
from tests.page_inspector import InspectingClient

pytestmark = pytest.mark.django_db
START = "/tell-us/parent-carer/"


@pytest.fixture(autouse=True)
def _choices(db):
    for slug in CORNERSTONES:
        cornerstone(slug)
    district("torridge")


@pytest.fixture
def strict_client():
    """A browser: POST needs the CSRF cookie."""
    return InspectingClient(enforce_csrf_checks=True)


def text_of(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


@pytest.mark.parametrize(
    "path",
    ["/tell-us/", START, "/tell-us/young-person/", SENT] + [STEP.format(slug) for slug in ORDER[:1]],
)
def test_page_opens_for_a_visitor_and_leaves_nothing(client, path):
    response = client.get(path)
    assert response.status_code == 200
    assert Draft.objects.count() == 0
    assert set(response.cookies) <= {"csrf"}
    assert "no-store" in response.headers["Cache-Control"]


@pytest.mark.parametrize("path", [CHECK, STEP.format("quotes"), START, "/your-feedback/"])
def test_page_refuses_other_methods(client, path):
    assert client.put(path).status_code == 405


def test_journey_is_sent_with_only_what_is_necessary(client):
    empty = {"valued": "", "cornerstones": [], "district": "", "phase": "", "setting": ""}
    answer_all(
        client,
        what_went_well={"valued": empty["valued"]},
        cornerstones={"cornerstones": []},
        about={"district": "", "phase": "", "setting": ""},
    )
    assert "Not provided" in text_of(client.get(CHECK))
    page = send(client)
    submission = Submission.objects.get()
    assert submission.reference in text_of(page)
    assert (submission.district, submission.phase, submission.setting, submission.cornerstones.count()) == (
        None,
        "",
        "",
        0,
    )


def test_journey_keeps_every_answer(client):
    answer_all(client)
    send(client)
    submission = Submission.objects.get()
    words = OriginalWords.objects.get()
    assert (words.valued, words.needs_change) == ("The school rang back.", "Nobody told us why.")
    assert (submission.district.slug, submission.phase, submission.setting) == ("torridge", "primary", "special")
    assert (submission.readers, submission.about_one_child, submission.may_quote) == ("forum", "no", True)
    assert [stone.slug for stone in submission.cornerstones.all()] == ["communicate"]
    assert Draft.objects.count() == 0


@pytest.mark.parametrize("odd", ["not-sure", "not-said"])
def test_journey_takes_not_sure_everywhere(client, odd):
    answer_all(
        client,
        cornerstones={"cornerstones": ["not-sure"]},
        one_child={"about_one_child": "not-sure"},
        about={"district": odd, "phase": odd, "setting": odd},
    )
    assert "I am not sure" in text_of(client.get(CHECK))
    send(client)
    submission = Submission.objects.get()
    assert (submission.district, submission.phase, submission.cornerstones.count()) == (None, odd, 0)


def test_journey_has_at_most_twelve_pages(client):
    """With every page that may come: start, the questions, the prompt, the other help, the check, the receipt."""
    pages, path = [START], STEP.format("who-reads-this")
    while path != CHECK:
        pages.append(path)
        slug = path.removeprefix(START).strip("/")
        more = {"valued": "Ring Mrs Example on 01392 380434"} if slug == "what-went-well" else {}
        more |= {"about_one_child": "yes"} if slug == "one-child" else {}
        path = answer(client, slug, **more).headers["Location"]
    pages += [CHECK, SENT]
    assert [page.removeprefix(START).strip("/") for page in pages] == [
        "",
        "who-reads-this",
        "what-went-well",
        "what-needs-to-change",
        "names",
        "cornerstones",
        "one-child",
        "other-help",
        "about",
        "quotes",
        "check",
        "sent",
    ]


# Words


def test_neither_text_is_refused_and_says_what_to_do(client):
    answer(client, "who-reads-this")
    answer(client, "what-went-well", valued="")
    response = answer(client, "what-needs-to-change", needs_change="  \n ")
    html = response.content.decode()
    assert response.status_code == 200
    assert "<title>Error: What needs to change?" in html
    assert text_of(response).count("Enter what went well or what needs to change") == 2
    assert 'href="#id_needs_change"' in html


def test_emptying_the_only_text_later_is_refused(client):
    answer_all(client, what_needs_to_change={"needs_change": ""})
    response = client.post(f"{STEP.format('what-went-well')}?change", {"valued": ""})
    assert "Enter what went well or what needs to change" in text_of(response)


@pytest.mark.parametrize(
    "typed",
    [
        "\n\n  Two lines first\n\n",
        "<script>alert(1)</script> & <b>bold</b> {{ 7 }} {% now %}",
        "لا أحد يخبرنا شيئا",
        "👩‍👧 \u202e right to left \u200d",
        "x" * 10_000,
        "é" * 10_000,
        "a\r\n" * 5_000,
    ],
)
def test_words_come_back_as_they_were_typed(client, typed):
    answer(client, "who-reads-this")
    assert answer(client, "what-went-well", valued=typed).status_code == 302
    token = client.cookies["draft"].value
    page = client.get(STEP.format("what-went-well")).content.decode()
    assert f'value="{token}"' in page
    assert typed_in(page) == typed.replace("\r\n", "\n").rstrip()


def typed_in(html, name="valued"):
    """Return what a browser shows in the text area: it drops one line break after the tag."""
    from html5lib import parse

    areas = [area for area in parse(html, namespaceHTMLElements=False).iter("textarea") if area.get("name") == name]
    return areas[0].text or ""


def test_too_long_a_text_is_given_back_whole(client):
    answer(client, "who-reads-this")
    typed = "Zebra " * 1666 + "12345"
    assert len(typed) == 10_001
    response = answer(client, "what-went-well", valued=typed)
    words = "What went well must be 10,000 characters or fewer. You have written 10001 characters."
    assert (response.status_code, text_of(response).count(words)) == (200, 2)
    assert typed_in(response.content.decode()) == typed


def test_a_line_end_counts_once(client):
    """A browser sends each line end as two characters; a limit that counted both would be unfair."""
    answer(client, "who-reads-this")
    assert answer(client, "what-went-well", valued="\r\n".join(["abcd"] * 2000)).status_code == 302


@pytest.mark.parametrize("slug", ORDER)
def test_nul_is_refused_with_a_page(client, slug):
    answer_all(client)
    field, value = next(iter(ANSWERS[slug].items()))
    client.inspect = False
    odd = [f"{value}\0"] if isinstance(value, str) else ["communicate\0"]
    assert client.post(STEP.format(slug), {field: odd}).status_code == 400


@pytest.mark.parametrize("slug", [slug for slug in ORDER if not slug.startswith("what")])
@pytest.mark.parametrize("odd", ["", "x" * 100_000, "no-such-choice", "-1", "9" * 30])
def test_odd_choices_are_never_an_error_of_ours(client, slug, odd):
    answer_all(client)
    fields = dict.fromkeys(ANSWERS[slug], odd)
    assert client.post(STEP.format(slug), fields).status_code in (200, 302)
    assert client.post(STEP.format(slug), {}).status_code in (200, 302)


@pytest.mark.parametrize("odd", ["", "short", "x" * 43, "../" * 20, "é" * 43, "x" * 5000])
def test_an_odd_token_is_never_an_error_of_ours(client, odd):
    response = client.post(STEP.format("who-reads-this"), {"readers": "forum", "draft": odd})
    assert response.status_code == 302
    assert re.fullmatch(r"[\w-]{43}", client.cookies["draft"].value)


@pytest.mark.parametrize(
    ("slug", "message"),
    [
        ("who-reads-this", "Select who may read what you send us"),
        ("one-child", "Select whether this is about the help one child is getting"),
        ("quotes", "Select whether we may use some of your words"),
    ],
)
def test_a_necessary_choice_left_out_says_what_to_do(client, slug, message):
    for earlier in ORDER[: ORDER.index(slug)]:
        answer(client, earlier)
    response = client.post(STEP.format(slug), {"draft": client.cookies["draft"].value if client.cookies else ""})
    assert text_of(response).count(message) == 2
    assert "<title>Error: " in response.content.decode()


# Who reads it, one child's help, names


def test_council_only_is_kept(client):
    answer_all(client, who_reads_this={"readers": "council-only"})
    send(client)
    assert Submission.objects.get().readers == "council-only"
    assert Submission.objects.for_forum().count() == 0


@pytest.mark.parametrize(("about", "follows"), [("yes", "other-help"), ("both", "other-help"), ("no", "about")])
def test_one_childs_help_shows_the_other_ways(client, about, follows):
    for slug in ORDER[:4]:
        answer(client, slug)
    assert answer(client, "one-child", about_one_child=about).headers["Location"] == STEP.format(follows)


def test_other_help_names_the_ways_and_lets_go_on(client):
    answer_all(client, one_child={"about_one_child": "yes"})
    page = client.get(STEP.format("other-help"))
    assert 'href="https://www.devonias.org.uk/"' in page.content.decode()
    for way in ("A complaint.", "Mediation.", "An appeal.", "need not publish"):
        assert way in text_of(page)
    assert answer(client, "other-help").headers["Location"] == STEP.format("about")
    send(client)
    assert Submission.objects.get().statutory_class == "individual-service"


def test_names_are_marked_and_never_stop_anybody(client):
    answer(client, "who-reads-this")
    answer(client, "what-went-well", valued="Ring me on 01392 380434 <b>please</b>")
    assert answer(client, "what-needs-to-change").headers["Location"] == STEP.format("names")
    html = client.get(STEP.format("names")).content.decode()
    assert "<mark>01392 380434<span" in html
    assert "&lt;b&gt;please&lt;/b&gt;" in html
    assert "Nobody told us why." not in html
    assert answer(client, "names").headers["Location"] == STEP.format("cornerstones")


def test_names_page_offers_to_change_the_words(client):
    answer(client, "who-reads-this")
    answer(client, "what-went-well", valued="Ring me on 01392 380434")
    answer(client, "what-needs-to-change")
    assert f'href="{STEP.format("what-went-well")}"' in client.get(STEP.format("names")).content.decode()
    answer(client, "what-went-well", valued="Ring me")
    assert answer(client, "what-needs-to-change").headers["Location"] == STEP.format("cornerstones")


# Back, change, skipping ahead


def test_change_comes_straight_back_to_the_check(client):
    answer_all(client)
    for slug in ORDER:
        assert f'href="{STEP.format(slug)}?change"' in client.get(CHECK).content.decode()
        response = client.post(f"{STEP.format(slug)}?change", ANSWERS[slug])
        assert response.headers["Location"] == CHECK


def test_change_that_brings_a_name_in_shows_the_prompt_and_comes_back(client):
    answer_all(client)
    changed = client.post(f"{STEP.format('what-went-well')}?change", {"valued": "Ring 01392 380434"})
    assert changed.headers["Location"] == f"{STEP.format('names')}?change"
    assert client.post(changed.headers["Location"]).headers["Location"] == CHECK
    assert "Ring 01392 380434" in text_of(client.get(CHECK))


def test_back_shows_the_answer_that_was_given(client):
    answer_all(client)
    assert typed_in(client.get(STEP.format("what-went-well")).content.decode()) == "The school rang back."
    assert re.search(r'value="forum"\s+checked', client.get(STEP.format("who-reads-this")).content.decode())


def test_nothing_is_chosen_beforehand(client):
    for slug in ORDER:
        assert "checked" not in client.get(STEP.format(slug)).content.decode()
        answer(client, slug)


@pytest.mark.parametrize("done", range(len(ORDER)))
def test_a_guessed_address_leads_to_the_first_necessary_question(client, done):
    for slug in ORDER[:done]:
        answer(client, slug)
    necessary = ["who-reads-this", "what-needs-to-change", "one-child", "quotes"]
    expected = next(slug for slug in necessary if slug not in ORDER[:done])
    assert client.get(CHECK).headers["Location"] == STEP.format(expected)
    assert client.post(CHECK).headers["Location"] == STEP.format(expected)
    assert Submission.objects.count() == 0


def test_an_unknown_step_is_not_found(client):
    client.inspect = False
    assert client.get(STEP.format("no-such-step")).status_code == 404


def test_answering_ahead_loses_nothing(client):
    response = client.post(STEP.format("quotes"), {"may_quote": "yes"})
    assert response.headers["Location"] == STEP.format("who-reads-this")
    for slug in ORDER[:-1]:
        answer(client, slug)
    send(client)
    assert Submission.objects.get().may_quote is True


# Nothing is lost


@pytest.mark.parametrize("lost_before", [*ORDER, "check"])
def test_cookies_lost_between_two_steps_lose_nothing(strict_client, lost_before):
    """The page is open, then every cookie goes; the button leads to a page that sends it all again."""
    client = strict_client
    for slug in [*ORDER, "check"]:
        path = STEP.format(slug)
        page = client.get(path).content.decode()
        fields = ANSWERS.get(slug, {}) | {"draft": hidden_draft(page), "csrfmiddlewaretoken": csrf_in(page)}
        if slug == lost_before:
            client.cookies.clear()
            fields = given_back(client.post(path, fields))
        assert client.post(path, fields).status_code == 302
    assert client.get(SENT).status_code == 200
    words = OriginalWords.objects.get()
    assert (words.valued, words.needs_change) == ("The school rang back.", "Nobody told us why.")
    assert Submission.objects.get().district.slug == "torridge"


def csrf_in(html):
    return re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', html).group(1)


def given_back(response):
    """Return the fields of the page that asks to press the button again."""
    from html5lib import parse

    assert response.status_code == 403
    fields = {}
    for box in parse(response.content.decode(), namespaceHTMLElements=False).iter("input"):
        fields.setdefault(box.get("name"), []).append(box.get("value") or "")
    return fields


def test_a_database_that_is_away_gives_every_word_back(client, monkeypatch):
    answer(client, "who-reads-this")
    token = client.cookies["draft"].value

    def away(**_anything):
        raise OperationalError("the server closed the connection")

    monkeypatch.setattr(drafting, "keep_answer", away)
    client.inspect = False
    typed = "First line\n\nيا second <b>line</b>"
    response = client.post(STEP.format("what-went-well"), {"valued": typed, "draft": token})
    html = response.content.decode()
    assert (response.status_code, response.headers["Retry-After"]) == (503, "30")
    assert f'name="draft" value="{token}"' in html
    assert "First line\n\nيا second &lt;b&gt;line&lt;/b&gt;" in html


def test_a_page_posted_from_another_site_is_not_given_back(strict_client):
    response = strict_client.post(
        STEP.format("who-reads-this"), {"readers": "forum"}, headers={"Origin": "https://example.com"}
    )
    assert (response.status_code, 'value="forum"' in response.content.decode()) == (403, False)


def test_draft_is_sealed_and_dated_by_the_day(client):
    answer(client, "who-reads-this")
    answer(client, "what-went-well", valued="CANARY-WORDS")
    draft = Draft.objects.get()
    assert b"CANARY" not in bytes(draft.sealed)
    assert client.cookies["draft"].value not in draft.pk
    assert client.cookies["draft"]["httponly"] is True
    assert client.cookies["draft"]["samesite"] == "Lax"
    assert client.cookies["draft"]["max-age"] == 28 * 24 * 60 * 60


def test_start_offers_to_go_on_or_delete(client):
    answer(client, "who-reads-this")
    page = client.get(START)
    assert f'href="{STEP.format("what-needs-to-change")}"' in page.content.decode()
    assert client.post(f"{START}clear/").headers["Location"] == START
    assert (Draft.objects.count(), client.cookies["draft"].value) == (0, "")


# Sending


def test_pressing_twice_gives_one_record_and_the_same_receipt(client):
    answer_all(client)
    token = hidden_draft(client.get(CHECK).content.decode())
    client.post(CHECK, {"draft": token})
    first = client.get(SENT).content.decode()
    client.post(CHECK, {"draft": token})
    assert code_on(client.get(SENT).content.decode()) == code_on(first)
    assert Submission.objects.count() == 1


def test_a_second_browser_with_the_same_token_gets_the_same_receipt(client):
    answer_all(client)
    token = hidden_draft(client.get(CHECK).content.decode())
    other = Client()
    other.post(CHECK, {"draft": token})
    assert code_on(other.get(SENT).content.decode()) == code_on(send(client).content.decode())


def test_going_back_after_sending_begins_a_new_draft(client):
    """What was sent stays; words typed on an old page are kept apart and can be sent as well."""
    answer_all(client)
    token = hidden_draft(client.get(CHECK).content.decode())
    send(client)
    client.post(STEP.format("what-went-well"), {"valued": "And one thing more.", "draft": token})
    assert client.cookies["draft"].value not in ("", token)
    for slug in ("who-reads-this", "what-needs-to-change", "one-child", "quotes"):
        answer(client, slug)
    send(client)
    assert sorted(OriginalWords.objects.values_list("valued", flat=True)) == [
        "And one thing more.",
        "The school rang back.",
    ]


def test_check_says_what_cannot_be_undone(client):
    answer_all(client)
    words = text_of(client.get(CHECK))
    assert "Without your code nobody can find what you sent" in words
    assert "we cannot take back the copies" in words
    assert "Send what you have told us" in words


def test_receipt_can_be_loaded_again_and_cleared(client):
    answer_all(client)
    page = send(client)
    code = code_on(page.content.decode())
    assert len(code.replace("-", "")) == 26
    assert code_on(client.get(SENT).content.decode()) == code
    assert client.cookies["draft"].value == ""
    assert client.post(f"{SENT}clear/").headers["Location"] == SENT
    assert "Use your code to see what happened" in text_of(client.get(SENT))


def test_receipt_closes_after_half_an_hour(client, time_machine):
    time_machine.move_to("2026-11-23 10:00:00Z", tick=False)
    answer_all(client)
    send(client)
    time_machine.move_to("2026-11-23 10:29:00Z", tick=False)
    assert "By Monday 30 November 2026" in text_of(client.get(SENT))
    time_machine.move_to("2026-11-23 10:31:00Z", tick=False)
    assert "Use your code to see what happened" in text_of(client.get(SENT))


def test_nothing_anybody_wrote_or_holds_is_in_the_logs(client, caplog, capfd, monkeypatch):
    answer_all(client, what_went_well={"valued": "CANARY-VALUED 01392 380434"}, about={"district": "torridge"})
    token = client.cookies["draft"].value
    code = code_on(send(client).content.decode())
    client.post("/your-feedback/", {"code": code})
    client.post("/your-feedback/", {"code": "CANARY-CODE"})
    monkeypatch.setattr(drafting, "keep_answer", lambda **_: 1 / 0)
    client.raise_request_exception = False
    client.inspect = False
    response = client.post(STEP.format("what-went-well"), {"valued": "CANARY-FORCED"})
    logged = caplog.text + "".join(capfd.readouterr())
    assert (response.status_code, "ZeroDivisionError" in logged) == (500, True)
    found = [secret for secret in ("CANARY", token, code, code.replace("-", ""), "127.0.0.1") if secret in logged]
    assert found == []


@pytest.mark.parametrize(
    ("path", "queries"),
    [
        ("/tell-us/", 2),
        (START, 4),
        *((STEP.format(slug), 4) for slug in ("who-reads-this", "what-went-well", "one-child", "quotes")),
        (STEP.format("cornerstones"), 5),
        (STEP.format("about"), 5),
        (CHECK, 6),
    ],
)
def test_page_asks_the_database_as_often_as_it_should(client, django_assert_num_queries, path, queries):
    answer_all(client)
    with django_assert_num_queries(queries, connection=connection):
        assert client.get(path).status_code == 200


def test_receipt_page_asks_the_database_as_often_as_it_should(client, django_assert_num_queries):
    answer_all(client)
    send(client)
    with django_assert_num_queries(4):
        client.get(SENT)


def test_send_over_the_limit_keeps_every_word_and_shows_a_person(client, settings):
    """ALL-08: nobody is shut out; the words wait, and the phone number is on the page."""
    settings.SENDS_AN_HOUR = 1
    answer_all(client)
    send(client)
    answer_all(client)
    token = hidden_draft(client.get(CHECK).content.decode())
    refused = client.post(CHECK, {"draft": token})
    assert (refused.status_code, "Talk to a person" in text_of(refused)) == (429, True)
    assert (Submission.objects.count(), Draft.objects.count()) == (1, 1)
    settings.SENDS_AN_HOUR = 2
    assert client.post(CHECK, {"draft": token}).headers["Location"] == SENT
