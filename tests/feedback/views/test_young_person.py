"""A child or young person tells us: both versions, whose voice it is, stopping, and what is kept (CY-01 to CY-14)."""

import re

import pytest
from django.core.management import call_command

from cornerstones.models import Cornerstone
from feedback.models import Draft, FeelingAbout, ImpactAnswer, OriginalWords, Submission
from feedback.services.updates import add_child_version
from tests.feedback import factories
from tests.feedback.factories import CORNERSTONES, cornerstone, district
from tests.feedback.journey import code_on, hidden_draft
from tests.feedback.young_journey import ANSWERS, ORDER, PICTURES, WORDS, address, answer, answer_all, send

pytestmark = pytest.mark.django_db
VERSIONS = [PICTURES, WORDS]
PAGES = ["", *ORDER, "check"]
NUDGES = re.compile(
    r"\b(?:win|prize|reward|points?|badge|streak|well done|share|remind\w*|tell us more)\b", re.IGNORECASE
)


@pytest.fixture(autouse=True)
def _choices(db):
    for slug in CORNERSTONES:
        cornerstone(slug)
    district("torridge")


def main_text(response):
    html = response.content.decode()
    main = html[html.index("<main") : html.index("</main>")]
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


def page(client, slug, version=PICTURES):
    return client.get(address(slug, version) if slug else f"/tell-us/{version}/")


@pytest.mark.parametrize("version", VERSIONS)
def test_version_is_sent_and_keeps_every_answer(client, version):
    answer_all(client, version)
    send(client, version)
    submission = Submission.objects.get()
    words = OriginalWords.objects.get()
    assert (submission.speaker, submission.voice, submission.company) == ("young-person", "own", "alone")
    assert (submission.age_band, submission.district.slug, submission.readers) == ("11-to-15", "torridge", "forum")
    assert submission.privacy_version == "2026-11-child"
    assert (words.valued, words.needs_change) == (
        "People listen to me.\nI feel safe.\nThe bus driver says hello.",
        "It is too loud or too busy.",
    )
    assert sorted(FeelingAbout.objects.values_list("cornerstone__slug", "feeling")) == [
        ("communicate", "very-bad"),
        ("welcome-and-care", "good"),
    ]
    assert Draft.objects.count() == 0


@pytest.mark.parametrize("version", VERSIONS)
def test_version_has_eight_pages_and_says_so(client, version):
    """CY-01: the start, the questions, the check and the receipt."""
    seen = [main_text(page(client, "", version))]
    for slug in ORDER:
        seen.append(main_text(page(client, slug, version)))
        answer(client, slug, version)
    seen.append(main_text(page(client, "check", version)))
    send(client, version)
    seen.append(main_text(page(client, "sent", version)))
    assert [re.findall(r"Page (\d) of (\d)", text) for text in seen] == [[(str(n), "8")] for n in range(1, 9)]


# What every page says and offers


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("slug", PAGES)
def test_page_offers_stop_a_person_and_safety_in_child_words(client, version, slug):
    """CY-02, CY-05, CY-10: on every page of these journeys."""
    call_command("load_starting_data", verbosity=0)
    answer_all(client, version)
    html = page(client, slug, version).content.decode()
    assert f'action="/tell-us/{version}/clear/"' in html
    assert 'href="/talk-to-a-person/call-back/?from=young-person"' in html
    safe = html[html.index('aria-labelledby="stay-safe-title"') :]
    for words in (
        "tel:999",
        "Childline",
        "childline.org.uk",
        "Tell someone you trust",
        "We may have to tell someone if you",
    ):
        assert words in safe


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("slug", ["sent", "stopped"])
def test_last_pages_keep_the_safety_words(client, version, slug):
    assert "We may have to tell someone if you are not safe" in page(client, slug, version).content.decode()


