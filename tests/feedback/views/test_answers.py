"""Every address of experiences, answers, the responder's desk and promises: who gets in, and what odd input does."""

import pytest
from django.urls import reverse

from accounts.enums import Permission
from feedback.enums import ResponseState
from feedback.models import Response
from feedback.services.editions import publish_correction
from lib import clock
from tests.conftest import CAST
from tests.feedback import factories as make
from tests.feedback.answering import drafted_correction
from tests.feedback.selectors.test_public import HIDE

pytestmark = pytest.mark.django_db
OPEN_LISTS = ("/experiences/", "/you-said-we-did/", "/commitments/promises/")
STAFF = ("/responding/", "/responding/new/", "{}", "{}preview/", "{}publish/", "{}discard/")
CANARY = "CANARY"
FORM = {
    "said": "Letters come late.",
    "outcome": "did",
    "evidence": "The new letter is on the Local Offer.",
    "answer": "We changed the letter.",
    "owner": "Head of SEND casework",
    "cornerstone": "communicate",
}


@pytest.fixture
def desk(signed_in, responder):
    return signed_in(responder)


def staff_pages(draft):
    return [path.format(f"/responding/{draft.reference}/") for path in STAFF]


@pytest.mark.parametrize("path", OPEN_LISTS)
def test_open_list_works_for_a_visitor_empty_and_full(client, path):
    assert client.get(path).status_code == 200
    make.answered(make.published(valued="Kind.", edited=True, place="exeter", cornerstones=("communicate",)))
    assert client.get(path).status_code == 200
    assert client.post(path).status_code == 405


@pytest.mark.parametrize("path", OPEN_LISTS)
@pytest.mark.parametrize("name", ["cornerstone", "place", "who", "outcome", "after"])
@pytest.mark.parametrize(
    ("value", "status"), [("zzz", 200), ("%00", 400), ("%ff", 400), ("-1", 200), ("a&{}=b", 200), ("x" * 10**5, 414)]
)
def test_open_list_is_never_broken_by_odd_input(client, path, name, value, status):
    make.answered()

    assert client.get(f"{path}?{name}={value.format(name)}").status_code == status


def test_experiences_page_says_so_when_a_filter_is_unknown(client):
    make.published()

    page = client.get("/experiences/?place=atlantis").content.decode()

    assert page.count("Select one of the answers in the list") == 2
    assert "<title>Error: Experiences" in page


@pytest.mark.parametrize("path", ["/experiences/{}/", "/you-said-we-did/{}/"])
@pytest.mark.parametrize("reference", ["DEV-NONE-NONE", "0", "a" * 300])
def test_one_of_an_unknown_reference_is_not_found(client, path, reference):
    assert client.get(path.format(reference)).status_code == 404


def test_experience_page_shows_words_answers_and_a_way_to_a_person(client):
    submission = make.published(valued="The desk was kind.", place="torridge", edited=True)
    response = make.answered(submission)

    page = client.get(f"/experiences/{submission.reference}/").content.decode()

    for words in (
        "The desk was kind.",
        "Letters come late.",
        "Torridge",
        "Parent carer",
        "Edited to protect privacy.",
        "We will send every letter within five days.",
        reverse("answer", args=[response.reference]),
        "/talk-to-a-person/",
    ):
        assert words in page


@pytest.mark.parametrize("path", ["/you-said-we-did/{}/", "/you-said-we-did/"])
def test_entry_holds_every_part_that_it_needs(client, path):
    """PR-02: said, answer, evidence, by when, did it help, last updated, permanent address."""
    answer = make.answered(evidence="The page with our letters.", due_on=clock.today())

    page = client.get(path.format(answer.reference)).content.decode()

    parts = (answer.said, answer.answer, answer.evidence, "due today", "Did it help?", "Last updated")
    links = (
        f'href="/you-said-we-did/{answer.reference}/"',
        'href="/reports/">progress reports</a>',
        'href="/your-feedback/">Say with your code if it helped</a>',
    )
    last_part = page[page.index("How you can tell") :]
    assert [part for part in parts if part not in page] == []
    assert [link for link in links if link not in last_part] == []


