"""Searching what is published: by stems, phrases, other scripts; ranked, page by page, never what is hidden."""

import pytest

from feedback.selectors import search
from feedback.selectors.lists import EVERYTHING, Filters
from feedback.services.updates import add_update
from tests.feedback import factories as make
from tests.feedback.selectors.test_public import HIDE

pytestmark = pytest.mark.django_db


def experiences(typed, filters=EVERYTHING, **how):
    return [item.reference for item, _ in search.find_experiences(search.ask(typed), filters, **how).page.items]


def answers(typed, filters=EVERYTHING, **how):
    return [item.reference for item, _ in search.find_answers(search.ask(typed), filters, **how).page.items]


def excerpt(typed):
    pairs = search.find_experiences(search.ask(typed), EVERYTHING).page.items
    ((_called, words),) = [(voice.called, voice.words) for voice in pairs[0][1]]
    return [(piece.text, piece.marked) for piece in words]


def said(typed):
    """Return who says it in the first answer that is found, each with its excerpt and [marks]."""
    pairs = search.find_answers(search.ask(typed), EVERYTHING).page.items
    marked = [(one.called, "".join(f"[{x.text}]" if x.marked else x.text for x in one.words)) for one in pairs[0][1]]
    return dict(marked)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("letter", True),
        ("LETTERS lately", True),
        ("late letters", True),
        ('"letters come"', True),
        ("“letters come”", True),
        ('"come letters"', False),
        ("letters -late", False),
        ("taxis or letters", True),
        ("letters taxis", False),
        ('"the bus"', False),
        ("letters & ! | ( :* <-> '", True),
    ],
)
def test_experience_is_found_by_its_words(typed, found):
    reference = make.published(valued="The desk is kind.", needs_change="Letters come late.").reference

    assert experiences(typed, exact=True) == ([reference] if found else [])


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("Szkoła nie słucha rodziców.", "szkoła"),
        ("المدرسة لا تستمع إلينا", "المدرسة"),
        ("Школа нас не чує", "школа"),
        ("স্কুল আমাদের কথা শোনে না", "স্কুল"),
        ("学校没有听我们的意见", "学校"),
        ("我们等了两年才得到学校的帮助", "两年"),
        ("To be or not to be", '"to be or not to be"'),
    ],
)
def test_words_in_other_languages_and_scripts_are_found(text, typed):
    reference = make.published(needs_change=text).reference
    make.published(needs_change="Letters come late.")

    assert experiences(typed) == [reference]


def test_experiences_that_say_more_of_it_come_first():
    once = make.published(needs_change=f"The taxi came late. {'We waited for a long time. ' * 20}").reference
    often = make.published(needs_change="The taxi, the taxi, always the taxi.").reference
    make.published()

    assert experiences("taxi") == [often, once]


def test_find_is_read_page_by_page_without_a_gap_while_others_arrive():
    made = [make.published(needs_change=f"Taxi {'late ' * number}").reference for number in (1, 3, 3, 3, 9)]
    asked, seen, after = search.ask("taxi"), [], ""
    for _page in range(5):
        page = search.find_experiences(asked, EVERYTHING, after, size=1).page
        seen += [item.reference for item, _excerpt in page.items]
        after = page.next_after
        make.published(needs_change="Taxi taxi taxi.")

    assert seen == [made[0], made[3], made[2], made[1], made[4]]


def test_find_keeps_to_the_filters():
    wanted = make.published(needs_change="Taxi late.", place="torridge", phase="primary").reference
    make.published(needs_change="Taxi late.", place="exeter", phase="primary")

    assert experiences("taxi", Filters(place="torridge", phase="primary")) == [wanted]


@pytest.mark.parametrize("how", HIDE)
def test_what_is_hidden_is_never_found(how):
    hidden = make.published(needs_change="The canary flew away.")
    response = make.answered(hidden, said="They told us of a canary.", answer="We bought a cage.")
    assert (experiences("canary"), answers("canary")) == ([hidden.reference], [response.reference])

    HIDE[how](hidden)

    assert (experiences("canary"), answers("canary")) == ([], [])
    assert (experiences("canarry"), answers("canarry")) == ([], [])
    assert answers("cage") == [response.reference]


def test_older_editions_drafts_and_words_as_sent_are_never_found():
    submission = make.published(needs_change="The zebra stood there.")
    make.move(submission, "received")
    make.publish(submission, needs_change="An animal stood there.")
    make.draft(submission, answer="We painted the zebra.")
    make.received(original="A zebra came.")

    assert (experiences("zebra"), experiences("canary"), answers("zebra")) == ([], [], [])
    assert experiences("animals") == [submission.reference]


def test_answer_is_found_by_what_was_said_and_by_the_childrens_version():
    reference = make.answered(child_version="You asked for swings.").reference
    make.answered(answer="We will paint the wall.", said="The wall is grey.")

    assert [answers(typed) for typed in ("swing", "letters days", '"every letter"')] == [[reference]] * 3