@pytest.mark.parametrize("slug", ["who-is-here", "faces", "what-went-well", "what-needs-to-change", "about-you"])
def test_every_question_takes_not_knowing_and_not_saying(client, slug):
    """CY-04. Who may read it first has no "I don't want to say": somebody has to."""
    answer_all(client)
    html = page(client, slug).content.decode()
    groups = re.findall(r"<fieldset.*?</fieldset>|<select.*?</select>", html, re.DOTALL)
    assert groups
    for group in groups:
        assert "I don’t know" in group
        assert "I don’t want to say" in group or 'name="readers"' in group


def test_pictures_stand_beside_words_and_never_alone(client):
    """CY-05: each drawing is hidden from assistive technology, inside a label that says the same in words."""
    answer_all(client)
    for slug in ("who-is-here", "faces", "what-went-well", "what-needs-to-change"):
        labels = re.findall(r'<label class="tile__label".*?</label>', page(client, slug).content.decode(), re.DOTALL)
        assert len(labels) >= 9
        for label in labels:
            assert re.search(r'class="tile__words">[^<]{2,}<', label)
            assert label.count("<svg") == label.count('aria-hidden="true"')
    assert sum("<svg" in label for label in labels) == 9


def test_words_only_version_has_no_drawing_in_its_questions(client):
    answer_all(client, WORDS)
    for slug in ORDER:
        html = page(client, slug, WORDS).content.decode()
        assert "drawing--young" not in html


@pytest.mark.parametrize("slug", ORDER)
def test_link_switches_the_version_at_the_same_question_and_keeps_the_answers(client, slug):
    answer_all(client)
    assert f'href="{address(slug, WORDS)}"' in page(client, slug).content.decode()
    other = page(client, slug, WORDS)
    assert f'href="{address(slug)}"' in other.content.decode()
    assert " checked" in other.content.decode()


def test_start_says_what_it_is_for_and_who_reads(client):
    """CY-02, CY-07."""
    text = main_text(page(client, ""))
    for words in (
        "What is this for?", "What is my part?", "Who reads my words?", "What happens then?", "What if I am not safe?",
        "You can stop at any time. Nobody will be cross.", "We do not ask for your name, your school or your birthday.",
        "There are 8 short pages.", "Start with pictures", "Start with words only",
    ):  # fmt: skip
        assert words in text


def test_no_page_promises_a_reward_or_asks_for_more(client):
    """CY-13."""
    answer_all(client)
    texts = [main_text(page(client, slug)) for slug in PAGES]
    send(client)
    texts.append(main_text(page(client, "sent")))
    for text in texts:
        assert not re.search(
            r"\b(win|prize|reward|points?|badge|streak|well done|share|friends? to|remind)\b", text, re.IGNORECASE
        )


def test_pages_ask_for_no_name_school_or_birthday(client):
    """CY-06: neither on a page nor in the record."""
    answer_all(client)
    names = {name for slug in ORDER for name in re.findall(r' name="([\w-]+)"', page(client, slug).content.decode())}
    assert names == {
        "viewport", "description", "color-scheme", "theme-color", "csrfmiddlewaretoken", "draft",
        "telling", "group_size", "company", *(f"feel-{slug}" for slug in CORNERSTONES), "good", "valued", "change",
        "needs_change", "age_band", "district", "readers",
    }  # fmt: skip
    send(client)
    submission = Submission.objects.get()
    assert (submission.setting, submission.phase, submission.may_quote) == ("", "", False)


# Whose voice it is


@pytest.mark.parametrize(
    ("telling", "company", "voice"),
    [
        ("alone", "alone", "own"),
        ("alone", "nearby", "own"),
        ("alone", "", "own"),
        ("alone", "helping", "supported"),
        ("helped", "helping", "supported"),
        ("helped", "alone", "supported"),
        ("typed", "helping", "supported"),
        ("not-sure", "not-sure", "supported"),
        ("not-said", "not-said", "supported"),
    ],
)
def test_voice_is_their_own_only_when_they_say_so(client, telling, company, voice):
    """CY-03, CY-08."""
    answer_all(client, who_is_here={"telling": telling, "company": company})
    send(client)
    submission = Submission.objects.get()
    assert (submission.voice, submission.company, submission.group_size) == (voice, company, None)


