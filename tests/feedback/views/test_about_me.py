"""“This says something about me”: the button, what the reader sees next, and the desk that looks."""

import re

import pytest

from feedback.enums import ReportState
from feedback.models import ReportAboutMe
from feedback.services.reports_about_me import (
    put_it_back,
    report_answer,
    report_experience,
    report_small_win,
    report_theme,
)
from feedback.services.small_wins import SmallWinWords, draft_small_win, publish_small_win
from feedback.views.about_me import MOST_REPORTS
from lib import codes
from tests.feedback import factories as make

pytestmark = pytest.mark.django_db
QUEUE = "/moderation/"
CANARY = "CANARY-ABOUT-ME"


def small_win(by, text):
    win = draft_small_win(by=by, words=SmallWinWords("win", text, make.cornerstone(), []), key=codes.new_token())
    return publish_small_win(win=win, by=by, seen_version=win.version)


def page(response):
    return response.content.decode()


@pytest.fixture
def item():
    return make.published(needs_change=CANARY, may_quote=True)


@pytest.fixture
def answer(item):
    return make.answered(item, said="CANARY-SAID", answer="CANARY-ANSWER")


def path(text):
    kind = "experiences" if "DEV-TEST" in text.reference else "you-said-we-did"
    return f"/{kind}/{text.reference}/"


def press(client, text):
    key = re.search(r'name="key" value="([\w-]{43})"', page(client.get(path(text))))[1]
    return client.post(f"{path(text)}about-me/", {"key": key})


@pytest.mark.parametrize("which", ["item", "answer"])
def test_one_press_hides_it_and_says_what_happens_next(which, client, request):
    text = request.getfixturevalue(which)
    made = press(client, text)
    assert made.headers["Location"] == "/this-is-about-me/hidden/"
    told = page(client.get("/this-is-about-me/hidden/"))
    assert [w for w in ("It is off the website now", 'href="/talk-to-a-person/call-back/"') if w not in told] == []
    assert client.get(path(text)).status_code == 404


def test_a_hidden_experience_leaves_every_page(client, item, answer):
    lists = ["/experiences/", "/you-said-we-did/", path(answer)]
    assert [CANARY in page(client.get(each)) for each in lists] == [True, False, True]
    press(client, item)
    assert [
        word for each in lists for word in (CANARY, item.reference, "CANARY-SAID") if word in page(client.get(each))
    ] == []


def test_a_hidden_answer_leaves_every_page(client, item, answer, responder, signed_in):
    lists = ["/you-said-we-did/", "/commitments/promises/", path(item)]
    assert [word for each in lists if (word := "CANARY-ANSWER") not in page(client.get(each))] == []
    press(client, answer)
    assert [
        word for each in lists for word in ("CANARY-ANSWER", answer.reference) if word in page(client.get(each))
    ] == []
    assert item.reference in page(signed_in(responder).get("/responding/"))  # it waits for an answer again


def test_a_theme_loses_its_words_and_keeps_its_experiences(client, item):
    theme = make.theme(item, summary="CANARY-THEME of one.")
    key = re.search(r'name="key" value="([\w-]{43})"', page(client.get(f"/themes/{theme.slug}/")))[1]
    made = client.post(f"/themes/{theme.slug}/about-me/", {"key": key})
    assert made.headers["Location"] == "/this-is-about-me/hidden/"
    shown = [page(client.get(each)) for each in (f"/themes/{theme.slug}/", "/themes/", "/search/?q=canary")]
    assert [("CANARY-THEME" in html, "about-me/" in html) for html in shown] == [(False, False)] * 3
    assert CANARY in shown[0]


def test_a_small_win_leaves_its_page_and_the_desk_shows_no_words(client, responder, signed_in):
    by_key = [small_win(responder, text) for text in ("CANARY-WIN for Kit.", "The lamp works.")]
    html = page(client.get("/you-said-we-did/small-wins/"))
    key = re.search(r'name="key" value="([\w-]{43})"', html)[1]
    path = f"/you-said-we-did/small-wins/{by_key[0].reference}/about-me/"
    assert (path in html, client.post(path, {"key": key}).headers["Location"]) == (True, "/this-is-about-me/hidden/")
    public = page(client.get("/you-said-we-did/small-wins/"))
    desk = page(signed_in(responder).get("/responding/small-wins/"))
    assert ("CANARY-WIN" in public + desk, "The lamp works." in public) == (False, True)
    assert client.post(path, {"key": key}).headers["Location"] == "/this-is-about-me/hidden/"


@pytest.mark.parametrize(
    ("make_report", "who", "words"),
    [
        (
            lambda _by: report_theme(slug=make.theme(summary="CANARY-THEME.").slug, key=codes.new_token()),
            "moderator",
            "CANARY-THEME",
        ),
        (
            lambda by: report_small_win(reference=small_win(by, "CANARY-WIN.").reference, key=codes.new_token()),
            "council_moderator",
            "CANARY-WIN",
        ),
    ],
    ids=["theme", "small-win"],
)
def test_whoever_looks_reads_the_words_and_decides(make_report, who, words, responder, signed_in, request):
    report, desk = make_report(responder), signed_in(request.getfixturevalue(who))
    assert f"/moderation/about-me/{report.pk}/" in page(desk.get(QUEUE))
    assert words in page(desk.get(f"/moderation/about-me/{report.pk}/"))
    desk.post(f"/moderation/about-me/{report.pk}/put-back/", {"note": "Nobody can be told."})
    report.refresh_from_db()
    assert report.state == ReportState.PUT_BACK


