"""Themes as anybody reads them: published words, what some see differently, answers, and no count of anything."""

import re

import pytest

from feedback.enums import View
from feedback.models import Theme, ThemeTrueForMeToo
from feedback.selectors.themes import groups
from feedback.services.responding import draft_response, publish_response
from feedback.services.themes import join, part, put_in
from feedback.views.true_for_me_too import PRESSES
from lib import clock
from tests.feedback import factories as make

pytestmark = pytest.mark.django_db
WAYS = (("/talk-to-a-person/", "Talk to a person"), ("/somebody-may-not-be-safe/", "somebody not safe"))
PAGE = "/themes/letters-that-come-late/"


def shown(client, path):
    response = client.get(path)
    assert response.status_code == 200, path
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def answer(theme, *experiences):
    by = make.responder()
    draft = draft_response(by=by, experiences=experiences, words=make.words(), theme=theme)
    return publish_response(response=draft, by=by, seen_version=1)


def test_list_is_empty_then_shows_what_themes_say(client):
    assert "There is no theme yet" in shown(client, "/themes/")
    make.theme(summary="Letters take weeks.", dissent="Some get them at once.")
    page = shown(client, "/themes/")
    assert "Letters that come late Letters take weeks. Some see it differently: Some get them at once." in page


def test_page_leads_to_a_person_and_to_the_one_step_for_safety(client, moderator):
    make.theme(make.published(), summary="Letters take weeks.", by=moderator)
    page = client.get(PAGE).content.decode()
    ways = [re.search(rf'href="{path}"[^>]*>{words}', page) for path, words in WAYS]
    assert ("Is this about you?" in page, [way is None for way in ways]) == (True, [False, False])


def test_list_is_read_by_title_and_key(client, moderator):
    experience = make.published()
    for number in range(23):
        make.theme(experience, title=f"Theme {number:02}", by=moderator)
    first, second = client.get("/themes/").content.decode(), client.get("/themes/?after=theme-19").content.decode()
    assert re.findall(r'id="theme-theme-(\d\d)"', first) == [f"{number:02}" for number in range(20)]
    assert 'href="?after=theme-19"' in first
    assert re.findall(r'id="theme-theme-(\d\d)"', second) == ["20", "21", "22"]


@pytest.mark.parametrize("number", [1, 3])
def test_list_and_page_cost_the_same_with_one_and_three(client, django_assert_num_queries, moderator, number):
    some = [make.published() for _ in range(number)]
    for count in range(number):
        make.theme(*some, title=f"Theme {count}", by=moderator)
    with django_assert_num_queries(6):
        client.get("/themes/")
    with django_assert_num_queries(13):
        client.get("/themes/theme-0/")


def test_page_shows_words_voices_and_answers(client, moderator):
    one, other = make.published(needs_change="Letters take weeks."), make.published(needs_change="Ours came at once.")
    theme = make.theme(one, summary="They wait.", dissent="Some do not.", by=moderator)
    put_in(by=moderator, theme=theme, experiences=[other], view=View.DIFFERENT)
    given = answer(theme, one)
    page = shown(client, PAGE)
    wanted = ("They wait.", "Some see it differently", "Some do not.", "What the council answered", given.answer)
    places = [page.index(words) for words in wanted]
    assert places == sorted(places)
    assert page.index("Ours came at once.") < page.index("In their own words") < page.rindex("Letters take weeks.")


def test_page_has_no_count_of_anything(client, moderator):
    make.theme(*(make.published() for _ in range(7)), by=moderator)
    client.post(f"{PAGE}true-for-me-too/")
    for path in ("/themes/", PAGE):
        main = re.search(r"<main.*</main>", client.get(path).content.decode(), re.DOTALL)[0]
        words = re.sub(r"DEV-TEST-\d+|\d{1,2} \w+ \d{4}", "", re.sub(r"<[^>]+>", " ", main))
        assert re.findall(r"\d+", words) == []