def test_group_is_one_record_with_its_number(client):
    """CY-14."""
    answer_all(client, who_is_here={"telling": "group", "group_size": "12", "company": "nearby"})
    assert "We are a group of 12" in main_text(page(client, "check"))
    send(client)
    submission = Submission.objects.get()
    assert (submission.voice, submission.group_size) == ("group", 12)


@pytest.mark.parametrize("size", ["", "1", "0", "-3", "many", "99999999999999999999", "5001"])
def test_group_is_asked_for_a_number_that_can_be(client, size):
    response = answer(client, "who-is-here", telling="group", group_size=size)
    assert response.status_code == 200
    assert main_text(response).count("Enter how many of you there are, like 6") == 2
    assert Draft.objects.count() == 0


@pytest.mark.parametrize("size", ["many", "12", "1"])
def test_number_of_nobody_else_is_in_nobodys_way(client, size):
    assert answer(client, "who-is-here", telling="alone", group_size=size).status_code == 302


def test_who_is_here_has_to_be_answered(client):
    response = answer(client, "who-is-here", telling="")
    assert main_text(response).count("Choose who is telling us. You can choose “I don’t know”") == 2
    assert page(client, "faces").headers["Location"] == address("who-is-here")


def test_grown_up_who_speaks_for_a_child_is_shown_another_page_and_sends_nothing_here(client):
    response = answer(client, "who-is-here", telling="for-another")
    assert response.headers["Location"] == address("for-someone-else")
    assert 'href="/tell-us/someone-else/"' in page(client, "for-someone-else").content.decode()
    for slug in ("faces", "about-you", "check"):
        assert page(client, slug).headers["Location"] == address("for-someone-else")
    client.post(address("check"), {"draft": hidden_draft(page(client, "who-is-here").content.decode())})
    assert Submission.objects.count() == 0
    assert answer(client, "who-is-here", telling="helped").headers["Location"] == address("faces")


# Ticks and words


def test_ticks_are_put_back_when_the_page_is_shown_again(client):
    answer_all(client)
    for slug, chosen in (
        ("what-went-well", ["listen", "safe"]),
        ("what-needs-to-change", ["loud"]),
        ("faces", ["good", "very-bad"]),
        ("who-is-here", ["alone", "alone"]),
        ("about-you", ["11-to-15", "forum"]),
    ):
        html = page(client, slug).content.decode()
        assert re.findall(r'value="([\w-]+)" checked', html) == chosen
    assert "The bus driver says hello." in page(client, "what-went-well").content.decode()
    assert "People listen to me." not in re.findall(r"<textarea.*?</textarea>", html, re.DOTALL)


def test_ticks_alone_can_be_sent(client):
    answer_all(
        client,
        faces={"feel-welcome-and-care": "", "feel-communicate": ""},
        what_went_well={"good": [], "valued": ""},
        what_needs_to_change={"change": ["wait", "decide"]},
    )
    send(client)
    words = OriginalWords.objects.get()
    assert (words.valued, words.needs_change) == ("", "I have to wait too long.\nThings are decided without me.")


def test_faces_alone_become_words(client):
    answer_all(client, what_went_well={"good": ["not-sure"], "valued": ""}, what_needs_to_change={"change": []})
    send(client)
    words = OriginalWords.objects.get()
    assert words.valued == "Do people make you feel welcome? Good."
    assert words.needs_change == "Do people tell you things in a way you understand? Very bad."


def test_knowing_nothing_is_taken_and_nothing_is_sent(client):
    answer_all(
        client,
        who_is_here={"telling": "not-said", "company": "not-said"},
        faces={f"feel-{slug}": "not-sure" for slug in CORNERSTONES},
        what_went_well={"good": ["not-sure"], "valued": " "},
        what_needs_to_change={"change": ["not-said"]},
        about_you={"age_band": "not-said", "district": "not-said", "readers": "not-sure"},
    )
    response = client.post(address("check"), {"draft": hidden_draft(page(client, "check").content.decode())})
    assert response.status_code == 200
    assert "You have not told us anything yet." in main_text(response)
    assert Submission.objects.count() == 0


