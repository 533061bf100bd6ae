"""The pages of corrections, second readers, reading age, the record, reopening and small wins."""

import re
from datetime import timedelta

import pytest

from feedback.answers import Answers
from feedback.enums import Outcome
from feedback.models import AnswerReading, Response, SmallWin, Submission
from feedback.services import sending
from feedback.services.second_reading import assign_draft
from lib import clock
from lib.codes import new_token
from tests.feedback import factories as make
from tests.feedback.answering import corrected, drafted_correction, read, second_reader_is_needed

pytestmark = pytest.mark.django_db
OPEN_AGAIN = "Open again: somebody asked us to look again"


def page(response):
    return response.content.decode()


def words(response):
    return " ".join(re.sub(r"<[^>]+>", " ", page(response)).split())


def missing(response, *wanted):
    shown = words(response)
    return [one for one in wanted if one not in shown]


@pytest.fixture
def desk(responder, signed_in):
    return signed_in(responder)


@pytest.fixture
def answer(responder):
    for slug in make.CORNERSTONES:
        make.cornerstone(slug)
    return make.answered(by=responder, answer="We will write in March.")


def typed(draft, **changes):
    """Return what the correction form posts for a draft."""
    due = draft.due_on or clock.today()
    return {
        "correction_reason": "We wrote the wrong month.",
        "keeps": [one.reference for one in draft.experiences.all()],
        "said": draft.said,
        "outcome": draft.outcome,
        "due_on_day": due.day,
        "due_on_month": due.month,
        "due_on_year": due.year,
        "answer": "We will write in May.",
        "owner": draft.owner,
        "cornerstone": draft.cornerstone.slug,
        "seen_version": draft.version,
    } | changes


def test_correction_goes_from_the_list_to_everybody(desk, answer, client):
    assert f"/responding/{answer.reference}/correct/" in page(desk.get("/responding/published/"))
    assert missing(desk.get(f"/responding/{answer.reference}/correct/"), "Families read the reason") == []
    begun = desk.post(f"/responding/{answer.reference}/correct/").headers["Location"]
    draft = Response.objects.get(corrects=answer)
    assert begun == f"/responding/{draft.reference}/correction/"
    assert desk.get(f"/responding/{draft.reference}/").headers["Location"] == begun
    shown = desk.post(begun, typed(draft), follow=True)
    assert missing(shown, "We wrote the wrong month.", "We will write in March.", "We will write in May.") == []
    draft.refresh_from_db()
    done = desk.post(f"{begun}publish/", {"seen_version": draft.version})
    assert done.headers["Location"] == f"/you-said-we-did/{answer.reference}/"
    public = client.get(done.headers["Location"])
    wanted = ("We corrected this answer on", "We wrote the wrong month.", "What this answer said before", "Version 1:")
    assert missing(public, *wanted, "We will write in May.") == []
    assert "We will write in March." not in words(public)
    earlier = client.get(f"{done.headers['Location']}earlier/1/")
    assert missing(earlier, "This is not what we say now", "We will write in March.", "What changed") == []


def test_correction_form_says_what_is_missing_and_keeps_what_was_typed(desk, answer):
    draft = drafted_correction(answer, answer.written_by)
    path = f"/responding/{draft.reference}/correction/"
    for change, error in (
        ({"correction_reason": " "}, "Enter why we correct it"),
        ({"answer": ""}, "Enter our answer"),
        ({"adds": "nonsense"}, "Enter references like DEV-4K7M-2QX9"),
        ({"adds": "DEV-ZZZZ-ZZZZ"}, "One of them is not public"),
        ({"seen_version": 0}, "Your words are still here"),
    ):
        shown = desk.post(path, typed(draft, owner="Typed post", **change))
        assert (error in page(shown), "Typed post" in page(shown)) == (True, True), error


def test_correction_adds_an_experience_as_people_write_references(desk, answer):
    other, draft = make.published(), drafted_correction(answer, answer.written_by)
    adds = other.reference.lower()
    desk.post(f"/responding/{draft.reference}/correction/", typed(draft, adds=f"{adds}, {adds}"))
    assert draft.experiences.count() == 2


def test_correction_keeps_what_is_not_public_just_now(desk, answer):
    gone = make.published()
    corrected(answer, answer.written_by, *answer.experiences.all(), gone, answer="Both.")
    draft = drafted_correction(answer, answer.written_by)
    make.raise_concern(gone)
    desk.post(f"/responding/{draft.reference}/correction/", typed(draft, keeps=[answer.experiences.first().reference]))
    assert gone in draft.experiences.all()