@pytest.mark.parametrize("key", ["", "x", "💔" * 9000, "a" * 42])
def test_a_damaged_form_hides_it_too(key, client, item):
    assert client.post(f"{path(item)}about-me/", {"key": key}).headers["Location"] == "/this-is-about-me/hidden/"
    assert ReportAboutMe.objects.count() == 1


def test_pressing_twice_makes_one_report(client, item):
    key = codes.new_token()
    answers = [client.post(f"{path(item)}about-me/", {"key": key}).headers["Location"] for _twice in range(2)]
    assert (answers, ReportAboutMe.objects.count()) == (["/this-is-about-me/hidden/"] * 2, 1)


def test_looking_at_the_page_hides_nothing(client, item):
    assert client.get(f"{path(item)}about-me/").status_code == 405
    assert client.get(path(item)).status_code == 200


def test_the_sixth_in_an_hour_meets_a_person(client):
    for _time in range(MOST_REPORTS.tries):
        press(client, make.published())
    item = make.published()
    refused = press(client, item)
    assert refused.status_code == 429
    assert [w for w in ("talk to a person", "/talk-to-a-person/call-back/") if w not in page(refused)] == []
    assert client.get(path(item)).status_code == 200


def test_after_two_put_backs_the_reader_is_told_the_truth(client, item, moderator):
    for _time in range(2):
        made = report_experience(reference=item.reference, key=codes.new_token())
        put_it_back(report=made, by=moderator, note="No.")
    assert press(client, item).headers["Location"] == "/this-is-about-me/waits/"
    assert "it stays on the website until somebody has looked again" in page(client.get("/this-is-about-me/waits/"))
    assert client.get(path(item)).status_code == 200


@pytest.mark.parametrize("reference", ["DEV-NONE-0000", "x" * 300, "-"])
def test_an_unknown_text_is_404(reference, client):
    for kind in ("experiences", "you-said-we-did"):
        assert client.post(f"/{kind}/{reference}/about-me/").status_code == 404


def test_the_desk_sees_it_on_top_and_puts_it_back(item, moderator, signed_in, client):
    made = report_experience(reference=item.reference, key=codes.new_token())
    desk = signed_in(moderator)
    queue = page(desk.get(QUEUE))
    assert queue.index("Somebody says that this is about them") < queue.index("Waiting")
    assert f'href="/moderation/about-me/{made.pk}/"' in queue
    assert CANARY in page(desk.get(f"/moderation/about-me/{made.pk}/"))
    desk.post(f"/moderation/about-me/{made.pk}/put-back/", {"note": "Nobody can be told."})
    assert CANARY in page(client.get(path(item)))
    assert "Somebody says that this is about them" not in page(desk.get(QUEUE))


def test_the_desk_takes_an_answer_down(answer, council_moderator, signed_in, client):
    made = report_answer(reference=answer.reference, key=codes.new_token())
    desk = signed_in(council_moderator)
    assert "CANARY-ANSWER" in page(desk.get(f"/moderation/about-me/{made.pk}/"))
    told = page(desk.post(f"/moderation/about-me/{made.pk}/take-down/", {"note": "A worker."}, follow=True))
    assert f"{answer.reference} is not public any more." in told
    assert client.get(path(answer)).status_code == 404


@pytest.mark.parametrize("step", ["take-down", "put-back"])
def test_looking_needs_a_reason_and_the_later_one_is_told(step, item, moderator, second_moderator, signed_in):
    made = report_experience(reference=item.reference, key=codes.new_token())
    address, desk = f"/moderation/about-me/{made.pk}/{step}/", signed_in(moderator)
    assert "Say why in a sentence" in page(desk.post(address, {"note": ""}))
    assert desk.post(address, {"note": "So."}).status_code == 302
    late = signed_in(second_moderator).post(address, {"note": "My typed note"})
    assert late.status_code == 409
    assert [w for w in ("Mo Moderator looked at it at", "My typed note") if w not in page(late)] == []
    assert CANARY not in page(late)


@pytest.mark.parametrize("step", ["", "take-down/", "put-back/"])
def test_a_report_of_another_desk_is_404(step, answer, moderator, signed_in):
    made = report_answer(reference=answer.reference, key=codes.new_token())
    desk = signed_in(moderator)
    for number in (made.pk, 999_999, 2**70):
        address = f"/moderation/about-me/{number}/{step}"
        assert (desk.post(address, {"note": "x"}) if step else desk.get(address)).status_code == 404


def test_the_item_page_says_that_it_is_hidden(item, moderator, signed_in):
    report_experience(reference=item.reference, key=codes.new_token())
    assert "hidden now: somebody said that it is about them" in page(
        signed_in(moderator).get(f"{QUEUE}{item.reference}/")
    )


def test_the_dashboard_counts_what_readers_said(item, moderator, signed_in):
    report_experience(reference=item.reference, key=codes.new_token())
    told = page(signed_in(moderator).get("/dashboard/"))
    assert "1 reader says that something is about them. Nothing waits. Thank you." in told


def test_looked_at_reports_show_no_words_any_more(item, moderator, signed_in):
    made = report_experience(reference=item.reference, key=codes.new_token())
    put_it_back(report=made, by=moderator, note="No.")
    shown = page(signed_in(moderator).get(f"/moderation/about-me/{made.pk}/"))
    assert (CANARY in shown, ReportState.PUT_BACK.label.lower() in shown) == (False, True)
