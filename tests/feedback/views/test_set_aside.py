import pytest

from accounts.models import Reading
from feedback.models import Decision, OriginalWords
from feedback.services.moderation import claim
from tests.feedback.desk import publish, set_aside
from tests.feedback.factories import raise_concern, received
from tests.feedback.views.test_moderation import QUEUE, page

LIST = "/moderation/set-aside/"
CHOOSE = f"{LIST}choose/"
ADVERT = "Buy cheap watches now"
pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(moderator, signed_in):
    return signed_in(moderator)


def ticks(*items):
    return {"item": [f"{one.reference}:{one.version}" for one in items]}


def test_queue_offers_a_tick_for_what_is_free_and_calm(desk, second_moderator):
    free, worrying, held = received(), received(original="He wants to die."), received()
    claim(submission=held, by=second_moderator)
    shown = page(desk.get(QUEUE))
    ticked = [f'value="{one.reference}"' in shown for one in (free, worrying, held)]
    assert ticked == [True, False, False]


def test_review_shows_the_first_lines_and_notes_each_reading(desk, moderator):
    items = [received(original=f"{ADVERT} {'x' * 400} CANARY-END"), received(original="Call this number")]
    shown = page(desk.get(CHOOSE, {"item": [one.reference for one in items]}))
    assert [one for one in (ADVERT, "Call this number") if one not in shown] == []
    assert "CANARY-END" not in shown
    noted = set(Reading.objects.values_list("by", "record", "reference"))
    assert noted == {(moderator.pk, "words-as-sent", one.reference) for one in items}


def test_review_leaves_out_and_says_so(desk, second_moderator):
    worrying, held, flagged, decided = received(original="He wants to die."), received(), received(), received()
    claim(submission=held, by=second_moderator)
    raise_concern(flagged)
    publish(decided, second_moderator)
    shown = page(desk.get(CHOOSE, {"item": [one.reference for one in (worrying, held, flagged, decided)]}))
    assert f"{worrying.reference}: Some words may mean that somebody is not safe" in shown
    assert f"{held.reference}: Sam Second is reading this one." in shown
    assert "2 that are no longer at your desk" in shown
    assert [one for one in ("wants to die", flagged.reference, decided.reference) if one in shown] == []
    assert Reading.objects.count() == 0


def test_review_of_nothing_goes_back_and_says_what_to_do(desk):
    assert "Tick at least one first." in page(desk.get(CHOOSE, follow=True))


def test_review_takes_only_so_many(desk):
    items = [received(original=ADVERT) for _ in range(22)]
    answer = desk.get(CHOOSE, {"item": [one.reference for one in items]})
    assert len(answer.context["shown"]) == 20
    assert "You ticked more than 20. These are the first 20." in page(answer)


@pytest.mark.parametrize("item", ["x" * 300, "DEV-NONE-0000", "<b>", "DEV-NONE-0000:9", "：１"])
def test_review_of_odd_references_shows_nothing_of_them(item, desk):
    answer = desk.get(CHOOSE, {"item": [item, item]})
    assert (answer.status_code, "There is nothing left to set aside." in page(answer)) == (200, True)


@pytest.mark.parametrize("number", [1, 3])
def test_review_asks_the_same_beside_the_readings(number, moderator, signed_in, django_assert_num_queries):
    items = [received(original=ADVERT).reference for _ in range(number)]
    client = signed_in(moderator)
    client.get(CHOOSE, {"item": items})
    with django_assert_num_queries(9 + 5 * number):
        client.get(CHOOSE, {"item": items})


def test_confirm_sets_aside_and_lists_who_and_why(desk, moderator):
    items = [received(original=ADVERT) for _ in range(2)]
    shown = page(desk.post(CHOOSE, ticks(*items) | {"reason": "advert", "note": "Watches."}, follow=True))
    assert "2 set aside. Nothing was deleted." in shown
    assert "Mo Moderator set it aside on" in shown
    assert "It is an advert. Watches." in shown
    assert OriginalWords.objects.count() == 2


def test_confirm_names_what_changed_meanwhile(desk, second_moderator):
    calm, changed = received(original=ADVERT), received(original=ADVERT)
    posted = ticks(calm, changed) | {"reason": "advert"}
    publish(changed, second_moderator)
    shown = page(desk.post(CHOOSE, posted, follow=True))
    assert "1 set aside." in shown
    assert f"{changed.reference} was not set aside. Sam Second was quicker: Publish." in shown


