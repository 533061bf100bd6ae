"""The pages of self-reflection, for the people of one organisation."""

import pytest

from reflection.models import Reflection, Said, SelfStatement
from reflection.services import begin
from tests.feedback import factories as feedback
from tests.reflection import factories as make

pytestmark = pytest.mark.django_db
HOW = "how_{}"


@pytest.fixture
def pat():
    make.statements()
    return make.partner()


@pytest.fixture
def pats_browser(pat, signed_in):
    return signed_in(pat)


def page(response):
    return response.content.decode()


def answers(how="mostly", evidence="", version=0, slug="communicate"):
    asked = SelfStatement.objects.filter(cornerstone__slug=slug)
    said = {
        name: value for each in asked for name, value in ((f"how_{each.pk}", how), (f"evidence_{each.pk}", evidence))
    }
    return said | {"seen_version": version}


def test_journey_from_nothing_to_two_dates(pats_browser):
    for how in ("not-yet", "mostly"):
        assert "There is no list of who does best" in page(pats_browser.get("/reflection/"))
        tasks = pats_browser.post("/reflection/begin/", follow=True)
        number = Reflection.objects.get(state="open").pk
        for version, slug in enumerate(make.stones()):
            path = f"/reflection/{number}/{slug.slug}/"
            assert pats_browser.get(path).status_code == 200
            told = pats_browser.post(path, answers(how, "We asked ten families.", version, slug.slug))
            assert told.status_code == 302
        tasks = pats_browser.get(f"/reflection/{number}/")
        assert "You have said something about everything" in page(tasks)
        assert "We asked ten families." in page(pats_browser.post(f"/reflection/{number}/finish/", follow=True))
    later, earlier = (each.pk for each in Reflection.objects.order_by("-pk"))
    html = page(pats_browser.get(f"/reflection/compare/{earlier}/{later}/"))
    assert [word for word in ("Not yet", "Mostly", "Further on", "further on: 4") if word not in html] == []


def test_empty_list_says_what_comes(pats_browser):
    html = page(pats_browser.get("/reflection/"))
    assert [
        word for word in ("Begin", "Nothing yet.", "not the self-evaluation of the Charter") if word not in html
    ] == []


def test_person_without_organisation_is_told_what_to_do(partner, signed_in):
    pats_browser = signed_in(partner)
    assert "Ask the administrator" in page(pats_browser.get("/reflection/"))
    assert pats_browser.post("/reflection/begin/").headers["Location"] == "/reflection/"
    assert Reflection.objects.count() == 0


def test_part_may_be_saved_and_the_rest_stays_to_do(pats_browser, pat):
    make.statements(2)
    found = begin(by=pat)
    first = SelfStatement.objects.filter(cornerstone__slug="communicate").first()
    pats_browser.post(f"/reflection/{found.pk}/communicate/", {f"how_{first.pk}": "mostly", "seen_version": 0})
    html = page(pats_browser.get(f"/reflection/{found.pk}/"))
    assert ("1 of 2 said" in html, "when all four are done" in html.lower()) == (True, True)


def test_reason_without_answer_is_asked_for_and_kept(pats_browser, pat):
    found = begin(by=pat)
    html = page(pats_browser.post(f"/reflection/{found.pk}/communicate/", answers("", "Because.")))
    assert ("Select how often this is true, too" in html, "Because." in html, Said.objects.count()) == (True, True, 0)


def test_two_people_at_once_lose_nothing(pats_browser, pat, signed_in):
    found = begin(by=pat)
    colleague = signed_in(make.partner(key="2"))
    colleague.post(f"/reflection/{found.pk}/communicate/", answers("not-yet"))
    told = pats_browser.post(f"/reflection/{found.pk}/communicate/", answers("mostly", "Mine."))
    assert (told.status_code, "A colleague changed this" in page(told), "Mine." in page(told)) == (409, True, True)
    assert pats_browser.post(f"/reflection/{found.pk}/communicate/", answers("mostly", "Mine.", 1)).status_code == 302
    assert Said.objects.get().evidence == "Mine."


def test_families_stand_beside_the_questions(pats_browser, pat):
    told = feedback.published(needs_change="Nobody rang back.")
    told.cornerstones.add(next(stone for stone in make.stones() if stone.slug == "communicate"))
    found = begin(by=pat)
    assert "Nobody rang back." in page(pats_browser.get(f"/reflection/{found.pk}/communicate/"))
    assert "Nobody rang back." not in page(pats_browser.get(f"/reflection/{found.pk}/welcome-and-care/"))


@pytest.mark.parametrize("typed", ["", "always", "\x00", "x" * 10_000, "-1", "9" * 40])
def test_odd_input_is_told_and_never_a_fault(pats_browser, pat, typed):
    found = begin(by=pat)
    told = pats_browser.post(f"/reflection/{found.pk}/communicate/", answers(typed, typed, typed or "x"))
    assert told.status_code in (200, 400)
    assert Said.objects.count() == 0


def test_another_organisation_finds_nothing(pats_browser, pat, signed_in):
    found, done = make.finished(pat), begin(by=pat)
    stranger = signed_in(make.partner("Other Trust", "2"))
    paths = [f"/reflection/{found.pk}/", f"/reflection/{done.pk}/", f"/reflection/{done.pk}/communicate/"]
    paths += [f"/reflection/{done.pk}/delete/", f"/reflection/compare/{found.pk}/{done.pk}/", f"/reflection/{9**30}/"]
    assert [stranger.get(path).status_code for path in paths] == [404] * len(paths)
    assert stranger.post(f"/reflection/{done.pk}/finish/").status_code == 404
    assert "Tor View" not in page(stranger.get("/reflection/"))


def test_wrong_role_is_refused(moderator, signed_in, client):
    assert signed_in(moderator).get("/reflection/").status_code == 403
    assert client.get("/reflection/").headers["Location"].startswith("/account/login/")


def test_delete_asks_once_more(pats_browser, pat):
    found = make.all_said(pat)
    assert "cannot be undone" in page(pats_browser.get(f"/reflection/{found.pk}/delete/"))
    pats_browser.post(f"/reflection/{found.pk}/delete/")
    assert Reflection.objects.count() == 0


def test_finishing_too_early_says_so_and_twice_is_once(pats_browser, pat):
    found = begin(by=pat)
    assert "Say something about every statement first" in page(
        pats_browser.post(f"/reflection/{found.pk}/finish/", follow=True)
    )
    make.all_said(pat)
    for _ in range(2):
        assert pats_browser.post(f"/reflection/{found.pk}/finish/").status_code == 302
    assert Reflection.objects.get().state == "finished"
    assert pats_browser.get(f"/reflection/{found.pk}/communicate/").status_code == 404