@pytest.mark.parametrize("how", HIDE)
def test_hidden_experience_leaves_every_page(client, desk, how):
    hidden = make.published(needs_change=f"{CANARY}-PUBLISHED")
    response = make.answered(hidden, said=f"{CANARY}-SAID")
    draft = make.draft(hidden)
    paths = [*OPEN_LISTS, f"/you-said-we-did/{response.reference}/", "/responding/", *staff_pages(draft)[3:4]]
    # Something to leak: while it is public its words stand on the page.
    assert f"{CANARY}-PUBLISHED" in client.get("/experiences/").content.decode()

    HIDE[how](hidden)

    for path in paths:
        page = desk.get(path).content.decode()
        assert hidden.reference not in page
        assert CANARY not in page
    assert client.get(f"/experiences/{hidden.reference}/").status_code == 404


def test_words_as_sent_are_on_no_page(client, desk):
    submission = make.published()
    received = make.received()
    response, draft = make.answered(submission), make.draft(make.published())
    new = f"/responding/new/?experience={submission.reference}&experience={received.reference}"
    paths = [
        *OPEN_LISTS,
        f"/experiences/{submission.reference}/",
        f"/you-said-we-did/{response.reference}/",
        "/responding/",
        new,
        *staff_pages(draft)[2:4],
    ]

    for path in paths:
        page = desk.get(path).content.decode()
        assert CANARY not in page
        assert received.reference not in page
    assert submission.original_words.get().needs_change.startswith(CANARY)
    assert client.get(f"/experiences/{received.reference}/").status_code == 404


@pytest.mark.parametrize("who", [None, *CAST])
def test_responding_opens_to_responders_only(client, signed_in, cast, who):
    draft = make.draft()
    visitor = signed_in(cast[who]) if who else client
    may = who is not None and cast[who].may(Permission.RESPOND)

    for path in staff_pages(draft):
        for send in (visitor.get, visitor.post):
            answer = send(path)
            if who is None:
                assert (answer.status_code, answer.url.startswith("/account/login/")) == (302, True)
            else:
                assert (answer.status_code == 403) is not may
    assert Response.objects.get().state == ResponseState.DRAFT or may


def test_responding_with_an_unknown_reference_is_not_found(desk):
    for path in ("", "preview/", "publish/", "discard/"):
        answer = desk.post(f"/responding/DEV-NONE/{path}") if path == "publish/" else desk.get(f"/responding/NO/{path}")
        assert answer.status_code == 404


def test_responding_refuses_the_wrong_method(desk):
    draft = make.draft()
    _list, _new, _change, preview, publish, _discard = staff_pages(draft)

    assert [desk.post("/responding/").status_code, desk.post(preview).status_code, desk.get(publish).status_code] == [
        405,
        405,
        405,
    ]
    assert [desk.put(path).status_code for path in staff_pages(draft)] == [405] * 6


@pytest.mark.parametrize("name", ["cornerstone", "place", "who", "after", "chosen"])
@pytest.mark.parametrize(("value", "status"), [("zzz", 200), ("%00", 400), ("x" * 10**5, 414)])
def test_responding_is_never_broken_by_odd_input(desk, name, value, status):
    make.published()

    assert desk.get(f"/responding/?{name}={value}").status_code == status


def test_new_answer_without_an_experience_goes_back_and_says_what_to_do(desk):
    make.published()
    for query in ("", "?experience=zzz", "?experience="):
        assert desk.get(f"/responding/new/{query}").url == "/responding/?chosen=none"

    assert "Choose at least one experience to answer" in desk.get("/responding/?chosen=none").content.decode()


