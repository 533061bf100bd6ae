"""The desk of themes: sorting, making, joining, answering. Who gets in, and what two people at once do."""

import re
from datetime import timedelta

import pytest

from feedback.enums import View
from feedback.models import Conflict, InTheme, Response, Theme
from feedback.selectors.themes.waiting import unanswered_themes
from feedback.selectors.waiting import answer_due_on, due_in_words
from feedback.services.responding import draft_response, publish_response
from feedback.services.themes import join, put_in
from lib import clock
from lib.codes import new_token
from tests.conftest import CAST
from tests.feedback import factories as make
from tests.feedback.grouping import told, two_themes

pytestmark = pytest.mark.django_db
SORTERS = {"moderator", "second_moderator", "council_moderator"}
AT = "/themes/desk/letters-that-come-late/"
TO_READ = ("/themes/desk/", "/themes/desk/unanswered/", AT)
TO_SORT = ("/themes/desk/sort/", f"{AT}change/", f"{AT}join/")
SAID = {"title": "Phone calls", "summary": "Nobody rings.", "dissent": "", "cornerstone": "communicate"}


def text(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


@pytest.fixture(autouse=True)
def _cornerstone():
    make.cornerstone()


@pytest.fixture
def desk(signed_in, moderator):
    return signed_in(moderator)


@pytest.fixture
def council(signed_in, responder):
    return signed_in(responder)


@pytest.fixture
def theme(moderator):
    return make.theme(make.published(needs_change="The letter came after the meeting."), by=moderator)


def fields(page):
    """What a browser would send back of the page's form, hidden fields and what is chosen."""
    form = {}
    for tag in re.findall(r"<input[^>]*>", page.content.decode()):
        has = dict(re.findall(r'(\w+)="([^"]*)"', tag))
        if has.get("type") == "hidden" or re.search(r"\schecked\b", tag):
            form[has["name"]] = has.get("value", "")
    return form


@pytest.mark.parametrize("who", CAST)
def test_who_gets_in(signed_in, request, theme, who):
    client = signed_in(request.getfixturevalue(who))
    reads = 200 if who in SORTERS | {"responder"} else 403
    assert [client.get(path).status_code for path in TO_READ] == [reads] * 3
    assert [client.get(path).status_code for path in TO_SORT] == [200 if who in SORTERS else 403] * 3


def test_visitor_is_sent_to_sign_in(client, theme):
    for path in (*TO_READ, *TO_SORT):
        assert client.get(path).headers["Location"].startswith("/account/login/"), path


@pytest.mark.parametrize("number", [1, 3])
def test_lists_cost_the_same_with_one_and_three(desk, django_assert_num_queries, moderator, number):
    for count in range(number):
        make.theme(*(make.published() for _ in range(number)), title=f"Zzz {count} {'abc'[count] * 9}", by=moderator)
        make.published(needs_change="A taxi driver came.")
    with django_assert_num_queries(18):
        desk.get("/themes/desk/")
    with django_assert_num_queries(13):
        desk.get("/themes/desk/zzz-0-aaaaaaaaa/")
    with django_assert_num_queries(12):
        desk.get("/themes/desk/unanswered/")
    with django_assert_num_queries(19):
        desk.get("/themes/desk/sort/")


def test_list_counts_for_staff_and_offers_what_looks_alike(desk, theme, moderator):
    put_in(by=moderator, theme=theme, experiences=[make.published()], view=View.DIFFERENT)
    make.theme(title="Late letters that come", by=moderator)
    make.published()
    page = text(desk.get("/themes/desk/"))
    for words in (
        "1 experience is in no theme yet.",
        "1 says this, 1 sees it differently.",
        "Join “Letters that come late” with “Late letters that come”",
    ):
        assert words in page


def test_sort_shows_the_oldest_first_with_suggestions_and_twins(desk, moderator):
    two_themes(moderator)
    first, second = told(*["No letter came and nobody rang before our meeting."] * 2)
    page = text(desk.get("/themes/desk/sort/"))
    assert page.index(first.reference) < page.rindex(second.reference)
    assert "Words that led to it: letter, rang" in page
    assert "Nearly the same words are in" in page
    assert "Too few experiences have been sorted to say how good the suggestions are." in page


def test_sort_leaves_what_is_in_conflict_to_colleagues(desk, signed_in, moderator, second_moderator):
    experience = make.published()
    Conflict.objects.create(submission=experience, user=moderator, kind="child")
    path = f"/themes/desk/choose/?experience={experience.reference}"
    assert (experience.reference in text(desk.get("/themes/desk/sort/")), desk.get(path).status_code) == (False, 302)
    other = signed_in(second_moderator)
    assert (experience.reference in text(other.get("/themes/desk/sort/")), other.get(path).status_code) == (True, 200)


def test_sort_measures_how_often_people_agree(desk, moderator):
    theme = make.theme(title="Letters", by=moderator)
    for number in range(20):
        one = make.published()
        shown = {one.reference: ["letters" if number < 14 else "other"]}
        put_in(by=moderator, theme=theme, experiences=[one], view=View.SAME, shown=shown)
    words = "Of the last 20 experiences that people sorted, the first suggestion was chosen in 14, and one of the three"
    assert words in text(desk.get("/themes/desk/sort/"))


def test_choose_puts_several_in_a_suggested_theme_and_keeps_its_place(desk, moderator):
    _taxis, calls = two_themes(moderator)
    one, two = told(*["No letter before the meeting, and they rang too late."] * 2)
    path = f"/themes/desk/choose/?experience={one.reference}&experience={two.reference}"
    page = desk.get(path)
    assert "Words that led to it: letter, rang" in text(page)
    sent = desk.post(path, fields(page) | {"choice": calls.slug, "view": "different"}, follow=True)
    assert "2 experiences are in “Calls and letters”. Thank you." in text(sent)
    rows = InTheme.objects.filter(submission__in=(one, two)).values_list("theme", "view", "suggested_place")
    assert list(rows) == [(calls.pk, "different", 1)] * 2


def test_choose_another_theme_from_the_list_counts_as_not_suggested(desk, moderator, theme):
    two_themes(moderator)
    one = make.published(needs_change="No letter before the meeting, and they rang too late.")
    path = f"/themes/desk/choose/?experience={one.reference}"
    page = desk.get(path)
    assert text(desk.post(path, fields(page) | {"choice": "-another"})).count("Select the theme") == 2
    desk.post(path, fields(page) | {"choice": "-another", "other": theme.slug})
    assert list(one.in_themes.values_list("theme", "suggested_place")) == [(theme.pk, 0)]


@pytest.mark.parametrize("shown", ["", "rubbish", "a:b:c"])
def test_choose_with_a_damaged_note_of_what_was_shown_measures_nothing(desk, theme, shown):
    one = make.published()
    path = f"/themes/desk/choose/?experience={one.reference}"
    desk.post(path, {"choice": theme.slug, "view": "same", "shown": shown})
    assert list(one.in_themes.values_list("suggested_place", flat=True)) == [None]


def test_choose_without_a_suggestion_lists_every_theme(desk, theme, moderator):
    make.theme(title="Phone calls", by=moderator)
    one = make.published(needs_change="Zzz.")
    page = desk.get(f"/themes/desk/choose/?experience={one.reference}").content.decode()
    radios = re.findall(r'<input[^>]*type="radio"[^>]*name="choice"[^>]*value="([^"]*)"', page)
    radios = radios or re.findall(r'<input[^>]*name="choice"[^>]*value="([^"]*)"', page)
    assert radios == [theme.slug, "phone-calls", "-new"]


@pytest.mark.parametrize("query", ["", "experience=", "experience=DEV-NONE-NONE", "experience=%27"])
def test_choose_of_nothing_says_what_to_do(desk, query):
    make.published()
    page = desk.get(f"/themes/desk/choose/?{query}", follow=True)
    assert "Choose at least one experience" in text(page)


def test_choose_without_a_choice_keeps_the_page_and_says_what_to_do(desk, theme):
    one = make.published()
    page = desk.post(f"/themes/desk/choose/?experience={one.reference}", {"view": "different"})
    assert (text(page).count("Select a theme"), InTheme.objects.filter(submission=one).exists()) == (2, False)


def test_choose_a_theme_that_was_joined_meanwhile_is_told(desk, theme, moderator):
    one, into = make.published(), make.theme(title="Slow post", by=moderator)
    path = f"/themes/desk/choose/?experience={one.reference}"
    form = fields(desk.get(path)) | {"choice": theme.slug}
    join(theme=theme, into=into, by=moderator, seen_version=1)
    assert "Select one of the answers in the list" in text(desk.post(path, form))
    assert one.in_themes.count() == 0


def test_new_theme_from_two_by_the_way_of_choosing(desk, theme):
    one, two = make.published(), make.published()
    path = f"/themes/desk/choose/?experience={one.reference}&experience={two.reference}"
    leads = desk.post(path, fields(desk.get(path)) | {"choice": "-new"}).headers["Location"]
    form = fields(desk.get(leads)) | SAID
    made = desk.post(leads, form)
    assert made.headers["Location"] == "/themes/desk/phone-calls/"
    assert desk.post(leads, form).headers["Location"] == "/themes/desk/phone-calls/"
    assert list(Theme.objects.get(slug="phone-calls").members.values_list("submission", flat=True)) == [one.pk, two.pk]
    assert Theme.objects.count() == 2


def test_new_theme_without_a_title_keeps_what_was_typed(desk):
    path = f"/themes/desk/new/?experience={make.published().reference}"
    page = desk.post(path, fields(desk.get(path)) | SAID | {"title": ""})
    assert ("Enter a few words for the theme" in text(page), "Nobody rings." in text(page)) == (True, True)


@pytest.mark.parametrize("odd", ["x" * 10_000, "\0", "a\0b"])
@pytest.mark.parametrize("field", ["title", "summary", "dissent", "cornerstone", "key", "shown"])
def test_new_theme_takes_odd_input(desk, field, odd):
    path = f"/themes/desk/new/?experience={make.published().reference}"
    assert desk.post(path, fields(desk.get(path)) | SAID | {field: odd}).status_code in (200, 302, 400)


def test_at_desk_shows_who_told_us_and_moves_and_takes_out(desk, theme, moderator):
    young = make.published(speaker="young-person", needs_change="Mine came at once.")
    put_in(by=moderator, theme=theme, experiences=[young], view=View.SAME)
    assert "Parent carer 1 0 Child or young person 1 0" in text(desk.get(AT))
    desk.post(f"{AT}see-as/", {"experience": young.reference, "view": "different"})
    assert "Child or young person 0 1" in text(desk.get(AT))
    desk.post(f"{AT}see-as/", {"experience": young.reference, "view": "nonsense"})
    desk.post(f"{AT}take-out/", {"experience": young.reference})
    assert theme.members.count() == 1


@pytest.mark.parametrize("step", ["see-as", "take-out"])
@pytest.mark.parametrize("reference", ["", "DEV-NONE-NONE", "x" * 5000])
def test_steps_with_what_is_not_in_the_theme_are_not_found(desk, theme, step, reference):
    make.published()
    assert desk.post(f"{AT}{step}/", {"experience": reference, "view": "same"}).status_code == 404


def test_change_by_two_people_compares_and_keeps_what_was_typed(desk, signed_in, second_moderator, theme):
    mine = fields(desk.get(f"{AT}change/")) | SAID
    other = signed_in(second_moderator)
    other.post(f"{AT}change/", fields(other.get(f"{AT}change/")) | SAID | {"title": "Theirs"})
    page = desk.post(f"{AT}change/", mine | {"title": "Mine"})
    for words in ("Sam Second changed this theme", "What they saved Theirs", "Nobody rings."):
        assert words in text(page)
    assert 'value="Mine"' in page.content.decode()
    again = desk.post(f"{AT}change/", fields(page) | SAID | {"title": "Mine"})
    assert (again.status_code, Theme.objects.get().title) == (302, "Mine")


def test_change_that_would_lose_a_minority_view_is_refused(desk, theme, moderator):
    put_in(by=moderator, theme=theme, experiences=[make.published()], view=View.DIFFERENT)
    Theme.objects.update(dissent="Some do not.")
    page = desk.post(f"{AT}change/", fields(desk.get(f"{AT}change/")) | SAID)
    assert "Keep what some see differently" in text(page)


def test_join_offers_what_looks_alike_and_part_undoes_it(desk, theme, moderator):
    make.theme(title="Late letters that come", dissent="Some are quick.", by=moderator)
    page = desk.get(f"{AT}join/")
    assert "Its title looks alike." in text(page)
    into = "/themes/desk/late-letters-that-come/"
    joined = desk.post(f"{AT}join/", fields(page) | {"choice": "late-letters-that-come"})
    assert (joined.headers["Location"], desk.get(AT).headers["Location"]) == (into, into)
    assert "Part of it: Letters that come late" in text(desk.get(into))
    assert desk.post(f"{AT}part/").headers["Location"] == AT
    assert Theme.objects.open().count() == 2


def test_join_of_what_changed_meanwhile_tells_who(desk, theme, moderator):
    make.theme(title="Late letters that come", by=moderator)
    form = fields(desk.get(f"{AT}join/")) | {"choice": "late-letters-that-come"}
    Theme.objects.filter(pk=theme.pk).update(version=2)
    assert "Mo Moderator changed this theme" in text(desk.post(f"{AT}join/", form))
    assert Theme.objects.open().count() == 2


def answer_link(council):
    found = re.search(r'href="(/responding/new/[^"]*)">Answer this theme', council.get(AT).content.decode())
    return found[1].replace("&amp;", "&") if found else ""


FORM = {
    "said": "Letters come late.", "outcome": "did", "evidence": "See the page.", "answer": "We changed it.",
    "owner": "Head of SEND casework", "cornerstone": "communicate",
}  # fmt: skip


def test_answer_takes_up_all_public_experiences_and_the_theme(council, desk, theme, moderator):
    more, hidden = make.published(), make.published()
    put_in(by=moderator, theme=theme, experiences=[more, hidden], view=View.SAME)
    make.raise_concern(hidden)
    link = answer_link(council)
    page = council.get(link)
    made = council.post(link, fields(page) | FORM)
    draft = Response.objects.get()
    assert made.headers["Location"] == f"/responding/{draft.reference}/preview/"
    assert (draft.theme, {*draft.experiences.values_list("pk", flat=True)}) == (
        theme, {theme.members.first().submission_id, more.pk},
    )  # fmt: skip
    assert "This answers a theme: Letters that come late" in text(council.get(made.headers["Location"]))
    assert "Answer this theme" not in text(desk.get(AT))


def test_theme_whose_experiences_each_have_an_answer_is_never_late(council, moderator):
    with clock.set_to(clock.now() - timedelta(days=190)):
        answered = make.published()
    with clock.set_to(clock.now() - timedelta(days=100)):
        open_one = make.published()
    make.theme(answered, title="Answered one by one", by=moderator)
    make.theme(answered, open_one, title="Half answered", by=moderator)
    make.answered(answered)

    found = {one.slug: one for one in unanswered_themes().items}

    assert list(found) == ["half-answered", "answered-one-by-one"]
    half, whole = found.values()
    assert (half.waiting, half.total, half.overdue, half.due_words) == (
        1, 2, True, due_in_words(answer_due_on(open_one.received_on)),
    )  # fmt: skip
    assert (whole.waiting, whole.overdue, whole.due_words) == (0, False, "")
    page = text(council.get("/themes/desk/unanswered/"))
    assert "Each of its experiences has an answer of its own." in page


def test_theme_waits_until_an_answer_is_published_and_new_members_still_wait(council, responder, moderator, theme):
    page = text(council.get("/themes/desk/unanswered/"))
    assert "Letters that come late Sent today. 1 of its 1 experience has no answer." in page
    first = theme.members.get().submission
    draft = draft_response(by=responder, experiences=[first], words=make.words(), theme=theme)
    assert "Rae Responder has begun an answer to this." in text(council.get("/themes/desk/unanswered/"))
    publish_response(response=draft, by=responder, seen_version=1)
    assert "No theme waits for an answer" in text(council.get("/themes/desk/unanswered/"))
    late = make.published()
    put_in(by=moderator, theme=theme, experiences=[late], view=View.SAME)
    assert late.reference in text(council.get("/responding/"))
    assert "No theme waits for an answer" in text(council.get("/themes/desk/unanswered/"))


def test_answer_follows_a_theme_that_was_joined_while_it_was_written(responder, moderator, theme):
    first, into = theme.members.get().submission, make.theme(title="Slow post", by=moderator)
    draft = draft_response(by=responder, experiences=[first], words=make.words(), theme=theme)
    join(theme=theme, into=into, by=moderator, seen_version=1)
    assert publish_response(response=draft, by=responder, seen_version=1).theme == into


def test_answer_to_what_left_the_theme_is_no_answer_to_the_theme(responder, moderator, theme):
    first = theme.members.get().submission
    draft = draft_response(by=responder, experiences=[first], words=make.words(), theme=theme)
    theme.members.all().delete()
    assert publish_response(response=draft, by=responder, seen_version=1).theme is None


@pytest.mark.parametrize("slug", ["nothing", "x" * 300, "0"])
def test_unknown_theme_is_not_found(desk, slug):
    for step in ("", "change/", "join/"):
        assert desk.get(f"/themes/desk/{slug}/{step}").status_code == 404
    assert desk.post(f"/themes/desk/{slug}/part/").status_code == 404


@pytest.mark.parametrize("path", ["/themes/desk/", "/themes/desk/sort/", "/themes/desk/unanswered/", AT])
@pytest.mark.parametrize("after", ["zzz", "%27", "1&after=2", "-1"])
def test_lists_take_odd_keys(desk, theme, path, after):
    assert desk.get(f"{path}?after={after}").status_code == 200


def test_key_of_a_form_is_new_each_time(desk):
    path = f"/themes/desk/new/?experience={make.published().reference}"
    keys = {fields(desk.get(path))["key"] for _ in range(3)}
    assert (len(keys), {len(key) for key in keys}) == (3, {len(new_token())})


def test_theme_of_what_is_hidden_is_nowhere_at_the_desk_and_an_empty_one_is(desk, theme, moderator):
    empty = make.theme(title="Empty one", by=moderator)
    empty.members.all().delete()
    alike = make.theme(title="Letters that come too late", by=moderator)
    make.raise_concern(theme.members.get().submission)
    page, other = text(desk.get("/themes/desk/")), text(desk.get(f"/themes/desk/{alike.slug}/"))
    assert ("Letters that come late" in page, "Empty one" in page, "These look alike" in other) == (False, True, False)
    assert [desk.get(f"{AT}{step}").status_code for step in ("", "change/", "join/")] == [404, 404, 404]
