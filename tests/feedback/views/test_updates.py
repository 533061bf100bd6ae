"""The pages on which a responder says what happened since, and what families read of it."""

import re
from datetime import timedelta

import pytest

from feedback.answers import Answers
from feedback.enums import HowFar, Speaker
from feedback.models import ResponseUpdate, Submission
from feedback.services import sending
from feedback.services.updates import add_child_version, add_update
from lib import clock
from lib.codes import new_token
from tests.feedback import factories as make
from tests.feedback.desk import agree, publish

pytestmark = pytest.mark.django_db
OTHERS = ["partner", "moderator", "contact_team", "safeguarding_lead", "report_editor", "administrator", "auditor"]


def page(response):
    return response.content.decode()


def words(response):
    return " ".join(re.sub(r"<[^>]+>", " ", page(response)).split())


@pytest.fixture
def answer():
    return make.answered(answer="We will send letters in time.")


@pytest.fixture
def desk(responder, signed_in):
    return signed_in(responder)


@pytest.fixture
def say(responder):
    def say(response, progress, text="So it went.", due_on=None):
        return add_update(response=response, by=responder, progress=progress, text=text, due_on=due_on, key=new_token())

    return say


def path(answer, step="update"):
    return f"/responding/{answer.reference}/{step}/"


def parts(day):
    return {"due_on_day": day.day, "due_on_month": day.month, "due_on_year": day.year}


def publish_now(desk, preview, seen=1):
    """Press the button of a preview."""
    return desk.post(preview.replace("/preview/", "/publish/"), {"seen_version": seen})


def test_responding_leads_to_published_answers_and_their_forms(desk, answer):
    assert 'href="/responding/published/"' in page(desk.get("/responding/"))
    shown = page(desk.get("/responding/published/"))
    assert [href for step in ("update", "child-version") if (href := path(answer, step)) not in shown] == []


def test_an_update_is_published_and_shown_to_everybody(desk, answer, client):
    key = desk.get(path(answer)).context["form"].initial["key"]
    typed = {"progress": "done", "text": "All letters came in time.", "key": key}
    to_look_at = {desk.post(path(answer), typed).headers["Location"] for _twice in range(2)}
    assert (len(to_look_at), ResponseUpdate.objects.count()) == (1, 0)
    for _twice in range(2):
        assert publish_now(desk, *to_look_at).headers["Location"] == f"/you-said-we-did/{answer.reference}/"
    assert ResponseUpdate.objects.count() == 1
    shown = words(client.get(f"/you-said-we-did/{answer.reference}/"))
    assert [w for w in ("What happened since", "All letters came in time.", "Last updated") if w not in shown] == []


@pytest.mark.parametrize(
    ("typed", "error"),
    [
        ({"progress": ""}, "Select how far it has come"),
        ({"text": " "}, "Enter what happened"),
        ({"progress": "late"}, "Enter the new date by which we will do it. It must not have passed yet"),
        ({"progress": "zzz"}, "Select one of the answers in the list"),
    ],
)
def test_an_update_says_what_is_missing_and_keeps_what_was_typed(desk, answer, typed, error):
    given = {"progress": "done", "text": "My typed words", "key": new_token()} | typed
    shown = desk.post(path(answer), given)
    assert error in page(shown)
    assert ("My typed words" in page(shown)) is ("text" not in typed)
    assert ResponseUpdate.objects.count() == 0


@pytest.mark.parametrize("typed", ["\u202e" * 50, "x" * 10_000, "💔", "<b>&amp;"])
def test_odd_input_is_never_a_fault(desk, answer, typed):
    for given in ({"progress": typed, "text": typed, "key": typed}, {"text": typed, "key": new_token()}):
        for step in ("update", "child-version"):
            assert desk.post(path(answer, step), given).status_code in (200, 302)


def test_a_promise_that_is_late_shows_its_new_day(desk, answer, client):
    later = clock.today() + timedelta(days=400)
    typed = {"progress": "late", "text": "The printer broke.", "key": new_token(), **parts(later)}
    publish_now(desk, desk.post(path(answer), typed).headers["Location"])
    for each in ("/commitments/promises/", f"/you-said-we-did/{answer.reference}/"):
        shown = words(client.get(each))
        assert [w for w in (f"{later:%A}", str(later.year), "We first promised it by") if w not in shown] == []


def test_commitments_put_the_next_day_first_and_the_closed_last(client, say):
    today = clock.today()
    done, moved, stopped, next_one = (make.answered(due_on=today + timedelta(days=days)) for days in (1, 2, 3, 4))
    say(done, HowFar.DONE)
    say(stopped, HowFar.STOPPED)
    say(moved, HowFar.LATE, due_on=today + timedelta(days=50))
    shown = page(client.get("/commitments/promises/"))
    places = [shown.index(one.reference) for one in (next_one, moved, done, stopped)]
    assert places == sorted(places)
    assert [w for w in ("done, as we said on", "will not happen, as we said on") if w not in shown] == []
    second = page(client.get(f"/commitments/promises/?after={moved.reference}"))
    assert [one.reference in second for one in (next_one, moved, done, stopped)] == [False, False, True, True]