def test_new_answer_answers_several_and_is_published_after_a_preview(desk, responder):
    first, second = make.published(), make.published()
    make.cornerstone()
    path = f"/responding/new/?experience={first.reference}&experience={second.reference}"

    saved = desk.post(path, FORM)
    draft = Response.objects.get()
    preview = desk.get(saved.url).content.decode()
    done = desk.post(f"/responding/{draft.reference}/publish/", {"seen_version": 1})

    assert saved.url == f"/responding/{draft.reference}/preview/"
    assert "We changed the letter." in preview
    assert done.url == f"/you-said-we-did/{draft.reference}/"
    draft.refresh_from_db()
    assert (draft.state, draft.published_by) == (ResponseState.PUBLISHED, responder)
    assert list(draft.experiences.all()) == [first, second]


def test_new_answer_sent_twice_is_one_draft_and_published_once(desk):
    submission = make.published()
    make.cornerstone()
    path = f"/responding/new/?experience={submission.reference}"
    key = desk.get(path).context["form"]["key"].value()

    for _twice in range(2):
        desk.post(path, {**FORM, "key": key})
    draft = Response.objects.get()
    answers = [desk.post(f"/responding/{draft.reference}/publish/", {"seen_version": 1}) for _twice in range(2)]

    assert [answer.url for answer in answers] == [f"/you-said-we-did/{draft.reference}/"] * 2
    assert [response.version for response in Response.objects.all()] == [2]


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"said": ""}, "Enter what people told us"),
        ({"outcome": ""}, "Select what our answer is"),
        ({"outcome": "zzz"}, "Select one of the answers in the list"),
        ({"evidence": " "}, "Enter how anyone can tell that it happened"),
        ({"outcome": "will"}, "Enter the date by which we will do it"),
        (
            {"outcome": "will", "due_on_day": "1", "due_on_month": "2", "due_on_year": "2020"},
            "Enter a date that has not passed yet, or say what we did",
        ),
        (
            {"outcome": "will", "due_on_day": "99", "due_on_month": "2", "due_on_year": "2020"},
            "The date by which we will do it must be a real date, like 27 3 2026",
        ),
        ({"outcome": "cannot"}, "Enter why we cannot do it"),
        ({"outcome": "disagree"}, "Enter why we see it differently"),
        ({"answer": ""}, "Enter our answer"),
        ({"owner": ""}, "Enter the post"),
        ({"cornerstone": ""}, "Select a cornerstone"),
    ],
)
def test_new_answer_says_what_to_do_and_keeps_what_was_typed(desk, change, error):
    submission = make.published()
    make.cornerstone()

    page = desk.post(f"/responding/new/?experience={submission.reference}", {**FORM, "why_cannot": "", **change})

    text = page.content.decode()
    assert (page.status_code, Response.objects.count()) == (200, 0)
    assert [str(words) for errors in page.context["form"].errors.values() for words in errors] == [error]
    assert "<title>Error: Write an answer" in text
    kept = {**FORM, **change}
    assert all(kept[name] in text for name in ("said", "answer", "owner", "evidence"))


def test_new_answer_keeps_what_was_typed_when_the_experience_is_withdrawn_meanwhile(desk):
    submission = make.published()
    make.cornerstone()
    path = f"/responding/new/?experience={submission.reference}"
    HIDE["withdrawn"](submission)

    page = desk.post(path, FORM).content.decode()

    assert "Choose at least one experience to answer" in page
    assert "We changed the letter." in page


def test_change_answer_tells_the_second_person_who_and_when_and_keeps_their_words(signed_in, desk):
    draft = make.draft()
    path = f"/responding/{draft.reference}/"
    other = signed_in(make.responder("Ann Other"))
    other.post(path, {**FORM, "said": "What Ann saw.", "seen_version": 1})

    page = desk.post(path, {**FORM, "said": "What Rae saw.", "seen_version": 1})

    text = page.content.decode()
    assert "Ann Other changed this answer at" in text
    assert "What Ann saw." in text
    assert "What Rae saw." in text
    assert Response.objects.get().said == "What Ann saw."
    again = desk.post(
        path, {**FORM, "said": "What Rae saw.", "seen_version": page.context["form"].data["seen_version"]}
    )
    assert (again.status_code, Response.objects.get().said) == (302, "What Rae saw.")