def test_correction_saved_after_a_colleague_keeps_every_ticked_experience(desk, answer):
    others = [make.published() for _each in range(2)]
    corrected(answer, answer.written_by, *answer.experiences.all(), *others, answer="All three.")
    draft = drafted_correction(answer, answer.written_by)
    path = f"/responding/{draft.reference}/correction/"
    conflict = desk.post(path, typed(draft, seen_version=0))
    ticked = re.findall(r'name="keeps"[^>]*value="([^"]+)"[^>]*checked', page(conflict))
    assert sorted(ticked) == sorted(one.reference for one in draft.experiences.all())
    seen = re.search(r'name="seen_version" value="(\d+)"', page(conflict))[1]
    desk.post(path, typed(draft, keeps=ticked, seen_version=seen))
    assert draft.experiences.count() == 3


def test_correction_shows_what_it_leaves_out_and_what_it_adds(desk, signed_in, answer):
    gone, added = make.published(), make.published()
    kept = answer.experiences.get()
    corrected(answer, answer.written_by, kept, gone, answer="Both.")
    draft = drafted_correction(answer, answer.written_by, kept, added)
    reader = signed_in(make.responder("Wren Reader"))
    for shown in (desk.get(f"/responding/{draft.reference}/correction/preview/"), reader.get(_reading(draft))):
        text = words(shown)
        assert f"It now answers these too Parent carer: {added.reference}" in text
        assert f"It no longer answers these Parent carer: {gone.reference}" in text
        assert f": {kept.reference} It no longer" not in text


def _reading(draft):
    return f"/responding/{draft.reference}/read/"


def test_correction_of_an_answer_that_waits_for_safety_is_refused_in_words(desk, answer):
    corrected(answer, answer.written_by, *answer.experiences.all(), make.published(), answer="Both.")
    make.raise_concern(answer.experiences.first())
    for _press in range(2):
        shown = desk.post(f"/responding/{answer.reference}/correct/")
        assert missing(shown, "This answer cannot be corrected just now") == []


def test_correction_is_deleted_and_the_answer_stays(desk, answer, client):
    draft = drafted_correction(answer, answer.written_by, answer="Other.")
    path = f"/responding/{draft.reference}/discard/"
    assert missing(desk.get(path), "Only this correction goes") == []
    assert desk.post(path, {"seen_version": draft.version}).status_code == 302
    assert missing(client.get(f"/you-said-we-did/{answer.reference}/"), "We will write in March.") == []


@pytest.mark.parametrize("number", [1, 3])
def test_answer_page_asks_as_often_for_three_earlier_versions(client, answer, django_assert_num_queries, number):
    for each in range(number):
        corrected(answer, answer.written_by, answer=f"Words {each}.")
    with django_assert_num_queries(17):
        client.get(f"/you-said-we-did/{answer.reference}/")


@pytest.mark.parametrize("edition", ["0", "2", "99999999999999999999", "-1", "x"])
def test_unknown_earlier_version_is_not_found(client, answer, edition):
    corrected(answer, answer.written_by)
    assert client.get(f"/you-said-we-did/{answer.reference}/earlier/{edition}/").status_code == 404


def test_second_reader_is_asked_reads_and_agrees(desk, signed_in):
    writer = make.responder("Wren Writer")
    draft = make.draft(by=writer)
    second_reader_is_needed()
    mine = signed_in(writer)
    path = f"/responding/{draft.reference}"
    assert missing(mine.get(f"{path}/preview/"), "Another person must read and agree") == []
    assert "Ask a colleague to read it first" in page(mine.post(f"{path}/publish/", {"seen_version": 1}))
    reader = desk.get("/responding/").context["user"]
    asked = mine.post(f"{path}/ask/", {"colleague": reader.pk, "seen_version": 1}, follow=True)
    assert missing(asked, "We have asked Rae Responder", "Asked to read it: Rae Responder") == []
    assert missing(desk.get("/responding/"), "For you to read", "Wren Writer asks you") == []
    key = desk.get(f"{path}/read/").context["form"].initial["key"]
    told = {"verdict": "change", "note": "Say it shorter.", "seen_version": 1, "key": key}
    assert "Enter what should change" in page(desk.post(f"{path}/read/", {**told, "note": ""}))
    for _twice in range(2):
        assert desk.post(f"{path}/read/", told).status_code == 302
    assert AnswerReading.objects.count() == 1
    assert missing(mine.get(f"{path}/preview/"), "Say it shorter.", "Something should change first") == []
    read(draft, reader)
    assert mine.post(f"{path}/publish/", {"seen_version": 1}).status_code == 302