def test_excerpt_marks_what_was_found_and_keeps_html_apart():
    make.published(needs_change="They <b>said</b> the taxis & buses were \ue000late\ue001.")

    pieces = excerpt("taxi")

    assert [text for text, marked in pieces if marked] == ["taxis"]
    assert "\ue000" not in "".join(text for text, _marked in pieces)


def test_excerpt_of_a_long_text_is_short():
    make.published(needs_change=f"{'We waited. ' * 300} A taxi came. {'We waited. ' * 300}")

    text = "".join(text for text, _marked in excerpt("taxi"))

    assert "taxi" in text
    assert len(text) < 600


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The taxi came late.", "The taxi came late."),
        ("One day we rang. The taxi came late. We rang again.", "One day we rang. The taxi came late. We rang again."),
        (f"{'we waited and ' * 60} the taxi came {'and we waited ' * 60}.", "… "),
    ],
)
def test_excerpt_says_where_it_begins_within_a_sentence(text, wanted):
    make.published(needs_change=text)

    shown = "".join(text for text, _marked in excerpt("taxi"))

    assert shown.startswith(wanted)
    assert shown.endswith(" …") is (wanted == "… ")


def test_excerpt_between_sentences_has_no_dots_before_it():
    waited = "We waited for hours and nobody came to tell us why. "
    make.published(needs_change=f"{waited * 9}The taxi was late. {waited * 9}")

    shown = "".join(text for text, _marked in excerpt("taxi"))

    assert "taxi" in shown
    assert shown.removeprefix("… ")[0].isupper() is (not shown.startswith("… "))


def test_excerpt_in_a_script_without_spaces():
    make.published(needs_change="我们等了两年才得到学校的帮助")

    assert excerpt("两年") == [("我们等了", False), ("两年", True), ("才得到学校的帮助", False)]


@pytest.mark.parametrize(
    ("typed", "instead"),
    [
        ("tansport", "transport"),
        ("trasnport late", "transport late"),
        ("skool", "school"),
        ("Transprot -taxi", "transport -taxi"),
    ],
)
def test_typing_mistakes_are_forgiven(typed, instead):
    reference = make.published(needs_change="School transport is late. Nobody rings us.").reference
    asked = search.ask(typed)

    found = search.find_experiences(asked, EVERYTHING)

    assert ([item.reference for item, _ in found.page.items], found.instead) == ([reference], instead)
    assert search.find_experiences(asked, EVERYTHING, exact=True).page.items == ()


@pytest.mark.parametrize("typed", ["xylophone", "zz", "transporting", "bus -late", "école"])
def test_words_far_from_any_other_and_words_that_are_known_are_left_as_they_are(typed):
    make.published(needs_change="School transport is late.")

    assert search.find_experiences(search.ask(typed), EVERYTHING).instead == ""


def test_no_word_of_a_hidden_text_is_ever_offered_though_words_are_kept_for_a_while():
    make.published(needs_change="Buses come late.")
    hidden = make.published(needs_change="Tarquin waits.")
    asked = search.ask("busses or tarquinn")
    assert search.find_experiences(asked, EVERYTHING).instead == "buses or tarquin"

    make.raise_concern(hidden)

    assert search.find_experiences(asked, EVERYTHING).instead == "buses or tarquinn"


@pytest.mark.parametrize("number", [1, 3])
def test_find_takes_as_many_queries_for_many_as_for_one(number, django_assert_num_queries):
    for _ in range(number):
        make.answered(make.published(cornerstones=("communicate",)))

    with django_assert_num_queries(4):
        experiences("letters")
    with django_assert_num_queries(7):
        answers("letters")


def test_what_is_told_again_is_not_found_nor_learnt_while_one_of_two_may_not_be_safe():
    unsafe, safe = make.published(needs_change="One."), make.published(needs_change="Two.")
    told = {"said": "They said quillwort.", "child_version": "We heard of samphire."}
    answer = make.answered(unsafe, safe, **told)
    assert [answers(word) for word in ("quillwort", "samphire", "quilwort", "samphre")] == [[answer.reference]] * 4
    make.raise_concern(unsafe)
    assert [answers(word) for word in ("quillwort", "samphire", "quilwort", "samphre")] == [[], [], [], []]
    assert answers("letter") == [answer.reference]


def _update(response, text="The lamp is there now."):
    add_update(
        response=response, progress="under-way", text=text, due_on=None, by=response.written_by, key=str(response.pk)
    )


def test_answer_is_found_by_what_happened_since_and_only_while_it_is_public():
    response = make.answered()
    other = make.answered()
    _update(response)
    _update(other, "We wait for paint.")

    assert [answers("lamps"), answers("lampp"), answers("灯")] == [[response.reference], [response.reference], []]
    assert said("lamps") == {"Since then": "The [lamp] is there now."}


def test_excerpt_keeps_what_the_council_says_and_what_families_said_apart():
    make.answered(said="Families wait for letters.", answer="We send letters in May.", child_version="You get a card.")

    assert said("letter") == {
        "The council answered": "We send [letters] in May.",
        "People told us": "Families wait for [letters].",
    }
    assert said("families may") == {
        "The council answered": "We send letters in [May].",
        "People told us": "[Families] wait for letters.",
    }
    assert said("card") == {"For children": "You get a [card]."}