def test_publish_answer_shows_the_newer_words_before_it_publishes_them(signed_in, desk):
    draft = make.draft()
    other = signed_in(make.responder("Ann Other"))
    other.post(f"/responding/{draft.reference}/", {**FORM, "answer": "What Ann saved.", "seen_version": 1})

    page = desk.post(f"/responding/{draft.reference}/publish/", {"seen_version": 1})

    assert "Ann Other changed this answer at" in page.content.decode()
    assert "What Ann saved." in page.content.decode()
    assert page.context["version"] == 2
    assert Response.objects.get().state == ResponseState.DRAFT


@pytest.mark.parametrize("seen", [{}, {"seen_version": "zzz"}, {"seen_version": "9" * 30}])
def test_publish_answer_without_the_version_publishes_nothing(desk, seen):
    draft = make.draft()

    assert desk.post(f"/responding/{draft.reference}/publish/", seen).status_code == 200
    assert Response.objects.get().state == ResponseState.DRAFT


def test_published_answer_has_no_desk_pages(desk):
    response = make.answered()
    public = f"/you-said-we-did/{response.reference}/"

    assert desk.get(f"/responding/{response.reference}/").url == public
    assert desk.get(f"/responding/{response.reference}/preview/").url == public
    assert desk.get(f"/responding/{response.reference}/discard/").url == public


def test_discard_answer_asks_once_then_deletes(desk):
    draft = make.draft()
    path = f"/responding/{draft.reference}/discard/"
    assert desk.get(path).status_code == 200

    assert desk.post(path, {"seen_version": 7}).status_code == 200
    assert Response.objects.count() == 1
    assert desk.post(path, {"seen_version": 1}).url == "/responding/"
    assert Response.objects.count() == 0


def test_chosen_list_narrows_what_a_visitor_sees(client):
    wanted = make.published(place="torridge")
    other = make.published(place="exeter")

    page = client.get("/experiences/?place=torridge&cornerstone=&who=").content.decode()

    assert wanted.reference in page
    assert other.reference not in page


def test_next_page_keeps_the_filters(client):
    make.cornerstone()
    made = [make.published(place="torridge").reference for _number in range(21)]

    page = client.get("/experiences/?place=torridge").content.decode()
    older = client.get(f"/experiences/?place=torridge&after={made[1]}").content.decode()

    assert f"?place=torridge&amp;after={made[1]}" in page
    assert (made[0] in page, made[0] in older, made[1] in older) == (False, True, False)


@pytest.mark.parametrize(
    ("path", "queries"),
    [
        ("/experiences/", 7),
        ("/you-said-we-did/", 10),
        ("/commitments/promises/", 9),
        ("/responding/", 18),
    ],
)
@pytest.mark.parametrize("number", [1, 3])
def test_list_asks_the_database_as_often_for_three_as_for_one(
    client, desk, django_assert_num_queries, path, queries, number
):
    for _each in range(number):
        make.answered(make.published(place="exeter", cornerstones=("communicate", "value-and-include")))
        make.draft(make.published(place="torridge", cornerstones=("communicate",)))
    visitor = desk if path == "/responding/" else client

    with django_assert_num_queries(queries):
        visitor.get(path)


def test_first_form_sent_again_after_its_draft_was_taken_in_is_refused_in_words(desk, responder):
    draft = drafted_correction(make.answered(by=responder), responder, answer="Other words.")
    Response.objects.filter(pk=draft.pk).update(version=1)
    publish_correction(draft=draft, by=responder, seen_version=1)
    path = f"/responding/new/?experience={make.published().reference}"
    page = desk.post(path, {**FORM, "key": draft.reference})
    assert (page.status_code, "There is a problem" in page.content.decode()) == (200, True)