@pytest.mark.parametrize("hide", ["withdrawn", "concern", "taken-out"])
def test_theme_without_a_public_experience_is_not_found(client, hide):
    experience = make.published()
    theme = make.theme(experience)
    assert client.get(PAGE).status_code == 200
    if hide == "withdrawn":
        make.move(experience, "withdrawn")
    if hide == "concern":
        make.raise_concern(experience)
    if hide == "taken-out":
        theme.members.all().delete()
    assert [client.get(PAGE).status_code, client.post(f"{PAGE}true-for-me-too/").status_code] == [404, 404]
    assert "Letters that come late" not in shown(client, "/themes/")


def test_what_is_not_public_any_more_leaves_the_theme(client):
    stays, goes = make.published(needs_change="It stays."), make.published(needs_change="CANARY-GOES")
    make.theme(stays, goes)
    assert "CANARY-GOES" in shown(client, PAGE)
    make.raise_concern(goes)
    page = shown(client, PAGE)
    assert ("It stays." in page, "CANARY-GOES" in page, goes.reference in page) == (True, False, False)


def test_joined_theme_leads_to_the_other_which_keeps_both(client, moderator):
    one, other = make.published(needs_change="From the first."), make.published(needs_change="From the second.")
    late = make.theme(one, dissent="A few like post.", by=moderator)
    slow = make.theme(other, title="Slow post", dissent="Some are quick.", by=moderator)
    join(theme=late, into=slow, by=moderator, seen_version=1)
    assert client.get(PAGE).headers["Location"] == "/themes/slow-post/"
    page = shown(client, "/themes/slow-post/")
    wanted = ("Some are quick.", "Also part of this: Letters that come late", "A few like post.", "From the first.")
    assert [words for words in (*wanted, "From the second.") if words not in page] == []
    assert 'id="theme-letters-that-come-late"' not in client.get("/themes/").content.decode()
    part(theme=late, by=moderator)
    assert "From the second." not in shown(client, PAGE)


def test_hidden_theme_stays_hidden_when_a_public_one_is_joined_with_it(client, moderator):
    hidden, seen = make.published(), make.published()
    head = make.theme(hidden, title="CANARY-TITLE", summary="CANARY-SUMMARY", by=moderator)
    join(theme=make.theme(seen, by=moderator), into=head, by=moderator, seen_version=1)
    assert client.get("/themes/canary-title/").status_code == 200

    make.raise_concern(hidden)

    assert client.get("/themes/canary-title/").status_code == 404
    assert "CANARY" not in shown(client, "/themes/") + shown(client, f"/experiences/{seen.reference}/")
    assert "CANARY-TITLE" not in [group.theme.title for group in groups.groups()]


def test_empty_theme_shows_what_was_joined_with_it(client, moderator):
    head = make.theme(title="Slow post", by=moderator)
    head.members.all().delete()
    join(theme=make.theme(make.published(), by=moderator), into=head, by=moderator, seen_version=1)
    assert client.get("/themes/slow-post/").status_code == 200


def test_page_reads_experiences_by_key(client, moderator):
    some = []
    for number in range(22):
        with clock.set_to(clock.now()):
            some.append(make.published(needs_change=f"Number {number}."))
    make.theme(*some, by=moderator)
    first, second = shown(client, PAGE), shown(client, f"{PAGE}?after={some[2].reference}")
    assert ("Number 21." in first, "Number 2." in first, "Number 1." in first) == (True, True, False)
    assert ("Number 2." in second, "Number 1." in second, "Number 0." in second) == (False, True, True)


def test_more_of_one_view_keeps_the_place_in_the_other(client, moderator):
    same, different = [[make.published() for _ in range(22)] for _view in range(2)]
    theme = make.theme(*same, by=moderator)
    put_in(by=moderator, theme=theme, experiences=different, view=View.DIFFERENT)

    page = client.get(f"{PAGE}?after={same[21].reference}&different={different[21].reference}").content.decode()

    assert f'href="?different={different[1].reference}&amp;after={same[21].reference}#different"' in page
    assert f'href="?after={same[1].reference}&amp;different={different[21].reference}#same"' in page