def test_confirm_counts_what_was_flagged_meanwhile_and_names_it_not(desk):
    flagged = received(original=ADVERT)
    posted = ticks(flagged) | {"reason": "advert"}
    raise_concern(flagged)
    shown = page(desk.post(CHOOSE, posted, follow=True))
    assert "1 of them is no longer at your desk." in shown
    assert flagged.reference not in shown


def test_confirm_without_a_reason_keeps_ticks_and_note(desk):
    item = received(original=ADVERT)
    shown = page(desk.post(CHOOSE, ticks(item) | {"note": "My typed note"}))
    assert [one for one in ("Select why you set them aside", "My typed note", ADVERT) if one not in shown] == []
    assert Decision.objects.count() == 0


@pytest.mark.parametrize("item", [[], ["x"], ["DEV-NONE-0000:1"], ["DEV:²"], ["A:999999999999999999999"], ["a:1"] * 50])
def test_confirm_of_odd_ticks_does_nothing(item, desk):
    answer = desk.post(CHOOSE, {"item": item, "reason": "advert"}, follow=True)
    assert (answer.status_code, Decision.objects.count()) == (200, 0)


def test_confirm_pressed_twice_says_the_same(desk):
    posted = ticks(received(original=ADVERT)) | {"reason": "machine"}
    shown = [page(desk.post(CHOOSE, posted, follow=True)) for _ in range(2)]
    assert ["1 set aside." in one for one in shown] == [True, True]
    assert Decision.objects.count() == 1


def test_list_is_of_ones_own_desk(desk, council_moderator, signed_in, moderator):
    item = received(original=ADVERT)
    set_aside(item, by=moderator)
    assert (item.reference in page(desk.get(LIST)), item.reference in page(signed_in(council_moderator).get(LIST))) == (
        True,
        False,
    )


def test_list_never_shows_words(desk, moderator):
    set_aside(received(original="CANARY words"), by=moderator)
    assert "CANARY" not in page(desk.get(LIST))


def test_list_pages_by_key(desk, moderator):
    items = [received(original=ADVERT) for _ in range(25)]
    set_aside(*items, by=moderator)
    first = desk.get(LIST).context["page"]
    second = desk.get(LIST, {"after": first.next_after}).context["page"]
    shown = [line.reference for line in (*first.items, *second.items)]
    assert (shown, second.next_after) == ([item.reference for item in reversed(items)], "")


@pytest.mark.parametrize("number", [1, 3])
def test_list_asks_the_same_few_things(number, moderator, signed_in, django_assert_num_queries):
    set_aside(*(received() for _ in range(number)), by=moderator)
    client = signed_in(moderator)
    client.get(LIST)
    with django_assert_num_queries(6):
        client.get(LIST)


@pytest.mark.parametrize("key", ["x", "-1", "9" * 30, "²"])
def test_list_shows_the_first_page_for_a_damaged_key(key, desk, moderator):
    set_aside(item := received(), by=moderator)
    assert [line.reference for line in desk.get(LIST, {"after": key}).context["page"].items] == [item.reference]


def test_put_back_brings_it_to_the_queue_with_its_age(desk, moderator):
    item = received(original=ADVERT)
    set_aside(item, by=moderator)
    item.refresh_from_db()
    answer = desk.post(f"{LIST}{item.reference}/put-back/", {"seen_version": item.version}, follow=True)
    assert f"{item.reference} is back in the queue." in page(answer)
    assert [one.reference for one in desk.get(QUEUE).context["queue"].items] == [item.reference]


def test_put_back_of_an_older_version_says_who_was_quicker(desk, moderator):
    item = received(original=ADVERT)
    set_aside(item, by=moderator)
    answer = desk.post(f"{LIST}{item.reference}/put-back/", {"seen_version": 1})
    assert (answer.status_code, "Mo Moderator has decided" in page(answer)) == (409, True)


def test_put_back_without_a_version_changes_nothing(desk, moderator):
    set_aside(item := received(), by=moderator)
    assert desk.post(f"{LIST}{item.reference}/put-back/", {"seen_version": "x"}).url == LIST
    item.refresh_from_db()
    assert item.state == "set-aside"


def test_nothing_left_to_choose_is_no_error(desk, moderator):
    set_aside(item := received(original=ADVERT), by=moderator)
    shown = page(desk.post("/moderation/set-aside/choose/", {"item": f"{item.reference}:2"}))
    assert ("There is nothing left to set aside." in shown, "Select why" in shown) == (True, False)