def test_sentence_beside_not_knowing_counts(client):
    answer_all(client, what_went_well={"good": ["not-sure", "friends"], "valued": ""})
    send(client)
    assert OriginalWords.objects.get().valued == "I have friends there."


def test_not_knowing_who_may_read_it_means_the_smaller_circle(client):
    answer_all(client, about_you={"readers": "not-sure"})
    send(client)
    assert Submission.objects.get().readers == "council-only"


def test_cornerstone_without_child_words_is_asked_by_its_name(client):
    Cornerstone.objects.create(slug="be-brave", name="Be brave", order=9, summary="…")
    answer(client, "who-is-here")
    assert "Be brave: how is it for you?" in main_text(page(client, "faces"))
    answer(client, "faces", **{"feel-be-brave": "in-between"})
    answer_all(client)
    answer(client, "faces", **{"feel-be-brave": "in-between"})
    send(client)
    assert FeelingAbout.objects.get(cornerstone__slug="be-brave").feeling == "in-between"


def test_likely_name_is_marked_gently_before_sending(client):
    answer_all(client, what_went_well={"good": [], "valued": "Ring Mrs Example on 01392 380434"})
    html = page(client, "check").content.decode()
    assert "Is there a name in your words?" in html
    assert "01392 380434<span" in html
    assert f'href="{address("what-went-well")}?change"' in html
    send(client)


@pytest.mark.parametrize("ticked", [["not-safe"], ["loud"]])
def test_check_names_safety_again_for_who_ticks_that_they_are_scared(client, ticked):
    answer_all(client, what_needs_to_change={"change": ticked})
    text = main_text(page(client, "check"))
    assert ("You ticked that you feel scared or not safe." in text) is (ticked == ["not-safe"])
    assert "we may have to tell a person whose job is to help" in text


def test_long_words_are_kept_on_the_page_and_a_clear_message_shown(client):
    answer(client, "who-is-here")
    response = answer(client, "what-went-well", valued="ß" * 9_001)
    assert response.status_code == 200
    assert "What you write must be 9,000 characters or fewer." in main_text(response)
    assert "ß" * 9_001 in response.content.decode()
    assert answer(client, "what-went-well", valued="ß" * 9_000).status_code == 302


@pytest.mark.parametrize(
    ("slug", "odd"),
    [
        ("who-is-here", {"telling": "nobody"}),
        ("who-is-here", {"company": "\x00"}),
        ("faces", {"feel-communicate": "green"}),
        ("what-went-well", {"good": ["safe", "odd"]}),
        ("what-needs-to-change", {"change": "9" * 10_000}),
        ("about-you", {"age_band": "7"}),
        ("about-you", {"district": "paris"}),
        ("about-you", {"readers": "everybody"}),
    ],
)
def test_odd_answer_gets_a_message_and_never_a_fault(client, slug, odd):
    answer(client, "who-is-here")
    response = answer(client, slug, **odd)
    assert response.status_code in (200, 400)
    assert Submission.objects.count() == 0


# Stopping, leaving, sending twice


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("slug", [*ORDER, "check"])
def test_stop_on_any_page_leaves_nothing(client, version, slug):
    """CY-02."""
    answer_all(client, version)
    html = page(client, slug, version).content.decode()
    client.cookies.clear()
    response = client.post(f"/tell-us/{version}/clear/", {"draft": hidden_draft(html)}, follow=True)
    assert main_text(response).startswith("You stopped Nothing was kept. Nobody is cross.")
    assert (Draft.objects.count(), Submission.objects.count()) == (0, 0)


def test_stopping_takes_the_key_out_of_the_browser(client):
    answer(client, "who-is-here")
    assert client.cookies["draft-young"].value
    client.post(f"/tell-us/{PICTURES}/clear/")
    assert client.cookies["draft-young"].value == ""


