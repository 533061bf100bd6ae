"""One search over answers, themes, experiences and small wins: what is public now, mistakes put right once for all."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from feedback.selectors import search
from feedback.services.small_wins import SmallWinWords, draft_small_win, publish_small_win, take_back_small_win
from feedback.services.themes import join
from lib.codes import new_token
from tests.feedback import factories as make
from tests.feedback.selectors.test_public import HIDE

pytestmark = pytest.mark.django_db


def found(typed, **how):
    """Return the addresses of what is found by kind, and what was looked for instead."""
    everywhere = search.find_everywhere(search.ask(typed), size=5, **how)
    pages = {kind: [item_of(item) for item, _voices in page.items] for kind, page in everywhere.found.items()}
    return pages, everywhere.instead


def item_of(item):
    return getattr(item, "slug", None) or getattr(item, "reference", None) or item.win.reference


def kinds(typed, **how):
    return set(found(typed, **how)[0])


def small_win(by, *experiences, text="The quiet room has a lamp now."):
    words = SmallWinWords("win", text, make.cornerstone(), list(experiences))
    win = draft_small_win(by=by, words=words, key=new_token())
    return publish_small_win(win=win, by=by, seen_version=1)


def test_search_finds_themes_and_small_wins_beside_experiences_and_answers(responder):
    one = make.published(needs_change="A lamp, please.")
    answer = make.answered(one, answer="We bought a lamp.")
    theme = make.theme(one, title="Light", summary="Some want a lamp.", dissent="One likes the dark.")
    win = small_win(responder, one)

    assert found("lamps") == (
        {
            "answers": [answer.reference],
            "themes": [theme.slug],
            "experiences": [one.reference],
            "small-wins": [win.reference],
        },
        "",
    )
    assert [kinds("light"), kinds("dark"), kinds("quiet")] == [{"themes"}, {"themes"}, {"small-wins"}]


def test_words_of_a_theme_say_whose_view_they_are(responder):
    make.theme(title="Light", summary="Some want a lamp.", dissent="One wants no lamp.")

    ((_theme, voices),) = search.find_everywhere(search.ask("lamp"), size=5).found["themes"].items

    assert [voice.called for voice in voices] == ["What people say", "Some see it differently"]


@pytest.mark.parametrize("how", HIDE)
def test_nothing_tells_of_what_is_hidden_and_spelling_does_not_learn_it(responder, how):
    hidden, safe = make.published(needs_change="Samphire."), make.published()
    make.theme(hidden, title="On samphire", summary="All say samphire.")
    small_win(responder, hidden, safe, text="The samphire grew.")
    assert kinds("samphire") == kinds("samphyre") == {"experiences", "themes", "small-wins"}

    HIDE[how](hidden)

    assert found("samphire") == found("samphyre") == ({}, "")


def test_theme_with_somebody_who_may_not_be_safe_is_not_found_though_others_are_in_it():
    unsafe, safe = make.published(), make.published()
    make.theme(unsafe, safe, title="On quillwort", summary="All say samphire.")
    assert (kinds("quillwort"), kinds("samphyre")) == ({"themes"}, {"themes"})

    make.raise_concern(unsafe)

    assert (found("quillwort"), found("samphyre")) == (({}, ""), ({}, ""))


def test_joined_theme_is_found_as_what_it_is_part_of_while_it_has_something_public(moderator):
    gone, head = make.published(), make.theme(title="Light", by=moderator)
    part = make.theme(gone, title="Lamps", by=moderator)
    join(theme=part, into=head, by=moderator, seen_version=1)
    assert found("lamp")[0] == {"themes": [head.slug]}

    make.move(gone, "withdrawn")

    assert found("lamp")[0] == {}


def test_drafts_of_small_wins_and_those_taken_back_are_not_found(responder):
    draft_small_win(by=responder, words=SmallWinWords("win", "A lamp.", make.cornerstone()), key=new_token())
    win = small_win(responder)
    assert found("lamp")[0] == {"small-wins": [win.reference]}

    take_back_small_win(win=win, by=responder)

    assert found("lamp")[0] == {}


def test_mistakes_are_put_right_once_for_all_and_only_where_nothing_at_all_was_found(responder):
    make.published(needs_change="The lamps are bright.")
    make.theme(title="Lamps")
    make.answered(answer="We will buy a lamb.")

    assert kinds("lampps") == {"experiences", "themes"}
    assert found("lampps")[1] == "lamps"
    assert found("lamb")[1] == ""  # one answer has it: nothing else is looked for under another word
    assert kinds("lamb") == {"answers"}
    assert found("lampps", exact=True) == ({}, "")


@pytest.mark.parametrize("kind", search.KINDS)
def test_one_kind_is_read_page_by_page(responder, kind):
    for number in range(3):
        one = make.published(needs_change=f"Lamp {number}.")
        make.answered(one, answer="A lamp.")
        make.theme(one, title=f"Lamp {number}")
        small_win(responder, text=f"Lamp {number}.")
    seen, after = [], ""
    for _page in range(3):
        page = search.find_everywhere(search.ask("lamp"), only=kind, after=after, size=1).found[kind]
        seen += [item_of(item) for item, _voices in page.items]
        after = page.next_after

    assert (len(set(seen)), after) == (3, "")


def test_search_asks_as_often_for_three_of_each_as_for_one(responder):
    asked = []
    for _each in range(3):
        one = make.published(needs_change="A lamp.")
        make.answered(one, answer="A lamp.")
        make.theme(one, title="Lamps")
        small_win(responder, one, text="A lamp.")
        with CaptureQueriesContext(connection) as made:
            assert kinds("lamp") == set(search.KINDS)
        asked.append(len(made))

    assert asked == [asked[0]] * 3


def test_small_win_leads_to_its_place_in_the_list(client, responder):
    wins = [small_win(responder, text=f"Lamp {number}.") for number in range(3)]

    page = search.find_everywhere(search.ask("lamp"), size=5).found["small-wins"]
    hrefs = {item.win.reference: item.href for item, _voices in page.items}

    for win in wins:
        assert f'id="win-{win.reference}"' in client.get(hrefs[win.reference]).content.decode()
    assert hrefs[wins[0].reference] == f"/you-said-we-did/small-wins/?after={wins[1].reference}#win-{wins[0].reference}"


def test_words_without_spaces_are_found_in_themes_and_small_wins(responder):
    theme = make.theme(title="学校没有听我们的意见")
    win = small_win(responder, text="学校听我们")

    assert found("学校")[0] == {"themes": [theme.slug], "small-wins": [win.reference]}