def test_drafts_are_filtered_by_who_is_on_them(desk, responder):
    other = make.responder("Bo Other")
    mine, theirs = make.draft(by=responder, said="My draft"), make.draft(by=other, said="Their draft")
    both = desk.get("/responding/drafts/")
    assert missing(both, "My draft", "Their draft") == []
    only = words(desk.get(f"/responding/drafts/?who={responder.pk}"))
    assert ["Show only mine" in page for page in (words(desk.get("/responding/")), words(both))] == [True, False]
    assert ("My draft" in only, "Their draft" in only) == (True, False)
    path = f"/responding/{mine.reference}/assign/"
    assert desk.post(path, {"colleague": other.pk, "seen_version": 1}).status_code == 302
    assert "My draft" in words(desk.get(f"/responding/drafts/?who={other.pk}"))
    assert assign_draft(draft=theirs, by=responder, to=responder).assigned_to == responder
    for odd in ("zzz", "-1", "9" * 30):
        assert desk.get(f"/responding/drafts/?who={odd}").status_code == 200


LONG = (
    "Notwithstanding administrative considerations, multidisciplinary professionals will subsequently determine "
    "appropriate provision following comprehensive deliberation regarding individual circumstances and availability."
)


def test_reading_age_is_shown_without_saving_and_keeps_what_was_typed(desk):
    experience = make.published()
    make.cornerstone()
    path = f"/responding/new/reading-age/?experience={experience.reference}"
    shown = desk.post(path, {"answer": LONG, "child_version": "We will help you.", "due_on_day": "31", "key": "x"})
    assert missing(shown, "The answer: reading age about", "Make long sentences into two", "deliberation") == []
    assert missing(shown, "The version for children: reading age about 5", "plain enough") == []
    assert ('value="31"' in page(shown), "There is a problem" in page(shown)) == (True, False)
    assert f'action="/responding/new/?experience={experience.reference}"' in page(shown)
    assert Response.objects.count() == 0


def test_reading_age_stands_on_the_preview_and_never_stops_anybody(desk, responder):
    draft = make.draft(by=responder, answer=LONG)
    assert missing(desk.get(f"/responding/{draft.reference}/preview/"), "How easily it reads") == []
    assert desk.post(f"/responding/{draft.reference}/publish/", {"seen_version": 1}).status_code == 302


def test_reading_age_of_a_small_win_stands_on_its_preview(desk, responder):
    said = {"kind": "win", "text": LONG, "cornerstone": make.cornerstone().slug, "key": new_token()}
    shown = desk.post("/responding/small-wins/new/", said, follow=True)
    assert missing(shown, "How easily it reads", "What you want to say: reading age about", "Publish it now") == []


def test_record_shows_misses_outcomes_and_what_is_missing(desk):
    make.overdue_promise(on=clock.today() - timedelta(days=9))
    with clock.set_to(clock.now() - timedelta(days=60)):
        waits = make.published()
    make.answered(outcome=Outcome.CANNOT, reason="No room.", due_on=None)
    shown = desk.get("/responding/record/")
    wanted = ("Read by a person: within 5 working days", "First answer: within 20 working days", "We cannot do this 1")
    assert missing(shown, *wanted, waits.reference, "Promises that are late", "working days late") == []
    assert missing(shown, "Answers without a version for children", "Nine in ten waited this long or less") == []


@pytest.mark.parametrize("number", [1, 3])
def test_record_asks_as_often_for_three_as_for_one(desk, django_assert_num_queries, number):
    for _each in range(number):
        make.overdue_promise(on=clock.today() - timedelta(days=9))
        with clock.set_to(clock.now() - timedelta(days=60)):
            make.published()
    with django_assert_num_queries(13):
        desk.get("/responding/record/")


@pytest.fixture
def writer(client):
    receipt = sending.send(answers=Answers(needs_change="Letters come late."), token=new_token())
    submission = Submission.objects.get(reference=receipt.reference)
    make.publish(submission)
    answer = make.answered(submission)
    client.post("/your-feedback/", {"code": receipt.code})
    return client, answer, f"/your-feedback/answers/{answer.reference}/"