def test_a_late_promise_that_is_kept_is_not_late_any_more(client, say):
    overdue = make.overdue_promise(on=clock.today() - timedelta(days=7))
    assert " late" in words(client.get("/commitments/promises/"))
    say(overdue, HowFar.DONE)
    assert " late" not in words(client.get("/commitments/promises/"))


def test_the_writer_reads_the_update_with_its_day(client, moderator, say):
    receipt = sending.send(answers=Answers(needs_change="Letters come late."), token=new_token())
    item = Submission.objects.get()
    publish(item, moderator)
    say(make.answered(item), HowFar.UNDER_WAY, text="We bought a printer.")
    client.post("/your-feedback/", {"code": receipt.code})
    shown = words(client.get("/your-feedback/status/"))
    assert [w for w in ("We bought a printer.", "Under way", "Last updated") if w not in shown] == []


def test_a_young_person_reads_their_version_first(client, moderator, second_moderator, responder):
    said = Answers(speaker=Speaker.YOUNG_PERSON, needs_change="The bell is too loud.")
    receipt = sending.send(answers=said, token=new_token())
    item = Submission.objects.get()
    publish(item, moderator)
    item.refresh_from_db()
    agree(item, second_moderator)
    make.answered(item, child_version="We will turn the bell down.", answer="CANARY-LONG answer")
    client.post("/your-feedback/", {"code": receipt.code})
    shown = words(client.get("/your-feedback/status/"))
    assert shown.index("We will turn the bell down.") < shown.index("CANARY-LONG answer")


def test_the_answer_shows_its_version_for_children(client, answer, responder):
    address = f"/you-said-we-did/{answer.reference}/"
    assert "For children and young people" not in words(client.get(address))
    add_child_version(response=answer, by=responder, text="Your letters come sooner.")
    assert "For children and young people Your letters come sooner." in words(client.get(address))


def test_child_version_is_added_once_from_its_page(desk, answer):
    def post(text):
        return desk.post(path(answer, "child-version"), {"text": text, "key": new_token()})

    assert "Enter the version for children" in page(post(""))
    first = post("Sooner.").headers["Location"]
    assert desk.get(path(answer, "child-version")).headers["Location"] == first  # one waits: go on with that
    publish_now(desk, first)
    again = post("Other.")
    assert "Somebody has added the version for children already" in page(again)
    assert desk.get(path(answer, "child-version")).headers["Location"] == f"/you-said-we-did/{answer.reference}/"


def test_preview_warns_without_a_version_for_children_and_shows_one(desk, responder):
    without, with_one = make.draft(), make.draft(child_version="We will write sooner.")
    warning = "There is no version for children and young people yet."
    shown = [words(desk.get(f"/responding/{one.reference}/preview/")) for one in (without, with_one)]
    assert [warning in each for each in shown] == [True, False]
    assert "We will write sooner." in shown[1]
    assert desk.post(f"/responding/{without.reference}/publish/", {"seen_version": 1}).status_code == 302


def test_child_version_is_kept_with_the_draft(desk):
    draft = make.draft(child_version="We will write sooner.")
    assert "We will write sooner." in page(desk.get(f"/responding/{draft.reference}/"))


@pytest.mark.parametrize("step", ["update", "child-version"])
def test_only_published_answers_have_these_pages(step, desk, answer):
    for reference in (make.draft().reference, "DEV-NONE-0000", "published"):
        assert desk.get(f"/responding/{reference}/{step}/").status_code == 404


@pytest.mark.parametrize("role", OTHERS)
def test_these_pages_are_for_responders(role, request, signed_in, answer):
    client = signed_in(request.getfixturevalue(role))
    for address in ("/responding/published/", path(answer), path(answer, "child-version")):
        assert client.get(address).status_code == 403


def test_a_day_too_far_ahead_is_refused_in_both_forms(signed_in, responder):
    answer, desk = make.answered(by=responder), signed_in(responder)
    day = {"due_on_day": "1", "due_on_month": "1", "due_on_year": "9999"}
    late = {"progress": "late", "text": "Later.", "key": new_token(), **day}
    told = desk.post(f"/responding/{answer.reference}/update/", late).content.decode()
    new = desk.post(f"/responding/new/?experience={make.published().reference}", {"outcome": "will", **day})
    assert [page.count("Enter a date within the next 5 years") for page in (told, new.content.decode())] == [2, 2]