def test_list_begins_at_its_beginning_after_a_theme_that_is_hidden(client, moderator):
    hidden = make.published()
    make.theme(hidden, title="M hidden", by=moderator)
    make.theme(make.published(), title="A shown", by=moderator)
    make.raise_concern(hidden)

    assert client.get("/themes/?after=m-hidden").content == client.get("/themes/?after=nothing").content.replace(
        b"nothing", b"m-hidden"
    )
    assert "A shown" in shown(client, "/themes/?after=m-hidden")


@pytest.mark.parametrize("query", ["after=zzz", "different=zzz", "after=&different=", "after=1&after=2"])
def test_page_and_list_take_odd_keys(client, query):
    make.theme()
    assert [client.get(f"{path}?{query}").status_code for path in ("/themes/", PAGE)] == [200, 200]


def test_true_for_me_too_is_pressed_once_and_taken_back(client):
    make.theme()
    for _ in range(2):
        assert client.post(f"{PAGE}true-for-me-too/").headers["Location"] == PAGE
    assert (ThemeTrueForMeToo.objects.count(), "You said that this is true for you too." in shown(client, PAGE)) == (
        1,
        True,
    )
    client.post(f"{PAGE}true-for-me-too/", {"back": "yes"})
    assert (ThemeTrueForMeToo.objects.count(), "You said that" in shown(client, PAGE)) == (0, False)


def test_true_for_me_too_leaves_marks_that_nothing_joins(client, moderator):
    experience = make.published()
    themes = [make.theme(experience, title=title, by=moderator) for title in ("A", "B")]
    for theme in themes:
        client.post(f"/themes/{theme.slug}/true-for-me-too/")
    client.post(f"/experiences/{experience.reference}/true-for-me-too/")
    marks = [*ThemeTrueForMeToo.objects.values_list("mark", flat=True), experience.true_for_me_too.get().mark]
    assert len(set(marks)) == 3
    assert {field.name for field in ThemeTrueForMeToo._meta.get_fields()} == {"id", "theme", "mark", "month"}


def test_true_for_me_too_of_a_joined_theme_leads_to_the_other(client, moderator):
    late, slow = make.theme(by=moderator), make.theme(title="Slow post", by=moderator)
    client.post(f"{PAGE}true-for-me-too/")
    join(theme=late, into=slow, by=moderator, seen_version=1)
    assert client.post(f"{PAGE}true-for-me-too/").headers["Location"] == "/themes/slow-post/"
    assert list(ThemeTrueForMeToo.objects.values_list("theme__slug", flat=True)) == [late.slug]


def test_true_for_me_too_has_a_limit_and_a_way_to_a_person(client):
    make.theme()
    for _ in range(PRESSES.tries):
        client.post(f"{PAGE}true-for-me-too/", {})
    refused = client.post(f"{PAGE}true-for-me-too/")
    assert (refused.status_code, "talk to a person" in refused.content.decode()) == (429, True)


def test_experience_and_answer_link_to_the_theme(client, moderator):
    experience = make.published()
    late, slow = make.theme(experience, by=moderator), make.theme(title="Slow post", by=moderator)
    given = answer(late, experience)
    join(theme=late, into=slow, by=moderator, seen_version=1)
    link = 'href="/themes/slow-post/">Slow post</a>'
    for path in (f"/experiences/{experience.reference}/", f"/you-said-we-did/{given.reference}/", "/you-said-we-did/"):
        assert client.get(path).content.decode().count(link) >= 1, path


def test_answer_does_not_link_to_a_theme_that_nobody_may_read(client, moderator):
    experience = make.published()
    theme = make.theme(experience, by=moderator)
    given = answer(theme, experience)
    theme.members.all().delete()
    assert "/themes/letters" not in client.get(f"/you-said-we-did/{given.reference}/").content.decode()
    assert Theme.objects.count() == 1