def test_a_no_opens_the_answer_again_when_its_writer_wishes(writer, desk):
    client, answer, path = writer
    assert missing(client.get(path), "Ask the council to look at this again", "They do not see who") == []
    assert client.post(path, {"difference": "no", "look_again": "on"}).status_code == 302
    assert OPEN_AGAIN in words(client.get("/your-feedback/status/"))
    for public in (f"/you-said-we-did/{answer.reference}/", "/you-said-we-did/", "/commitments/promises/"):
        assert OPEN_AGAIN in words(client.get(public))
    said_no = "Did it help? Somebody said no and asked us to look again."
    assert said_no in words(client.get(f"/you-said-we-did/{answer.reference}/"))
    top = words(desk.get("/responding/"))
    assert top.index("Open again") < top.index("Waiting for an answer, oldest first")
    again = client.get(path)
    assert missing(again, "You asked the council to look at this answer again") == []
    assert "look_again" not in page(again)


@pytest.mark.parametrize("said", [{"difference": "no"}, {"difference": "yes", "look_again": "on"}])
def test_nothing_is_opened_without_a_no_and_a_wish(writer, said):
    client, answer, path = writer
    assert client.post(path, said).status_code == 302
    assert OPEN_AGAIN not in words(client.get(f"/you-said-we-did/{answer.reference}/"))


def test_an_update_closes_it_with_words(writer, desk):
    client, answer, path = writer
    update = f"/responding/{answer.reference}/update/"
    assert "We looked again" not in words(desk.get(update))
    client.post(path, {"difference": "no", "look_again": "on"})
    assert "We looked again" in words(desk.get(update))
    told = {"progress": "again", "text": "We rang every school.", "key": new_token()}
    assert "Enter what happened" in page(desk.post(update, {**told, "text": " "}))
    preview = desk.post(update, told).headers["Location"]
    desk.post(preview.replace("/preview/", "/publish/"), {"seen_version": 1})
    shown = words(client.get(f"/you-said-we-did/{answer.reference}/"))
    assert ("We rang every school." in shown, OPEN_AGAIN in shown) == (True, False)


def test_small_win_goes_from_the_desk_to_everybody_and_back(desk, client):
    experience = make.published()
    make.cornerstone()
    key = desk.get("/responding/small-wins/new/").context["form"].initial["key"]
    told = {"kind": "thanks", "text": "Thank you to the bus team.", "cornerstone": "communicate", "key": key}
    wrong = desk.post("/responding/small-wins/new/", {**told, "experiences": "DEV-ZZZZ-ZZZZ"})
    assert "One of them is not public" in page(wrong)
    for _twice in range(2):
        made = desk.post("/responding/small-wins/new/", {**told, "experiences": experience.reference})
    assert SmallWin.objects.count() == 1
    assert "Thank you to the bus team." in words(desk.get(made.headers["Location"]))
    path = f"/responding/small-wins/{SmallWin.objects.get().reference}"
    assert "bus team" not in words(client.get("/you-said-we-did/small-wins/"))
    assert desk.post(f"{path}/", {**told, "seen_version": 1}).status_code == 302
    assert desk.post(f"{path}/publish/", {"seen_version": 2}).status_code == 302
    wanted = ("A thank you", "Thank you to the bus team.", "Is something here about you?", "Somebody may not be safe")
    assert missing(client.get("/you-said-we-did/small-wins/"), *wanted) == []
    assert desk.post(f"{path}/take-back/", {"seen_version": 3}).status_code == 302
    assert "bus team" not in words(client.get("/you-said-we-did/small-wins/"))


@pytest.mark.parametrize("odd", ["\u202e" * 50, "x" * 10_000, "💔", "<b>&amp;", "9" * 40])
def test_odd_input_is_never_a_fault(desk, answer, odd):
    draft = drafted_correction(answer, answer.written_by, answer="Other.")
    fields = ("correction_reason", "keeps", "adds", "said", "colleague", "verdict", "note", "key", "seen_version")
    given = dict.fromkeys((*fields, "kind", "text", "cornerstone", "experiences", "due_on_year"), odd)
    path = f"/responding/{draft.reference}"
    for address in ("/correction/", "/correction/reading-age/", "/correction/publish/", "/ask/", "/read/", "/assign/"):
        assert desk.post(path + address, given).status_code in (200, 302), address
    assert desk.post("/responding/small-wins/new/", given).status_code == 200