def test_looking_at_pages_keeps_nothing(client):
    for slug in ("", "who-is-here"):
        assert "draft-young" not in page(client, slug).cookies
    assert Draft.objects.count() == 0


def test_key_ends_with_the_browser_and_opens_nothing_of_a_parent(client):
    cookie = answer(client, "who-is-here").cookies["draft-young"]
    assert (cookie["max-age"], cookie["expires"], cookie["httponly"]) == ("", "", True)
    client.cookies["draft"] = cookie.value
    del client.cookies["draft-young"]
    assert page(client, "faces").headers["Location"] == address("who-is-here")


def test_next_child_at_a_shared_tablet_is_asked_before_going_on(client):
    answer_all(client)
    text = main_text(page(client, ""))
    assert "Someone has begun here. Was it you?" in text
    assert "The bus driver says hello." not in text


@pytest.mark.parametrize("gone_before", [*ORDER[1:], "check"])
def test_cookies_lost_between_steps_lose_nothing(client, gone_before):
    for slug in [*ORDER, "check"]:
        html = page(client, slug).content.decode()
        if slug == gone_before:
            client.cookies.clear()
        body = {**ANSWERS.get(slug, {}), "draft": hidden_draft(html)}
        assert client.post(address(slug), body).status_code == 302
    words = OriginalWords.objects.get()
    assert words.valued == "People listen to me.\nI feel safe.\nThe bus driver says hello."


def test_sending_twice_makes_one_record_and_the_same_code(client):
    answer_all(client)
    token = hidden_draft(page(client, "check").content.decode())
    codes = []
    for _ in range(3):
        assert client.post(address("check"), {"draft": token}).headers["Location"] == address("sent")
        codes.append(code_on(page(client, "sent").content.decode()))
    assert len(set(codes)) == 1
    assert Submission.objects.count() == 1


def test_draft_is_not_saved_for_later(client):
    answer(client, "who-is-here", save="yes")
    assert page(client, "saved").headers["Location"] == f"/tell-us/{PICTURES}/"
    assert Draft.objects.filter(code_hash__isnull=False).count() == 0


def test_stopped_page_is_for_journeys_that_keep_nothing(client):
    client.inspect = False
    assert client.get("/tell-us/parent-carer/stopped/").status_code == 404


# Coming back with the code


@pytest.fixture
def back(client):
    """A young person who was answered and has given their code; the answer's reference is in `answered`."""
    answer_all(client)
    code = send(client)
    submission = Submission.objects.get()
    factories.publish(submission, needs_change="It is too loud.")
    client.answered = factories.answered(submission, answer="The authority will implement mitigations.")
    client.post("/your-feedback/", {"code": code})
    return client


def test_status_page_is_in_child_words(back):
    html = back.get("/your-feedback/status/").content.decode()
    for words in ("What happened to your words", "You told us, and the council says", "take your words back</a>",
                  "Did you have a real say?", "We may have to tell someone if you are not safe"):  # fmt: skip
        assert words in html
    assert "The authority will implement mitigations." in html
    assert "hear-back" not in html


def test_answer_written_for_children_stands_before_the_councils_own_words(back):
    by = factories.responder()
    add_child_version(response=back.answered, by=by, text="We will make the hall quieter.")
    text = main_text(back.get("/your-feedback/status/"))
    long = "The longer answer, for everyone The authority will implement mitigations."
    assert text.index("We will make the hall quieter.") < text.index(long)


def test_real_say_is_asked_in_child_words_and_kept(back):
    """CY-11."""
    address_ = f"/your-feedback/answers/{back.answered.reference}/"
    text = main_text(back.get(address_))
    assert "Did it help?" in text
    assert "You do not have to say. There are no wrong answers, and nobody will be cross." in text
    for words in ("I don’t know", "I don’t want to say", "No, it was just for show"):
        assert words in text
    assert back.post(address_, {"difference": "partly", "real_say": "no"}).status_code == 302
    kept = ImpactAnswer.objects.get()
    assert (kept.difference, kept.real_say) == ("partly", "no")
