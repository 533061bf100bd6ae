"""Making a theme and changing its words: once, by one of two people, never losing what some see differently."""

import pytest
from django.core.exceptions import PermissionDenied

from feedback.enums import View
from feedback.models import InTheme, Theme
from feedback.services.themes import ThemeChanged, ThemeRefused, ThemeWords, change_theme, make_theme, put_in
from lib.codes import new_token
from tests.feedback import factories as make

pytestmark = pytest.mark.django_db
CAN_SORT = ("moderator", "second_moderator", "council_moderator")


def words(**changes):
    return ThemeWords(**{"title": "Letters that come late", "cornerstone": make.cornerstone()} | changes)


def change(theme, by, **changes):
    said = {name: getattr(theme, name) for name in ("title", "summary", "dissent", "cornerstone")}
    return change_theme(theme=theme, by=by, seen_version=theme.version, words=ThemeWords(**said | changes))


def test_make_theme_keeps_words_members_and_who(moderator):
    first, second = make.published(), make.published()
    theme = make_theme(by=moderator, words=words(summary=" They wait. "), experiences=[first, second], key=new_token())
    assert (theme.slug, theme.summary, theme.made_by) == ("letters-that-come-late", "They wait.", moderator)
    assert list(theme.members.values_list("submission", "view")) == [(first.pk, "same"), (second.pk, "same")]


@pytest.mark.parametrize("who", [*CAN_SORT, "partner", "responder", "helper", "report_editor", "auditor"])
def test_make_theme_is_for_those_who_sort(request, who):
    person, experience = request.getfixturevalue(who), make.published()
    if who in CAN_SORT:
        assert make_theme(by=person, words=words(), experiences=[experience], key=new_token()).pk
    else:
        with pytest.raises(PermissionDenied):
            make_theme(by=person, words=words(), experiences=[experience], key=new_token())
    assert Theme.objects.count() == (who in CAN_SORT)


def test_make_theme_twice_with_one_key_is_one_theme(moderator):
    key, experience, other = new_token(), make.published(), make.published()
    first = make_theme(by=moderator, words=words(), experiences=[experience], key=key)
    again = make_theme(by=moderator, words=words(title="Other"), experiences=[other], key=key)
    assert (again, again.title, InTheme.objects.count()) == (first, "Letters that come late", 1)


def test_make_theme_finds_a_free_address_of_its_own(moderator):
    titles = ("Desk", "Letters", "Letters!", "Письма", "x" * 120)
    slugs = [make.theme(title=title, by=moderator).slug for title in titles]
    assert slugs == ["desk-2", "letters", "letters-2", "theme", "x" * 60]


@pytest.mark.parametrize("title", ["", "   ", "x" * 121])
def test_make_theme_without_a_fitting_title_says_what_to_do(moderator, title):
    with pytest.raises(ThemeRefused, match="Enter a title of up to 120 letters"):
        make_theme(by=moderator, words=words(title=title), experiences=[make.published()], key=new_token())


@pytest.mark.parametrize("hide", ["received", "withdrawn", "concern"])
def test_make_theme_of_what_is_not_public_is_refused_and_leaves_nothing(moderator, hide):
    experience = make.received() if hide == "received" else make.published()
    if hide == "withdrawn":
        make.move(experience, "withdrawn")
    if hide == "concern":
        make.raise_concern(experience)
    with pytest.raises(ThemeRefused, match="no longer public"):
        make_theme(by=moderator, words=words(), experiences=[experience], key=new_token())
    assert (Theme.objects.count(), InTheme.objects.count()) == (0, 0)


def test_make_theme_of_nothing_is_refused(moderator):
    with pytest.raises(ThemeRefused, match="at least one"):
        make_theme(by=moderator, words=words(), experiences=[], key=new_token())


def test_change_theme_keeps_address_and_says_who(moderator):
    theme = make.theme()
    changed = change(theme, moderator, title="Post that comes late", dissent="Some like to wait.")
    assert (changed.title, changed.slug, changed.version) == ("Post that comes late", "letters-that-come-late", 2)
    assert (changed.changed_by, changed.dissent) == (moderator, "Some like to wait.")


def test_change_theme_to_the_same_changes_nothing(moderator):
    assert change(make.theme(), moderator).version == 1


def test_change_theme_after_somebody_else_tells_who_and_when(moderator, second_moderator):
    theme = make.theme()
    seen = Theme.objects.get(pk=theme.pk)
    change(theme, second_moderator, title="Theirs")
    with pytest.raises(ThemeChanged, match=r"^Sam Second changed this theme at \d\d:\d\d on \w+ \d+ \w+ \d{4}$"):
        change(seen, moderator, title="Mine")
    assert Theme.objects.get().title == "Theirs"


def test_change_theme_never_takes_a_minority_view_away(moderator):
    theme, other = make.theme(dissent="Some like letters."), make.published()
    put_in(by=moderator, theme=theme, experiences=[other], view=View.DIFFERENT)
    with pytest.raises(ThemeRefused, match="Keep what some see differently"):
        change(theme, moderator, dissent="")
    assert change(theme, moderator, dissent="A few prefer paper.").dissent == "A few prefer paper."


def test_change_theme_may_drop_a_dissent_that_nobody_holds_any_more(moderator):
    assert change(make.theme(dissent="Some like letters."), moderator, dissent="").dissent == ""


def test_change_theme_that_was_joined_leads_to_the_other(moderator):
    theme, into = make.theme(), make.theme(title="Slow post")
    theme.state, theme.merged_into = "merged", into
    theme.save()
    with pytest.raises(ThemeRefused, match="joined with “Slow post”"):
        change(theme, moderator, title="Mine")
