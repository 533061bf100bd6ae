"""What staff publish is looked through for what may show who somebody is: they are told, and nothing stops them."""

import re

import pytest

from feedback.models import Response, SmallWin, Theme
from lib.codes import new_token
from tests.feedback import factories as make
from tests.feedback.answering import drafted_correction

pytestmark = pytest.mark.django_db
SAYS = "Please look at these words once more"
PHONE, SCHOOL = "Ring us on 01271 333444.", "It was at Pilton College."


def words(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def found(response):
    """Return what a page notices: the lines of its list."""
    part = re.search(r'aria-labelledby="noticed".*?</section>', response.content.decode(), re.DOTALL)
    lines = re.findall(r"<li>(.*?)</li>", part.group() if part else "")
    return [re.sub(r"<[^>]+>", "", line) for line in lines]


@pytest.fixture(autouse=True)
def _stones():
    for slug in make.CORNERSTONES:
        make.cornerstone(slug)


@pytest.fixture
def desk(responder, signed_in):
    return signed_in(responder)


@pytest.fixture
def sorter(moderator, signed_in):
    return signed_in(moderator)


NOTICED = [
    "Pilton College in “What people told us” may be the name of a school",
    "01271 333444 in “Our answer” may be a phone number",
]


def test_a_draft_answer_says_what_it_noticed_in_the_form_the_preview_and_to_the_second_reader(desk):
    draft = make.draft(make.published(), by=make.responder("Ann Able"), said=SCHOOL, answer=PHONE)
    at = f"/responding/{draft.reference}/"
    assert [found(desk.get(at + page)) for page in ("", "preview/", "read/")] == [NOTICED] * 3


def test_what_is_typed_is_noticed_with_the_reading_age_before_it_is_saved(desk):
    experience = make.published()
    typed = {"said": SCHOOL, "answer": PHONE}
    shown = desk.post(f"/responding/new/reading-age/?experience={experience.reference}", typed)
    assert (found(shown), Response.objects.count()) == (NOTICED, 0)


def test_what_was_noticed_stops_no_answer(desk):
    draft = make.draft(make.published(), answer=PHONE)
    desk.post(f"/responding/{draft.reference}/publish/", {"seen_version": draft.version})
    draft.refresh_from_db()
    assert draft.state == "published"


def test_a_correction_notices_its_reason_too(desk, responder):
    draft = drafted_correction(make.answered(), responder, reason=SCHOOL, answer="We will write in May.")
    wanted = ["Pilton College in “{}” may be the name of a school"]
    shown = [found(desk.get(f"/responding/{draft.reference}/correction/{page}")) for page in ("", "preview/")]
    labels = ("Why do we correct this answer?", "Why we correct it")
    assert shown == [[wanted[0].format(label)] for label in labels]


def test_a_small_win_is_looked_through_and_published_all_the_same(desk):
    typed = {"kind": "win", "text": SCHOOL, "cornerstone": "communicate", "key": new_token()}
    shown = desk.post("/responding/small-wins/new/", typed, follow=True)
    win = SmallWin.objects.get()
    desk.post(f"/responding/small-wins/{win.reference}/publish/", {"seen_version": win.version})
    win.refresh_from_db()
    assert found(shown) == ["Pilton College in “What you want to say” may be the name of a school"]
    assert win.state == "published"


def test_where_nothing_was_found_nothing_is_said(desk):
    draft = make.draft(make.published())
    assert SAYS not in words(desk.get(f"/responding/{draft.reference}/preview/"))


def test_a_theme_is_shown_once_more_and_made_with_the_second_press(sorter):
    path = f"/themes/desk/new/?experience={make.published().reference}"
    typed = {"title": "Phone calls", "summary": PHONE, "cornerstone": "communicate", "key": new_token()}
    asked = sorter.post(path, typed)
    mark = re.search(r'name="looked_at" value="([^"]+)"', asked.content.decode())
    assert (found(asked), Theme.objects.count()) == (
        ["01271 333444 in “What do people say about it?” may be a phone number"],
        0,
    )
    assert "press “Make this theme” again" in words(asked)
    sorter.post(path, typed | {"looked_at": mark.group(1)})
    assert Theme.objects.get().summary == PHONE


def test_words_that_were_not_shown_yet_are_asked_about_again(sorter, moderator):
    theme = make.theme(make.published(), by=moderator)
    path = f"/themes/desk/{theme.slug}/change/"
    typed = {"title": theme.title, "summary": PHONE, "cornerstone": "communicate", "seen_version": theme.version}
    mark = re.search(r'name="looked_at" value="([^"]+)"', sorter.post(path, typed).content.decode()).group(1)
    other = sorter.post(path, typed | {"summary": SCHOOL, "looked_at": mark})
    theme.refresh_from_db()
    assert (found(other), theme.summary) == (
        ["Pilton College in “What do people say about it?” may be the name of a school"],
        "",
    )
    sorter.post(path, typed | {"looked_at": mark})
    theme.refresh_from_db()
    assert theme.summary == PHONE


def test_a_theme_in_which_nothing_was_found_is_made_at_once(sorter):
    path = f"/themes/desk/new/?experience={make.published().reference}"
    sorter.post(path, {"title": "Late letters", "cornerstone": "communicate", "key": new_token()})
    assert Theme.objects.get().title == "Late letters"
